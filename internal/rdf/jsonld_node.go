package rdf

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
)

// node reads a node object and gives the node.
func (j *jsonLD) node(c *context, m map[string]any) (Term, error) {
	if j.depth++; j.depth > maxDepth {
		return Term{}, j.fault("nodes nested more than %d deep", maxDepth)
	}
	defer func() { j.depth-- }()
	if v, own := m["@context"]; own {
		var err error
		if c, err = c.extend(j, v, 0); err != nil {
			return Term{}, err
		}
	}
	keys := slices.Sorted(maps.Keys(m))
	subject, err := j.subject(c, m, keys)
	if err != nil {
		return subject, err
	}
	for _, key := range keys {
		if err := j.member(c, subject, key, m[key]); err != nil {
			return subject, err
		}
	}
	return subject, nil
}

func (j *jsonLD) subject(c *context, m map[string]any, keys []string) (Term, error) {
	for _, key := range keys {
		if c.keyword(key) == "@id" {
			id, ok := m[key].(string)
			if !ok || len(id) > maxIRI {
				return Term{}, j.fault("an @id that is no address")
			}
			return reference(c.expand(id, false)), nil
		}
	}
	return j.blank(), nil
}

func (j *jsonLD) member(c *context, subject Term, key string, v any) error {
	switch word := c.keyword(key); word {
	case "":
		return j.property(c, subject, key, v)
	case "@id", "@context", "@index":
		return nil
	case "@type":
		return j.types(c, subject, v)
	case "@graph":
		return j.graph(c, v)
	case "@reverse":
		m, _ := v.(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(m)) {
			p := c.expand(name, true)
			if err := j.values(c, definition{iri: p, reverse: true}, subject, m[name]); err != nil {
				return err
			}
		}
		return nil
	default:
		return j.fault("this JSON-LD uses %s, which is not read here: convert the file to Turtle", cut(word))
	}
}

func (j *jsonLD) types(c *context, subject Term, v any) error {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, one := range list {
		s, ok := one.(string)
		if !ok {
			return j.fault("an @type that is no name")
		}
		if full := c.expand(s, true); absolute(full) {
			if err := j.say(subject, RDFType, reference(full), false); err != nil {
				return err
			}
		}
	}
	return nil
}

func (j *jsonLD) property(c *context, subject Term, key string, v any) error {
	def, known := c.terms[key]
	if !known {
		def = definition{iri: c.expand(key, true)}
	}
	if def.unread != "" {
		return j.fault("the term %q is defined with %s, which is not read here: convert the file to Turtle", cut(key), def.unread)
	}
	if !absolute(def.iri) {
		return nil // a key without meaning, as the standard has it
	}
	if m, ok := v.(map[string]any); ok && def.container == "@language" {
		return j.languages(subject, def, m)
	}
	if list, ok := v.([]any); ok && def.container == "@list" {
		return j.list(c, def, subject, list)
	}
	return j.values(c, def, subject, v)
}

func (j *jsonLD) languages(subject Term, def definition, m map[string]any) error {
	for _, lang := range slices.Sorted(maps.Keys(m)) {
		list, ok := m[lang].([]any)
		if !ok {
			list = []any{m[lang]}
		}
		for _, one := range list {
			s, ok := one.(string)
			if !ok {
				continue // null
			}
			t := Term{Kind: Literal, Value: s, Lang: lang}
			if lang == "@none" {
				t.Lang = ""
			}
			if err := j.say(subject, def.iri, t, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// values states every value of a property.
func (j *jsonLD) values(c *context, def definition, subject Term, v any) error {
	if list, ok := v.([]any); ok {
		for _, one := range list {
			if err := j.values(c, def, subject, one); err != nil {
				return err
			}
		}
		return nil
	}
	if m, ok := v.(map[string]any); ok {
		for key, inner := range m {
			switch c.keyword(key) {
			case "@set":
				return j.values(c, def, subject, inner)
			case "@list":
				list, _ := inner.([]any)
				return j.list(c, def, subject, list)
			}
		}
	}
	o, said, err := j.value(c, def, v)
	if err != nil || !said || !absolute(def.iri) {
		return err
	}
	return j.say(subject, def.iri, o, def.reverse)
}

func (j *jsonLD) say(subject Term, predicate string, object Term, reverse bool) error {
	if reverse {
		if object.Kind == Literal {
			return j.fault("a text cannot be the subject of %q", cut(predicate))
		}
		subject, object = object, subject
	}
	return j.each(Triple{Subject: subject, Predicate: predicate, Object: object, Line: j.line})
}

func (j *jsonLD) list(c *context, def definition, subject Term, values []any) error {
	chain := chain{each: j.each}
	for _, v := range values {
		o, said, err := j.value(c, def, v)
		if err != nil {
			return err
		}
		if !said {
			continue
		}
		if err := chain.add(j.blank(), o, j.line); err != nil {
			return err
		}
	}
	head, err := chain.end(j.line)
	if err != nil {
		return err
	}
	return j.say(subject, def.iri, head, def.reverse)
}

// value gives the term of a single value; said is false for null.
func (j *jsonLD) value(c *context, def definition, v any) (o Term, said bool, err error) {
	switch v := v.(type) {
	case nil:
		return o, false, nil
	case []any:
		return o, false, j.fault("a list within a list")
	case map[string]any:
		for key, inner := range v {
			if c.keyword(key) == "@value" {
				return j.literal(c, v, inner)
			}
		}
		o, err = j.node(c, v)
		return o, true, err
	case string:
		return c.coerce(def, v), true, nil
	case json.Number:
		o = Term{Kind: Literal, Value: v.String(), Datatype: number(v)}
	case bool:
		o = Term{Kind: Literal, Value: strconv.FormatBool(v), Datatype: xsd + "boolean"}
	}
	if def.kind != "" && absolute(def.kind) {
		o.Datatype = def.kind
	}
	return o, true, nil
}

// coerce reads a string as its property has it.
func (c *context) coerce(def definition, v string) Term {
	switch def.kind {
	case "@id", "@vocab":
		return reference(c.expand(v, def.kind == "@vocab"))
	case "", "@none":
		o := Term{Kind: Literal, Value: v, Lang: c.lang}
		if def.lang != nil {
			o.Lang = *def.lang
		}
		return o
	}
	return Term{Kind: Literal, Value: v, Datatype: def.kind}
}

// literal reads an object with @value.
func (j *jsonLD) literal(c *context, m map[string]any, value any) (o Term, said bool, err error) {
	o, said, err = j.value(c, definition{kind: "@none"}, value)
	if err != nil || !said || o.Kind != Literal {
		return o, false, err
	}
	if _, text := value.(string); text {
		o.Lang = ""
	}
	for key, v := range m {
		s, _ := v.(string)
		switch c.keyword(key) {
		case "@language":
			o.Lang = s
		case "@type":
			if s == "@json" {
				return o, false, nil
			}
			o.Datatype = c.expand(s, true)
		}
	}
	return o, true, nil
}
