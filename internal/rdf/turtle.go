package rdf

import (
	"io"
	"strconv"
	"strings"
)

// Turtle reads Turtle (W3C, 2014). Graphs in braces and the formulas of N3
// are refused.
func Turtle(r io.Reader, each Each) error {
	t := &turtle{scanner: newScanner(r), each: each, prefixes: map[string]string{}}
	for {
		t.space()
		if t.peek() == eof {
			return t.err
		}
		if err := t.sentence(); err != nil {
			return err
		}
	}
}

// turtle is a reader of Turtle at work: a descent over the grammar with one
// rune to look ahead.
type turtle struct {
	*scanner
	each     Each
	base     string
	prefixes map[string]string
	blanks   int // made so far
	depth    int
}

// sentence reads a directive or the statements on one subject, with the dot.
func (t *turtle) sentence() error {
	if t.take('@') {
		word, err := t.langTag() // the directives are of the same letters
		if err != nil {
			return err
		}
		if err := t.directive(word); err != nil {
			return err
		}
		return t.dot()
	}
	subject, done, err := t.subject()
	if err != nil || done {
		return err
	}
	t.space()
	// A node in brackets says all on its own.
	if t.peek() != '.' || !strings.HasPrefix(subject.Value, made) {
		if err := t.properties(subject); err != nil {
			return err
		}
	}
	return t.dot()
}

func (t *turtle) dot() error {
	t.space()
	if !t.take('.') {
		return t.unexpected("the dot that ends a statement")
	}
	return nil
}

// directive reads what follows @prefix or @base, or their SPARQL forms.
func (t *turtle) directive(word string) error {
	t.space()
	switch strings.ToLower(word) {
	case "base":
		v, err := t.address()
		t.base = v
		return err
	case "prefix":
		t.scratch = t.scratch[:0]
		if err := t.name(); err != nil {
			return err
		}
		name := string(t.scratch)
		if !t.take(':') {
			return t.unexpected("a prefix and its colon")
		}
		t.space()
		v, err := t.address()
		if len(t.prefixes) >= maxNames {
			return t.fault("more than %d prefixes", maxNames)
		}
		t.prefixes[name] = v
		return err
	}
	return t.fault("unknown directive @%s", word)
}

// subject reads the subject of statements; done says that it was a directive
// in SPARQL's form instead.
func (t *turtle) subject() (s Term, done bool, err error) {
	switch t.peek() {
	case '<', '_', '[', '(', ':':
		s, err = t.object()
		return s, false, err
	case '{':
		return s, false, t.fault("graphs in braces are not read")
	}
	s, word, err := t.prefixed()
	if err != nil || word == "" {
		return s, false, err
	}
	if w := strings.ToLower(word); w == "prefix" || w == "base" {
		return s, true, t.directive(w)
	}
	return s, false, t.fault("%q where a subject was expected", word)
}

// properties reads predicates and objects up to the end of the subject.
func (t *turtle) properties(subject Term) error {
	for {
		predicate, err := t.verb()
		if err != nil {
			return err
		}
		if err := t.objects(subject, predicate); err != nil {
			return err
		}
		t.space()
		if t.peek() != ';' {
			return nil
		}
		for t.take(';') {
			t.space()
		}
		if c := t.peek(); c == '.' || c == ']' {
			return nil
		}
	}
}

func (t *turtle) objects(subject Term, predicate string) error {
	for {
		t.space()
		line := t.line
		object, err := t.object()
		if err != nil {
			return err
		}
		if err := t.each(Triple{Subject: subject, Predicate: predicate, Object: object, Line: line}); err != nil {
			return err
		}
		t.space()
		if !t.take(',') {
			return nil
		}
	}
}

func (t *turtle) verb() (string, error) {
	t.space()
	if t.peek() == '<' {
		v, err := t.address()
		if err == nil && v == "" {
			err = t.fault("a property without an address")
		}
		return v, err
	}
	p, word, err := t.prefixed()
	switch {
	case err != nil:
		return "", err
	case word == "a":
		return RDFType, nil
	case word != "":
		return "", t.fault("%q where a property was expected", word)
	case p.Value == "":
		return "", t.fault("a property without an address")
	}
	return p.Value, nil
}

// made begins the names of blank nodes that the file does not name.
const made = "_:["

func (t *turtle) blank() Term {
	t.blanks++
	return Term{Kind: Blank, Value: made + strconv.Itoa(t.blanks)}
}

func (t *turtle) enter() error {
	if t.depth++; t.depth > maxDepth {
		return t.fault("nodes nested more than %d deep", maxDepth)
	}
	return nil
}
