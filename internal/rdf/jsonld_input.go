package rdf

import (
	"errors"
	"io"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonInput hands bytes to the JSON decoder and looks at them on the way:
// the decoder would replace broken UTF-8 and halves of surrogate pairs
// silently, and would take texts and nesting of any size. It also remembers
// where the lines end that the decoder has not reached yet.
type jsonInput struct {
	r    io.Reader
	err  error
	line int // at the end of what was read
	left int // bytes until the value is too long

	read, depth int
	breaks      []int64 // offsets of line ends not yet passed
	passed      int     // line ends before those

	quoted  bool
	length  int    // of the string or bare word
	space   int    // length of the white space
	escape  int    // bytes of an escape read: 0 none, 1 the backslash, 2 and on \u and digits
	hex     rune   // its value so far
	high    rune   // a high half that waits for its low one
	pending []byte // of a character cut by the end of a read
}

func appendInt(n int) []byte { return strconv.AppendInt(nil, int64(n), 10) }

func (in *jsonInput) Read(p []byte) (int, error) {
	if in.err != nil {
		return 0, in.err
	}
	const atOnce = 64 << 10 // the decoder's buffer grows, and it would fill it
	n, err := in.r.Read(p[:min(len(p), atOnce)])
	for _, c := range p[:n] {
		if e := in.see(c); e != nil {
			in.err = e
			return 0, e
		}
	}
	if err == nil || errors.Is(err, io.EOF) {
		if errors.Is(err, io.EOF) && len(in.pending) > 0 {
			in.err = fault(in.line, "the text is not UTF-8")
			return 0, in.err
		}
		return n, err
	}
	in.err = err
	return n, err
}

// see takes in one byte.
func (in *jsonInput) see(c byte) error {
	in.read++
	if in.left--; in.left < 0 {
		return fault(in.line, "more than %d MiB in one piece: put the @context before the @graph, or convert the file to Turtle", maxNode>>20)
	}
	if c == '\n' {
		in.line++
		in.breaks = append(in.breaks, int64(in.read-1))
	}
	if err := in.utf8(c); err != nil {
		return err
	}
	if in.quoted {
		return in.inString(c)
	}
	return in.structure(c)
}

func (in *jsonInput) structure(c byte) error {
	switch c {
	case '"':
		in.quoted, in.length, in.space = true, 0, 0
		return nil
	case '{', '[':
		if in.depth++; in.depth > maxDepth {
			return fault(in.line, "nodes nested more than %d deep", maxDepth)
		}
	case '}', ']':
		in.depth--
	case ' ', '\t', '\r', '\n':
		// The decoder looks at a run of space again with every read.
		if in.space++; in.space > maxText {
			return fault(in.line, "more than %d bytes of white space", maxText)
		}
		in.length = 0
		return nil
	case ',', ':':
	default:
		in.space = 0
		if in.length++; in.length > maxIRI {
			return fault(in.line, "a number of more than %d digits", maxIRI)
		}
		return nil
	}
	in.length, in.space = 0, 0
	return nil
}

func (in *jsonInput) inString(c byte) error {
	if in.length++; in.length > maxText {
		return fault(in.line, "a text of more than %d bytes", maxText)
	}
	switch {
	case in.escape == 1 && c == 'u':
		in.escape, in.hex = 2, 0
		return nil
	case in.escape == 1:
		in.escape = 0
		return in.half(0)
	case in.escape >= 2:
		return in.digit(c)
	case c == '\\':
		in.escape = 1
		return nil
	case c == '"':
		in.quoted = false
	}
	return in.half(0)
}

func (in *jsonInput) digit(c byte) error {
	v, err := strconv.ParseUint(string(c), 16, 8)
	if err != nil {
		return fault(in.line, `\u must be followed by 4 hexadecimal digits`)
	}
	in.hex = in.hex<<4 | rune(v)
	if in.escape++; in.escape < 6 {
		return nil
	}
	in.escape = 0
	return in.half(in.hex)
}

// half pairs the halves of a character above U+FFFF; c is an escaped one, 0
// for anything else.
func (in *jsonInput) half(c rune) error {
	high := in.high
	in.high = 0
	switch {
	case high != 0 && utf16.DecodeRune(high, c) == utf8.RuneError:
		return fault(in.line, "\\u%04X is half of a surrogate pair, no character", high)
	case high == 0 && utf16.IsSurrogate(c):
		if c >= 0xDC00 {
			return fault(in.line, "\\u%04X is half of a surrogate pair, no character", c)
		}
		in.high = c
	}
	return nil
}

func (in *jsonInput) utf8(c byte) error {
	if len(in.pending) == 0 && c < utf8.RuneSelf {
		return nil
	}
	in.pending = append(in.pending, c)
	if !utf8.FullRune(in.pending) {
		return nil
	}
	if !utf8.Valid(in.pending) {
		return fault(in.line, "the text is not UTF-8")
	}
	in.pending = in.pending[:0]
	return nil
}

// lineAt gives the line of an offset; offsets never go back.
func (in *jsonInput) lineAt(offset int64) int {
	n := 0
	for n < len(in.breaks) && in.breaks[n] < offset {
		n++
	}
	in.passed += n
	in.breaks = in.breaks[n:]
	return in.passed + 1
}
