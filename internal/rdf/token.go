package rdf

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// iriref reads an IRI in angle brackets, as written.
func (s *scanner) iriref() (string, error) {
	if !s.take('<') {
		return "", s.unexpected("an address in < >")
	}
	s.scratch = s.scratch[:0]
	for {
		c := s.next()
		switch {
		case c == '>':
			return string(s.scratch), nil
		case c == '\\':
			var err error
			if c, err = s.codepoint(s.next()); err != nil {
				return "", err
			}
		case c == eof:
			return "", s.unexpected(">")
		}
		if c <= ' ' || strings.ContainsRune("<\"{}|^`", c) {
			return "", s.fault("%q within an address in < >", c)
		}
		if err := s.add(c, maxIRI); err != nil {
			return "", err
		}
	}
}

// quoted reads a literal between quotes or, if long is allowed, triple quotes.
func (s *scanner) quoted(long bool) (string, error) {
	quote := s.next()
	s.scratch = s.scratch[:0]
	triple := false
	if s.peek() == quote {
		s.next()
		if !long || s.peek() != quote {
			return "", nil
		}
		s.next()
		triple = true
	}
	start := s.line
	for run := 0; ; {
		c := s.next()
		switch {
		case c == eof && s.err == nil:
			return "", fault(start, "a text in quotes is never closed")
		case c == eof:
			return "", s.err
		case c == quote && !triple:
			return string(s.scratch), nil
		case c == quote:
			if run++; run >= 3 && s.peek() != quote {
				return string(s.scratch[:len(s.scratch)-2]), nil
			}
		case (c == '\n' || c == '\r') && !triple:
			return "", fault(start, "a text in quotes is not closed on its line")
		case c == '\\':
			var err error
			if c, err = s.escape(); err != nil {
				return "", err
			}
			run = 0
		default:
			run = 0
		}
		if err := s.add(c, maxText); err != nil {
			return "", err
		}
	}
}

const (
	escapes = `tbnrf"'\`
	escaped = "\t\b\n\r\f\"'\\"
)

// escape reads what stands behind a backslash in a literal.
func (s *scanner) escape() (rune, error) {
	c := s.next()
	if i := strings.IndexRune(escapes, c); i >= 0 {
		return rune(escaped[i]), nil
	}
	return s.codepoint(c)
}

// codepoint reads the digits behind \u and \U. A pair of surrogates, which
// some programs write, is one character; half of one is an error.
func (s *scanner) codepoint(kind rune) (rune, error) {
	if kind != 'u' && kind != 'U' {
		return 0, s.fault("unknown escape \\%c", max(kind, ' '))
	}
	c, err := s.hex(kind)
	if err != nil || !utf16.IsSurrogate(c) {
		return c, err
	}
	if s.take('\\') && s.take('u') {
		low, err := s.hex('u')
		if err != nil {
			return 0, err
		}
		if r := utf16.DecodeRune(c, low); r != unicode.ReplacementChar {
			return r, nil
		}
	}
	return 0, s.fault("\\u%04X is half of a surrogate pair, no character", c)
}

func (s *scanner) hex(kind rune) (rune, error) {
	digits := 4
	if kind == 'U' {
		digits = 8
	}
	var v uint32
	for range digits {
		c := s.next()
		d := strings.IndexRune("0123456789abcdef", unicode.ToLower(c))
		if c == eof || d < 0 {
			return 0, s.fault("\\%c must be followed by %d hexadecimal digits", kind, digits)
		}
		v = v<<4 | uint32(d)
	}
	if v > utf8.MaxRune {
		return 0, s.fault("\\U%08X is no character", v)
	}
	return rune(v), nil
}

// langTag reads a language tag behind its @.
func (s *scanner) langTag() (string, error) {
	s.scratch = s.scratch[:0]
	for {
		c := s.peek()
		if !isASCIILetter(c) && (len(s.scratch) == 0 || c != '-' && (c < '0' || c > '9')) {
			break
		}
		if err := s.add(s.next(), 64); err != nil {
			return "", err
		}
	}
	if len(s.scratch) == 0 {
		return "", s.unexpected("a language")
	}
	return string(s.scratch), nil
}

// blankLabel reads the name of a blank node, with its "_:".
func (s *scanner) blankLabel() (Term, error) {
	s.next()
	if !s.take(':') {
		return Term{}, s.unexpected(": behind _")
	}
	s.scratch = append(s.scratch[:0], "_:"...)
	if err := s.name(); err != nil {
		return Term{}, err
	}
	if len(s.scratch) == 2 {
		return Term{}, s.unexpected("the name of a blank node")
	}
	return Term{Kind: Blank, Value: string(s.scratch)}, nil
}

// name appends letters, digits and what else a name may hold. A dot belongs
// to it only if more of it follows.
func (s *scanner) name() error {
	for {
		c := s.peek()
		if !isNameRune(c) && (c != '.' || !s.dotWithin()) {
			return nil
		}
		if err := s.add(s.next(), maxIRI); err != nil {
			return err
		}
	}
}

func (s *scanner) dotWithin() bool {
	const look = 16
	rest := strings.TrimLeft(string(s.after(look)), ".")
	c, _ := utf8.DecodeRuneInString(rest)
	return rest != "" && (isNameRune(c) || c == ':' || c == '%' || c == '\\')
}

func isNameRune(c rune) bool {
	return c == '_' || c == '-' || c == '\u00B7' || isASCIILetter(c) || c >= '0' && c <= '9' ||
		c > 127 && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c))
}

func isASCIILetter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
