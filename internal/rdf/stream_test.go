package rdf

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
)

// endless repeats a text for ever and counts what was taken of it.
type endless struct {
	text string
	n    int
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.text[(e.n+i)%len(e.text)]
	}
	e.n += len(p)
	return len(p), nil
}

// TestEndless: a piece without end is refused before it fills the memory,
// whatever it is a piece of.
func TestEndless(t *testing.T) {
	const x = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://e/"`
	for name, tc := range map[string]struct {
		f           Format
		start, more string
	}{
		"literal":        {FormatTurtle, `<a> <b> "`, "x"},
		"long literal":   {FormatTurtle, `<a> <b> """`, "x\n"},
		"escapes":        {FormatNTriples, `<a> <b> "`, `\u0041`},
		"address":        {FormatTurtle, `<a> <b> <`, "x"},
		"name":           {FormatTurtle, `PREFIX `, "x"},
		"number":         {FormatTurtle, `<a> <b> `, "1"},
		"language":       {FormatTurtle, `<a> <b> "x"@`, "x"},
		"blank node":     {FormatNTriples, `_:`, "x"},
		"brackets":       {FormatTurtle, `<a> <b> `, "[<c>"},
		"text":           {FormatRDFXML, x + "><A><b>", "x"},
		"attribute":      {FormatRDFXML, x + ` a="`, "x"},
		"attributes":     {FormatRDFXML, x, ` a=""`},
		"remark":         {FormatRDFXML, "<!--", "x"},
		"declaration":    {FormatRDFXML, "<!DOCTYPE [", "<!ENTITY a 'b'>"},
		"CDATA pieces":   {FormatRDFXML, x + "><A><b>", "<![CDATA[xxxxxxxx]]>"},
		"markup":         {FormatRDFXML, x + "><A><b r:parseType='Literal'>", "<i>xxxxxxxxx</i>"},
		"JSON text":      {FormatJSONLD, `{"a":"`, "x"},
		"JSON number":    {FormatJSONLD, `{"a":`, "1"},
		"JSON members":   {FormatJSONLD, `{"a":1`, `,"a":"` + strings.Repeat("x", 500) + `"`},
		"JSON node":      {FormatJSONLD, `[{"a":[1`, `,"xxxxxxxxxxxxxxxxxxx"`},
		"JSON graph":     {FormatJSONLD, `{"@graph":[1`, `,"xxxxxxxxxxxxxxxxx"`},
		"JSON space":     {FormatJSONLD, `[{"a":`, "                    "},
		"JSON end":       {FormatJSONLD, `[]`, "\n                   "},
		"JSON prefix":    {FormatJSONLD, `{"`, "x"},
		"N-Triples word": {FormatNTriples, "", "x"},
	} {
		t.Run(name, func(t *testing.T) {
			more := &endless{text: tc.more}
			err := Read(io.MultiReader(strings.NewReader(tc.start), more), tc.f, func(Triple) error { return nil })
			if !errors.Is(err, ErrMalformed) || more.n > maxNode+1<<20 {
				t.Errorf("%v after %d bytes", err, more.n)
			}
		})
	}
}

// TestJSONLDStreams: nodes behind the context go by one at a time.
func TestJSONLDStreams(t *testing.T) {
	node := `{"@id":"a","b":"` + strings.Repeat("x", 2000) + `"},` + "\n"
	nodes := 5 * maxNode / 4 / len(node)
	for name, start := range map[string]string{
		"in a graph": `{"@context":{"@vocab":"http://e/"},"@graph":[`, "plain": "[",
	} {
		in := io.MultiReader(strings.NewReader(start), io.LimitReader(&endless{text: node}, int64(nodes*len(node))), strings.NewReader(`{}]`))
		if strings.HasPrefix(start, "{") {
			in = io.MultiReader(in, strings.NewReader("}"))
		}
		var m, before runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		n, most, line := 0, uint64(0), 0
		err := JSONLD(in, func(tr Triple) error {
			if n++; n%5000 == 0 {
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
			line = tr.Line
			return nil
		})
		if strings.HasPrefix(start, "{") && (n != nodes || line != nodes) {
			t.Errorf("%s: %d triples of %d, the last on line %d", name, n, nodes, line)
		}
		if err != nil || most > before.HeapAlloc+16<<20 {
			t.Errorf("%s: %v, %d MiB", name, err, most>>20)
		}
	}
}
