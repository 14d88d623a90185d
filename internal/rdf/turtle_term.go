package rdf

import (
	"net/url"
	"strings"
)

// object reads any term.
func (t *turtle) object() (Term, error) {
	switch c := t.peek(); {
	case c == '<':
		v, err := t.address()
		return iri(v), err
	case c == '_':
		return t.blankLabel()
	case c == '[':
		return t.brackets()
	case c == '(':
		return t.collection()
	case c == '"' || c == '\'':
		return t.literal(true, t.verb)
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return t.number()
	}
	o, word, err := t.prefixed()
	if word == "true" || word == "false" {
		return Term{Kind: Literal, Value: word, Datatype: xsd + "boolean"}, err
	}
	if word != "" {
		return o, t.fault("%q where a value was expected", word)
	}
	return o, err
}

// address reads an IRI and makes it absolute if there is a base.
func (t *turtle) address() (string, error) {
	v, err := t.iriref()
	if err != nil {
		return "", err
	}
	v, err = resolve(t.base, v)
	if err != nil {
		return "", t.fault("%q is no address", v)
	}
	return v, nil
}

// resolve makes an IRI absolute. One that is absolute already is not touched,
// for vocabularies compare them letter by letter.
func resolve(base, v string) (string, error) {
	if base == "" || absolute(v) {
		return v, nil
	}
	b, err := url.Parse(base)
	if err != nil {
		return v, err
	}
	r, err := url.Parse(v)
	if err != nil {
		return v, err
	}
	return b.ResolveReference(r).String(), nil
}

func absolute(v string) bool {
	scheme, _, found := strings.Cut(v, ":")
	return found && scheme != "" && !strings.ContainsAny(scheme, "/?#") && isASCIILetter(rune(scheme[0]))
}

// prefixed reads prefix:local. A word without a colon is given as such.
func (t *turtle) prefixed() (term Term, word string, err error) {
	t.scratch = t.scratch[:0]
	if err := t.name(); err != nil {
		return term, "", err
	}
	word = string(t.scratch)
	if t.peek() != ':' {
		if word == "" {
			return term, "", t.unexpected("a name or a value")
		}
		return term, word, nil
	}
	space, known := t.prefixes[word]
	if !known {
		return term, "", t.fault("the prefix %q is not declared", word)
	}
	t.next()
	t.scratch = append(t.scratch[:0], space...)
	err = t.local()
	return iri(string(t.scratch)), "", err
}

// local appends the part of a name behind its colon, where escapes may stand.
func (t *turtle) local() error {
	for {
		if err := t.name(); err != nil {
			return err
		}
		switch t.peek() {
		case ':', '%':
		case '\\':
			t.next()
			if !strings.ContainsRune("_~.-!$&'()*+,;=/?#@%", t.peek()) {
				return t.unexpected("a sign that may be escaped in a name")
			}
		default:
			return nil
		}
		if err := t.add(t.next(), maxIRI); err != nil {
			return err
		}
	}
}

// number reads an integer, a decimal or a double.
func (t *turtle) number() (Term, error) {
	t.scratch = t.scratch[:0]
	kind := "integer"
	for {
		c := t.peek()
		switch {
		case c >= '0' && c <= '9':
		case (c == '+' || c == '-') && (len(t.scratch) == 0 || lower(t.scratch[len(t.scratch)-1]) == 'e'):
		case c == '.' && kind == "integer" && digitOrExponent(t.after(1)):
			kind = "decimal"
		case (c == 'e' || c == 'E') && kind != "double":
			kind = "double"
		default:
			v := string(t.scratch)
			if !strings.ContainsAny(v, "0123456789") || strings.HasSuffix(strings.ToLower(v), "e") {
				return Term{}, t.unexpected("a number")
			}
			return Term{Kind: Literal, Value: v, Datatype: xsd + kind}, nil
		}
		if err := t.add(t.next(), maxIRI); err != nil {
			return Term{}, err
		}
	}
}

func lower(b byte) byte { return b | 0x20 }

func digitOrExponent(b []byte) bool {
	return len(b) > 0 && (b[0] >= '0' && b[0] <= '9' || lower(b[0]) == 'e')
}

// brackets reads [ … ], a node without a name.
func (t *turtle) brackets() (Term, error) {
	if err := t.enter(); err != nil {
		return Term{}, err
	}
	defer func() { t.depth-- }()
	t.next()
	node := t.blank()
	t.space()
	if t.peek() != ']' {
		if err := t.properties(node); err != nil {
			return node, err
		}
	}
	t.space()
	if !t.take(']') {
		return node, t.unexpected("]")
	}
	return node, nil
}

// collection reads ( … ) and gives it as a list of rdf:first and rdf:rest.
func (t *turtle) collection() (Term, error) {
	if err := t.enter(); err != nil {
		return Term{}, err
	}
	defer func() { t.depth-- }()
	t.next()
	list := chain{each: t.each}
	for {
		t.space()
		if t.take(')') {
			return list.end(t.line)
		}
		o, err := t.object()
		if err != nil {
			return o, err
		}
		if err := list.add(t.blank(), o, t.line); err != nil {
			return o, err
		}
	}
}

// chain writes a collection as triples.
type chain struct {
	each       Each
	head, last Term
}

func (c *chain) add(cell, value Term, line int) error {
	if c.head.Value == "" {
		c.head = cell
	} else if err := c.each(Triple{Subject: c.last, Predicate: rdfRest, Object: cell, Line: line}); err != nil {
		return err
	}
	c.last = cell
	return c.each(Triple{Subject: cell, Predicate: rdfFirst, Object: value, Line: line})
}

// end closes the list and gives its head.
func (c *chain) end(line int) (Term, error) {
	if c.head.Value == "" {
		return iri(rdfNil), nil
	}
	return c.head, c.each(Triple{Subject: c.last, Predicate: rdfRest, Object: iri(rdfNil), Line: line})
}
