package rdf

import (
	"bufio"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// errBudget ends a token that is longer than anything sound.
var errBudget = errors.New("rdf: token too long")

// errSurrogate is half of a surrogate pair, written as a number.
var errSurrogate = errors.New("a reference to half of a surrogate pair, which is no character")

// budget gives single bytes, as the XML decoder wants them, but only so many
// before it is topped up: the decoder itself would read any length.
type budget struct {
	r    io.Reader
	buf  *bufio.Reader
	left int
	ref  []byte // a character reference being read, from its &
}

// skipBOM leaves out the mark with which some programs begin UTF-8.
func skipBOM(r io.Reader) *bufio.Reader {
	b := bufio.NewReaderSize(r, 64<<10)
	if head, _ := b.Peek(3); string(head) == "\uFEFF" {
		b.Discard(3) // it was there a moment ago
	}
	return b
}

func (b *budget) ReadByte() (byte, error) {
	if b.buf == nil {
		b.buf = skipBOM(b.r)
	}
	if b.left <= 0 {
		return 0, errBudget
	}
	b.left--
	c, err := b.buf.ReadByte()
	if err == nil {
		err = b.reference(c)
	}
	return c, err
}

// reference refuses &#xD800; and its like, which the decoder would replace
// silently.
func (b *budget) reference(c byte) error {
	const longest = len("&#1114111;")
	if c == '&' {
		b.ref = append(b.ref[:0], c)
		return nil
	}
	if len(b.ref) == 0 {
		return nil
	}
	if c != ';' {
		if b.ref = append(b.ref, c); len(b.ref) > longest {
			b.ref = b.ref[:0]
		}
		return nil
	}
	digits, number := strings.CutPrefix(string(b.ref), "&#")
	b.ref = b.ref[:0]
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	v, err := strconv.ParseUint(digits, base, 16)
	if number && err == nil && utf16.IsSurrogate(rune(v)) {
		return errSurrogate
	}
	return nil
}

// Read is never called by the decoder, which prefers ReadByte.
func (b *budget) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := b.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

var (
	entity  = regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>`)
	foreign = regexp.MustCompile(`<!ENTITY\s+(?:%\s*)?[\w.-]*\s*(?:SYSTEM|PUBLIC)\b`)
)

// doctype takes in the entities that the file declares for itself, which
// stand for namespaces as a rule. They are not expanded within one another,
// so none can grow.
func (x *rdfXML) doctype(d string) error {
	if !strings.HasPrefix(d, "DOCTYPE") {
		return nil
	}
	if strings.HasPrefix(strings.ToLower(d), "doctype html") {
		return x.fault("this is a web page, not a vocabulary: download the file itself")
	}
	if foreign.MatchString(d) {
		return x.fault("an entity lies outside of the file; it is not fetched")
	}
	found := entity.FindAllStringSubmatch(d, maxNames+1)
	if len(found) > maxNames {
		return x.fault("more than %d entities", maxNames)
	}
	x.d.Entity = make(map[string]string, len(found))
	for _, e := range found {
		value := e[2] + e[3]
		if len(value) > maxIRI || strings.ContainsAny(value, "&<") {
			return x.fault("the entity %q holds more than a plain text", cut(e[1]))
		}
		x.d.Entity[e[1]] = value
	}
	return nil
}
