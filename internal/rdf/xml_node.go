package rdf

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// node reads an element that stands for a node, and gives the node.
func (x *rdfXML) node(start xml.StartElement, s scope) (Term, error) {
	if x.depth++; x.depth > maxDepth {
		return Term{}, x.fault("nodes nested more than %d deep", maxDepth)
	}
	defer func() { x.depth-- }()
	s, err := x.inherit(s, start)
	if err != nil {
		return Term{}, err
	}
	subject, err := x.subject(start, s)
	if err != nil {
		return subject, err
	}
	if start.Name.Space != rdfNS || start.Name.Local != "Description" {
		kind, err := x.name(start.Name)
		if err != nil {
			return subject, err
		}
		if err := x.say(subject, RDFType, iri(kind)); err != nil {
			return subject, err
		}
	}
	if err := x.attributes(subject, start, s); err != nil {
		return subject, err
	}
	return subject, x.properties(subject, s)
}

func (x *rdfXML) properties(subject Term, s scope) error {
	items := 0
	return x.children(func(child xml.StartElement) error {
		return x.property(subject, child, s, &items)
	})
}

// subject tells the node an element is about.
func (x *rdfXML) subject(start xml.StartElement, s scope) (Term, error) {
	if v, ok := attr(start, "about"); ok {
		return x.address(v, s)
	}
	if v, ok := attr(start, "ID"); ok {
		return x.address("#"+v, s)
	}
	if v, ok := attr(start, "nodeID"); ok {
		return Term{Kind: Blank, Value: "_:" + v}, nil
	}
	return x.blank(), nil
}

func (x *rdfXML) address(v string, s scope) (Term, error) {
	v = strings.TrimSpace(v)
	full, err := resolve(s.base, v)
	if err != nil {
		return Term{}, x.fault("%q is no address", cut(v))
	}
	if len(full) > maxIRI {
		return Term{}, x.fault("an address of more than %d bytes", maxIRI)
	}
	return iri(full), nil
}

// name gives the IRI of an element or attribute.
func (x *rdfXML) name(n xml.Name) (string, error) {
	if !strings.Contains(n.Space, ":") {
		return "", x.fault("the prefix of %q is not declared", strings.TrimPrefix(n.Space+":"+n.Local, ":"))
	}
	return n.Space + n.Local, nil
}

func (x *rdfXML) say(subject Term, predicate string, object Term) error {
	return x.each(Triple{Subject: subject, Predicate: predicate, Object: object, Line: x.line()})
}

// attributes reads the properties that are written as attributes.
func (x *rdfXML) attributes(subject Term, start xml.StartElement, s scope) error {
	for _, a := range start.Attr {
		switch {
		case a.Name.Space == rdfNS && a.Name.Local == "type":
			kind, err := x.address(a.Value, s)
			if err != nil {
				return err
			}
			if err := x.say(subject, RDFType, kind); err != nil {
				return err
			}
		case !isProperty(a.Name):
		default:
			p, err := x.name(a.Name)
			if err != nil {
				return err
			}
			if err := x.say(subject, p, Term{Kind: Literal, Value: a.Value, Lang: s.lang}); err != nil {
				return err
			}
		}
	}
	return nil
}

func isProperty(n xml.Name) bool {
	return n.Space != rdfNS && n.Space != xmlNS && n.Space != "" && n.Space != "xmlns" && n.Space != "xml"
}

// property reads an element that stands for a property of subject.
func (x *rdfXML) property(subject Term, start xml.StartElement, s scope, items *int) error {
	s, err := x.inherit(s, start)
	if err != nil {
		return err
	}
	predicate, err := x.name(start.Name)
	if err != nil {
		return err
	}
	if predicate == rdfNS+"li" {
		*items++
		predicate = rdfNS + "_" + strconv.Itoa(*items)
	}
	object, err := x.value(start, s)
	if err != nil {
		return err
	}
	return x.say(subject, predicate, object)
}

// value reads what a property element holds, to its end.
func (x *rdfXML) value(start xml.StartElement, s scope) (Term, error) {
	if v, ok := attr(start, "resource"); ok {
		o, err := x.address(v, s)
		if err != nil {
			return o, err
		}
		return o, x.described(o, start, s)
	}
	if v, ok := attr(start, "nodeID"); ok {
		o := Term{Kind: Blank, Value: "_:" + v}
		return o, x.described(o, start, s)
	}
	switch parse, _ := attr(start, "parseType"); parse {
	case "Resource":
		return x.resource(s)
	case "Collection":
		return x.collection(s)
	case "":
		return x.content(start, s)
	}
	text, err := x.markup()
	return Term{Kind: Literal, Value: text, Datatype: rdfNS + "XMLLiteral"}, err
}

// described reads attributes that describe an object; its element is empty.
func (x *rdfXML) described(o Term, start xml.StartElement, s scope) error {
	if err := x.attributes(o, start, s); err != nil {
		return err
	}
	return x.children(func(child xml.StartElement) error {
		return x.fault("<%s> in an element that names its object already", child.Name.Local)
	})
}
