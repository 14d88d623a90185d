package rdf

import (
	"encoding/json"
	"maps"
	"strings"
)

// context says what the keys and values of nodes mean.
type context struct {
	base, vocab, lang string
	terms             map[string]definition
}

// definition is the meaning of one term.
type definition struct {
	iri       string // or a keyword; "" for a term that is to be left out
	kind      string // "@id", "@vocab" or a datatype
	container string // "@language", "@list", "@set" or ""
	lang      *string
	reverse   bool
	unread    string // what of it is not understood here
}

func newContext() *context { return &context{terms: map[string]definition{}} }

// extend gives the context with what a value of @context adds.
func (c *context) extend(j *jsonLD, v any, depth int) (*context, error) {
	switch v := v.(type) {
	case nil:
		return newContext(), nil
	case string:
		return nil, j.fault("the context %q lies elsewhere and is not fetched: put its content in place of the address", cut(v))
	case []any:
		if depth > 0 {
			return nil, j.fault("a context within a context")
		}
		for _, one := range v {
			var err error
			if c, err = c.extend(j, one, depth+1); err != nil {
				return nil, err
			}
		}
		return c, nil
	case map[string]any:
		return c.with(j, v)
	}
	return nil, j.fault("a context is an object, not a value")
}

func (c *context) with(j *jsonLD, members map[string]any) (*context, error) {
	n := &context{base: c.base, vocab: c.vocab, lang: c.lang, terms: maps.Clone(c.terms)}
	if len(n.terms)+len(members) > maxNames {
		return nil, j.fault("more than %d terms", maxNames)
	}
	if _, asks := members["@import"]; asks {
		return nil, j.fault("@import fetches a context from elsewhere, which is not done")
	}
	for key, to := range map[string]*string{"@base": &n.base, "@vocab": &n.vocab, "@language": &n.lang} {
		if v, stated := members[key]; stated {
			*to, _ = v.(string) // null unsets it
		}
	}
	d := definer{j: j, c: n, raw: members, busy: map[string]bool{}}
	for name := range members {
		if err := d.define(name); err != nil {
			return nil, err
		}
	}
	if n.vocab != "" {
		n.vocab = n.expand(n.vocab, true)
	}
	return n, nil
}

// definer defines the terms of one context, each after those it is built of.
type definer struct {
	j    *jsonLD
	c    *context
	raw  map[string]any
	busy map[string]bool // false once done
}

func (d *definer) define(name string) error {
	v, here := d.raw[name]
	busy, seen := d.busy[name]
	switch {
	case busy:
		return d.j.fault("the term %q is defined by itself", cut(name))
	case !here, seen, strings.HasPrefix(name, "@"):
		return nil
	}
	d.busy[name] = true
	if err := d.meaning(name, v); err != nil {
		return err
	}
	d.busy[name] = false
	return nil
}

func (d *definer) meaning(name string, v any) error {
	def := definition{}
	id := name
	switch v := v.(type) {
	case nil:
		d.c.terms[name] = def
		return nil
	case string:
		id = v
	case map[string]any:
		if s, ok := v["@id"].(string); ok {
			id = s
		}
		if s, ok := v["@reverse"].(string); ok {
			id, def.reverse = s, true
		}
		if err := d.details(&def, v); err != nil {
			return err
		}
	default:
		return d.j.fault("the term %q is defined by a number or list", cut(name))
	}
	var err error
	if id == name {
		delete(d.c.terms, name) // it does not mean what it meant outside
	}
	def.iri, err = d.expand(id, id == name)
	d.c.terms[name] = def
	return err
}

// expand makes a name absolute with the terms of this context; own says that
// it is the term being defined.
func (d *definer) expand(id string, own bool) (string, error) {
	if prefix, _, found := strings.Cut(id, ":"); found {
		if err := d.define(prefix); err != nil {
			return "", err
		}
	} else if !own {
		if err := d.define(id); err != nil {
			return "", err
		}
	}
	return d.c.expand(id, true), nil
}

func (d *definer) details(def *definition, v map[string]any) error {
	for key, value := range v {
		s, _ := value.(string)
		switch key {
		case "@type":
			kind, err := d.expand(s, false)
			if err != nil {
				return err
			}
			def.kind = kind
		case "@language":
			def.lang = &s
		case "@container":
			def.container = container(value)
			if def.container == "?" {
				def.unread = "@container"
			}
		case "@context", "@nest", "@index":
			def.unread = key
		}
	}
	return nil
}

// container reads a container; "?" is one that is not understood.
func container(v any) string {
	if list, ok := v.([]any); ok && len(list) == 1 {
		v = list[0]
	}
	switch v {
	case nil:
		return ""
	case "@language", "@list", "@set":
		return v.(string)
	}
	return "?"
}

// keyword gives the keyword that a key stands for, "" if none.
func (c *context) keyword(key string) string {
	if strings.HasPrefix(key, "@") {
		return key
	}
	if def := c.terms[key]; strings.HasPrefix(def.iri, "@") {
		return def.iri
	}
	return ""
}

// expand makes a name absolute: by the terms if it is one of the vocabulary,
// or else by the base. "" stands for a name without meaning.
func (c *context) expand(v string, vocab bool) string {
	if strings.HasPrefix(v, "@") {
		return v
	}
	if def, known := c.terms[v]; known && vocab {
		return def.iri
	}
	if prefix, local, found := strings.Cut(v, ":"); found {
		if def, known := c.terms[prefix]; known && prefix != "_" && !strings.HasPrefix(local, "//") {
			return def.iri + local
		}
		return v
	}
	if vocab {
		if c.vocab == "" {
			return ""
		}
		return c.vocab + v
	}
	full, err := resolve(c.base, v)
	if err != nil {
		return v
	}
	return full
}

// number gives the datatype of a number as written.
func number(n json.Number) string {
	if strings.ContainsAny(n.String(), ".eE") {
		return xsd + "double"
	}
	return xsd + "integer"
}
