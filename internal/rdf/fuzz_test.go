package rdf

import (
	"bytes"
	"errors"
	"testing"
	"unicode/utf8"
)

// fuzz feeds a reader with anything: it ends with triples or with an *Error,
// and every triple is whole.
func fuzz(f *testing.F, format Format, more ...string) {
	f.Add([]byte(same[format]))
	for _, s := range more {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		err := Read(bytes.NewReader(data), format, func(tr Triple) error {
			if tr.Predicate == "" || tr.Subject.Kind == Literal || tr.Line < 1 {
				t.Errorf("half a triple: %+v", tr)
			}
			if tr.Object.Kind == Literal && !utf8.ValidString(tr.Object.Value) {
				t.Errorf("not UTF-8: %+v", tr)
			}
			return nil
		})
		if err != nil && !errors.Is(err, ErrMalformed) {
			t.Errorf("%T %v", err, err)
		}
	})
}

func FuzzTurtle(f *testing.F) {
	fuzz(f, FormatTurtle, `@prefix : <http://e/> . :a :b 1, -2.5e3, true, [ :c (1 "x"@en-GB) ], """y"z""", '\uD83D\uDE00'^^:t .`, "PREFIX a: <>\nBASE <x>\n<> a <> .", "\"\\uD800\"")
}

func FuzzNTriples(f *testing.F) {
	fuzz(f, FormatNTriples, `_:a <b:c> "\u0041"^^<d:e> . # x`, "_:a")
}

func FuzzRDFXML(f *testing.F) {
	fuzz(f, FormatRDFXML, `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="e:"><A r:ID="i" x:c="1" xmlns:x="f:"><b r:parseType="Resource"><r:li>1</r:li></b><d r:parseType="Literal">x <i>y</i></d><c r:parseType="Collection"><A/></c></A></r:RDF>`)
}

func FuzzJSONLD(f *testing.F) {
	fuzz(f, FormatJSONLD, `{"@graph":[{"b":"x","@reverse":{"c":{}}}],"@context":[{"@vocab":"e:","@language":"pl","c":{"@id":"d:c","@type":"@vocab","@container":["@list"]}},null]}`, `[{"@id":"_:a","e:b":[{"@value":1.5},{"@list":[true]},{"@set":[]}]}]`)
}
