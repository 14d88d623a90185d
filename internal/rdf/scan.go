package rdf

import (
	"bufio"
	"errors"
	"io"
	"unicode/utf8"
)

// eof stands for the end of the text, which no rune does.
const eof rune = -1

// scanner gives the runes of a text with one to look ahead, and counts lines.
// Its first error stays.
type scanner struct {
	r    *bufio.Reader
	line int
	err  error

	ahead   rune
	looked  bool
	scratch []byte // of the token being read
}

func newScanner(r io.Reader) *scanner {
	s := &scanner{r: bufio.NewReaderSize(r, 64<<10), line: 1}
	if s.peek() == '\uFEFF' {
		s.next()
	}
	return s
}

// peek gives the next rune without taking it.
func (s *scanner) peek() rune {
	if s.looked {
		return s.ahead
	}
	s.ahead, s.looked = s.read(), true
	return s.ahead
}

func (s *scanner) read() rune {
	if s.err != nil {
		return eof
	}
	c, n, err := s.r.ReadRune()
	switch {
	case errors.Is(err, io.EOF):
		return eof
	case err != nil:
		s.err = err
		return eof
	case c == utf8.RuneError && n == 1:
		s.err = fault(s.line, "the text is not UTF-8")
		return eof
	}
	return c
}

// next takes the next rune.
func (s *scanner) next() rune {
	c := s.peek()
	s.looked = false
	if c == '\n' {
		s.line++
	}
	return c
}

// take takes the next rune if it is c.
func (s *scanner) take(c rune) bool {
	if s.peek() != c {
		return false
	}
	s.next()
	return true
}

// after gives the bytes behind the rune that peek gives, at most n of them.
func (s *scanner) after(n int) []byte {
	s.peek()
	b, _ := s.r.Peek(n) // fewer at the end of the file
	return b
}

// space skips white space and comments.
func (s *scanner) space() {
	for {
		switch s.peek() {
		case ' ', '\t', '\r', '\n':
			s.next()
		case '#':
			for c := s.peek(); c != '\n' && c != eof; c = s.peek() {
				s.next()
			}
		default:
			return
		}
	}
}

// fault is an error at the present line; that of the text itself goes first.
func (s *scanner) fault(format string, args ...any) error {
	if s.err != nil {
		return s.err
	}
	return fault(s.line, format, args...)
}

// unexpected says what stands where something else should.
func (s *scanner) unexpected(want string) error {
	if c := s.peek(); c != eof {
		return s.fault("%q where %s was expected", c, want)
	}
	return s.fault("the file ends where %s was expected", want)
}

// add appends to the token being read.
func (s *scanner) add(c rune, limit int) error {
	if len(s.scratch) >= limit {
		return s.fault("a text or name of more than %d bytes", limit)
	}
	s.scratch = utf8.AppendRune(s.scratch, c)
	return nil
}
