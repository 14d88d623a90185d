package rdf

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

const xmlNS = "http://www.w3.org/XML/1998/namespace"

// RDFXML reads RDF/XML (W3C, 2014). Entities that a file declares for itself
// are understood; those that lie elsewhere are refused.
func RDFXML(r io.Reader, each Each) error {
	in := &budget{r: r}
	x := &rdfXML{in: in, d: xml.NewDecoder(in), each: each}
	x.d.CharsetReader = func(name string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("the encoding is %q: save the file as UTF-8", name)
	}
	err := x.document()
	if syntax, ok := errors.AsType[*xml.SyntaxError](err); ok {
		return fault(syntax.Line, "not sound XML: %s", syntax.Msg)
	}
	return err
}

// rdfXML is a reader at work: one token after the other, no tree.
type rdfXML struct {
	in     *budget
	d      *xml.Decoder
	each   Each
	blanks int
	depth  int
}

// scope is what an element hands down to those within.
type scope struct{ base, lang string }

func (x *rdfXML) line() int {
	line, _ := x.d.InputPos()
	return line
}

func (x *rdfXML) fault(format string, args ...any) error { return fault(x.line(), format, args...) }

// token gives the next token; one that is too long is an error.
func (x *rdfXML) token() (xml.Token, error) {
	x.in.left = 2 * maxText
	t, err := x.d.Token()
	switch {
	case err == nil, errors.Is(err, io.EOF):
		return t, err
	case errors.Is(err, errBudget):
		return nil, x.fault("a text or element of more than %d bytes", 2*maxText)
	case errors.Is(err, errSurrogate):
		return nil, x.fault("%v", errSurrogate)
	case strings.HasPrefix(err.Error(), "xml: encoding"):
		return nil, x.fault("%s", strings.TrimPrefix(err.Error(), "xml: "))
	case strings.HasPrefix(err.Error(), "xml:"):
		return nil, x.fault("not sound XML: %s", strings.TrimPrefix(err.Error(), "xml: "))
	}
	return nil, err
}

func (x *rdfXML) document() error {
	for {
		t, err := x.token()
		if errors.Is(err, io.EOF) {
			return x.fault("no element in the file")
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.Directive:
			if err := x.doctype(string(t)); err != nil {
				return err
			}
		case xml.StartElement:
			return x.root(t)
		}
	}
}

func (x *rdfXML) root(start xml.StartElement) error {
	if start.Name.Local == "html" {
		return x.fault("this is a web page, not a vocabulary: download the file itself")
	}
	if start.Name.Space != rdfNS || start.Name.Local != "RDF" {
		if _, err := x.node(start, scope{}); err != nil {
			return err
		}
		return x.tail()
	}
	s, _ := x.inherit(scope{}, start)
	err := x.children(func(child xml.StartElement) error {
		_, err := x.node(child, s)
		return err
	})
	if err != nil {
		return err
	}
	return x.tail()
}

// tail reads on to the end: what is cut off or doubled is not sound.
func (x *rdfXML) tail() error {
	for {
		t, err := x.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if s, ok := t.(xml.StartElement); ok {
			return x.fault("<%s> behind the end of the document", s.Name.Local)
		}
	}
}

// children hands on the elements within the one just begun, to its end.
func (x *rdfXML) children(each func(xml.StartElement) error) error {
	for {
		t, err := x.within()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := each(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		case xml.CharData:
			if text := strings.TrimSpace(string(t)); text != "" {
				return x.fault("the text %q where an element was expected", cut(text))
			}
		}
	}
}

// within gives a token inside an element: the end of the file is an error.
func (x *rdfXML) within() (xml.Token, error) {
	t, err := x.token()
	if errors.Is(err, io.EOF) {
		return nil, x.fault("the file ends within an element")
	}
	return t, err
}

// inherit gives the scope within an element.
func (x *rdfXML) inherit(s scope, start xml.StartElement) (scope, error) {
	for _, a := range start.Attr {
		if a.Name.Space != xmlNS {
			continue
		}
		switch a.Name.Local {
		case "lang":
			s.lang = a.Value
		case "base":
			base, err := resolve(s.base, a.Value)
			if err != nil {
				return s, x.fault("%q is no address", cut(a.Value))
			}
			s.base = base
		}
	}
	return s, nil
}

// attr gives an attribute of RDF; old files leave its prefix out.
func attr(start xml.StartElement, name string) (string, bool) {
	for _, a := range start.Attr {
		if a.Name.Local == name && (a.Name.Space == rdfNS || a.Name.Space == "") {
			return a.Value, true
		}
	}
	return "", false
}

func (x *rdfXML) blank() Term {
	x.blanks++
	return Term{Kind: Blank, Value: made + strconv.Itoa(x.blanks)}
}

// cut shortens what is quoted in a message.
func cut(s string) string {
	const enough = 60
	if r := []rune(s); len(r) > enough {
		return string(r[:enough]) + "…"
	}
	return s
}
