package rdf

import (
	"encoding/xml"
	"slices"
	"strings"
)

// content reads a text or one nested node.
func (x *rdfXML) content(start xml.StartElement, s scope) (Term, error) {
	var text []byte
	for {
		t, err := x.within()
		if err != nil {
			return Term{}, err
		}
		switch t := t.(type) {
		case xml.CharData:
			if text = append(text, t...); len(text) > maxText {
				return Term{}, x.fault("a text of more than %d bytes", maxText)
			}
		case xml.StartElement:
			if strings.TrimSpace(string(text)) != "" {
				return Term{}, x.fault("text and <%s> side by side", t.Name.Local)
			}
			return x.nested(t, s)
		case xml.EndElement:
			return x.text(string(text), start, s)
		}
	}
}

// text gives a literal, or the node without a name that an empty element with
// properties as attributes is.
func (x *rdfXML) text(text string, start xml.StartElement, s scope) (Term, error) {
	if text == "" && slices.ContainsFunc(start.Attr, func(a xml.Attr) bool { return isProperty(a.Name) }) {
		o := x.blank()
		return o, x.attributes(o, start, s)
	}
	o := Term{Kind: Literal, Value: text}
	if v, ok := attr(start, "datatype"); ok {
		kind, err := x.address(v, s)
		o.Datatype = kind.Value
		return o, err
	}
	o.Lang = s.lang
	return o, nil
}

// nested reads the one node in a property and the end of that.
func (x *rdfXML) nested(start xml.StartElement, s scope) (Term, error) {
	o, err := x.node(start, s)
	if err != nil {
		return o, err
	}
	return o, x.children(func(second xml.StartElement) error {
		return x.fault("<%s>: a property holds one node, not two", second.Name.Local)
	})
}

// resource reads properties of a node without an element of its own.
func (x *rdfXML) resource(s scope) (Term, error) {
	if x.depth++; x.depth > maxDepth {
		return Term{}, x.fault("nodes nested more than %d deep", maxDepth)
	}
	defer func() { x.depth-- }()
	o := x.blank()
	return o, x.properties(o, s)
}

func (x *rdfXML) collection(s scope) (Term, error) {
	list := chain{each: x.each}
	err := x.children(func(child xml.StartElement) error {
		o, err := x.node(child, s)
		if err != nil {
			return err
		}
		return list.add(x.blank(), o, x.line())
	})
	if err != nil {
		return Term{}, err
	}
	return list.end(x.line())
}

// markup reads an XML literal and keeps its text without the tags.
func (x *rdfXML) markup() (string, error) {
	var text []byte
	for depth := 1; depth > 0; {
		t, err := x.within()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return "", x.fault("elements nested more than %d deep", maxDepth)
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			if text = append(text, t...); len(text) > maxText {
				return "", x.fault("a text of more than %d bytes", maxText)
			}
		}
	}
	return string(text), nil
}
