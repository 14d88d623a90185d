// Package rdf reads RDF triples from Turtle, N-Triples, RDF/XML and JSON-LD,
// as far as published vocabularies use them. The readers stream: they keep one
// statement or node in memory, whatever the size of the file.
//
// Nothing is ever fetched: external entities of XML and remote contexts of
// JSON-LD are refused. What is not sound is told as an *Error with its line.
package rdf

import (
	"errors"
	"fmt"
)

// Bounds on what is read. What goes beyond is an error, so that a damaged or
// hostile file cannot fill the memory.
const (
	maxText  = 1 << 20  // bytes of a literal
	maxIRI   = 8 << 10  // bytes of an IRI or a name
	maxDepth = 100      // nested nodes
	maxNode  = 16 << 20 // bytes of JSON-LD held at once
	maxNames = 10_000   // declared prefixes, and entities
)

// Names of the RDF vocabulary itself.
const (
	rdfNS    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xsd      = "http://www.w3.org/2001/XMLSchema#"
	RDFType  = rdfNS + "type"
	rdfFirst = rdfNS + "first"
	rdfRest  = rdfNS + "rest"
	rdfNil   = rdfNS + "nil"
)

// TermKind says what a term is.
type TermKind uint8

// The kinds of terms.
const (
	IRI TermKind = iota
	Blank
	Literal
)

// Term is a node of the graph: an IRI, a blank node, whose name begins with
// "_:" and holds within its file only, or a literal. A literal has a language
// as written (BCP 47) or a datatype, or neither.
type Term struct {
	Kind           TermKind
	Value          string
	Lang, Datatype string
}

// Triple is a statement, with the line on which it was read; in JSON-LD that
// on which the outermost node begins.
type Triple struct {
	Subject   Term
	Predicate string
	Object    Term
	Line      int
}

// Each takes triples. Its error ends the reading and is returned as it is.
type Each func(Triple) error

// ErrMalformed is what every Error is.
var ErrMalformed = errors.New("rdf: malformed")

// Error says what is wrong with a file and on which line, counted from 1; 0
// if that is not known.
type Error struct {
	Line   int
	Reason string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return e.Reason
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
}

func (e *Error) Unwrap() error { return ErrMalformed }

func fault(line int, format string, args ...any) error {
	return &Error{Line: line, Reason: fmt.Sprintf(format, args...)}
}

func iri(s string) Term { return Term{Kind: IRI, Value: s} }
