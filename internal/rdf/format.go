package rdf

import (
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// Format is a way to write RDF down.
type Format string

// The formats.
const (
	FormatTurtle   Format = "Turtle"
	FormatNTriples Format = "N-Triples"
	FormatRDFXML   Format = "RDF/XML"
	FormatJSONLD   Format = "JSON-LD"
)

// ErrFormat is the error of a file whose format is none of those read here.
var ErrFormat = errors.New("neither Turtle nor N-Triples, RDF/XML or JSON-LD")

var endings = map[string]Format{
	".ttl": FormatTurtle, ".turtle": FormatTurtle, ".n3": FormatTurtle, ".nt": FormatNTriples,
	".rdf": FormatRDFXML, ".xml": FormatRDFXML, ".owl": FormatRDFXML, ".skos": FormatRDFXML,
	".jsonld": FormatJSONLD, ".json": FormatJSONLD,
}

// Detect tells the format from a file's name and its first bytes (some
// hundreds are enough). Where the two differ, the content is believed.
func Detect(name string, head []byte) (Format, error) {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")
	low := strings.ToLower(string(text[:min(len(text), 200)]))
	switch {
	case strings.HasPrefix(low, "<!doctype html"), strings.HasPrefix(low, "<html"):
		return "", fault(1, "this is a web page, not a vocabulary: download the file itself")
	case bytes.HasPrefix(head, []byte("\x1f\x8b")), bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return "", fault(0, "this is a packed file: unpack it first")
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return "", fault(1, "the text is UTF-16: save it as UTF-8")
	case strings.HasPrefix(low, "<?xml"), strings.HasPrefix(low, "<!"), strings.HasPrefix(low, "<rdf:"):
		return FormatRDFXML, nil
	case looksJSON(low):
		return FormatJSONLD, nil
	}
	ending := endings[strings.ToLower(path.Ext(name))]
	if ending == FormatNTriples || looksTurtle(low) {
		if ending == FormatNTriples {
			return ending, nil
		}
		return FormatTurtle, nil
	}
	if ending == "" {
		return "", ErrFormat
	}
	return ending, nil
}

func looksJSON(s string) bool {
	if strings.HasPrefix(s, "{") {
		return true
	}
	rest, array := strings.CutPrefix(s, "[")
	rest = strings.TrimLeft(rest, " \t\r\n")
	return array && (strings.HasPrefix(rest, "{") || rest == "]")
}

// looksTurtle knows N-Triples too: every such file is one of Turtle.
func looksTurtle(s string) bool {
	for _, start := range []string{"@prefix", "@base", "prefix ", "base ", "<http", "<urn:", "<#", "_:"} {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return false
}

// Read reads a file of the format and hands every triple on.
func Read(r io.Reader, f Format, each Each) error {
	switch f {
	case FormatTurtle:
		return Turtle(r, each)
	case FormatNTriples:
		return NTriples(r, each)
	case FormatRDFXML:
		return RDFXML(r, each)
	case FormatJSONLD:
		return JSONLD(r, each)
	}
	return ErrFormat
}
