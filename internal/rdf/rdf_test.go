package rdf

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// triples reads a text and gives its triples in a form that is easy to compare.
func triples(t *testing.T, f Format, text string) []string {
	t.Helper()
	var out []string
	err := Read(strings.NewReader(text), f, func(tr Triple) error {
		out = append(out, show(tr.Subject)+" "+tr.Predicate+" "+show(tr.Object))
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v\n%s", f, err, text)
	}
	return out
}

func show(t Term) string {
	s := t.Value
	if t.Kind == Literal {
		s = fmt.Sprintf("%q", s)
	}
	if t.Lang != "" {
		s += "@" + t.Lang
	}
	if t.Datatype != "" {
		s += "^" + strings.TrimPrefix(t.Datatype, xsd)
	}
	return s
}

// The same three concepts in every format.
var same = map[Format]string{
	FormatTurtle: `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <http://voc.example/> .
# Three concepts.
<enzyme> a skos:Concept ; skos:prefLabel "enzym"@pl , 'enzyme'@en ; skos:notation "7" ;
	skos:narrower <lipase>; .
<lipase> a skos:Concept ;
	skos:prefLabel """lipaza"""@pl ; skos:related <fat> .
<fat> skos:prefLabel "tłuszcz \"stały\""@pl .`,
	FormatNTriples: `<http://voc.example/enzyme> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> .
<http://voc.example/enzyme> <http://www.w3.org/2004/02/skos/core#prefLabel> "enzym"@pl .
<http://voc.example/enzyme> <http://www.w3.org/2004/02/skos/core#prefLabel> "enzyme"@en . # said
<http://voc.example/enzyme> <http://www.w3.org/2004/02/skos/core#notation> "7" .
<http://voc.example/enzyme> <http://www.w3.org/2004/02/skos/core#narrower> <http://voc.example/lipase> .

<http://voc.example/lipase> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> .
<http://voc.example/lipase> <http://www.w3.org/2004/02/skos/core#prefLabel> "lipaza"@pl .
<http://voc.example/lipase> <http://www.w3.org/2004/02/skos/core#related> <http://voc.example/fat> .
<http://voc.example/fat> <http://www.w3.org/2004/02/skos/core#prefLabel> "t\u0142uszcz \"sta\u0142y\""@pl .
`,
	FormatRDFXML: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rdf:RDF [ <!ENTITY voc "http://voc.example/"> ]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
		xml:base="http://voc.example/" xml:lang="pl">
	<skos:Concept rdf:about="&voc;enzyme">
		<skos:prefLabel>enzym</skos:prefLabel>
		<skos:prefLabel xml:lang="en">enzyme</skos:prefLabel>
		<skos:notation xml:lang="">7</skos:notation>
		<skos:narrower>
			<skos:Concept rdf:about="lipase" skos:prefLabel="lipaza">
				<skos:related rdf:resource="fat"/>
			</skos:Concept>
		</skos:narrower>
	</skos:Concept>
	<rdf:Description rdf:about="fat"><skos:prefLabel>tłuszcz <![CDATA["stały"]]></skos:prefLabel></rdf:Description>
</rdf:RDF>`,
	FormatJSONLD: `{"@context": {
	"@base": "http://voc.example/", "skos": "http://www.w3.org/2004/02/skos/core#", "uri": "@id", "type": "@type",
	"prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
	"narrower": {"@id": "skos:narrower", "@type": "@id"}, "Concept": "skos:Concept", "skos:related": {"@type": "@id"}
	}, "graph": "no meaning",
	"@graph": [
		{"uri": "enzyme", "type": "Concept", "prefLabel": {"pl": "enzym", "en": ["enzyme"]}, "skos:notation": "7",
		 "narrower": {"uri": "lipase", "type": "Concept", "prefLabel": {"pl": "lipaza"}, "skos:related": "fat"}},
		{"uri": "fat", "skos:prefLabel": {"@value": "t\u0142uszcz \"stały\"", "@language": "pl"}}
	]}`,
}

func TestFormatsSayTheSame(t *testing.T) {
	want := triples(t, FormatNTriples, same[FormatNTriples])
	slices.Sort(want)
	if len(want) != 9 {
		t.Fatalf("%d triples: %v", len(want), want)
	}
	for f, text := range same {
		got := triples(t, f, "\uFEFF"+text)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", f, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if found, err := Detect("file", []byte(text)); err != nil || f != FormatNTriples && found != f {
			t.Errorf("%s taken for %s (%v)", f, found, err)
		}
		// Read byte by byte, characters are cut in the middle.
		n := 0
		err := Read(iotest.OneByteReader(strings.NewReader(text)), f, func(Triple) error { n++; return nil })
		if err != nil || n != len(want) {
			t.Errorf("%s, byte by byte: %d triples, %v", f, n, err)
		}
	}
}

// TestGrammar reads what the formats have beside the plain case.
func TestGrammar(t *testing.T) {
	const p = "@prefix : <http://e/> .\n"
	const x = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://e/">`
	for name, tc := range map[string]struct {
		f    Format
		text string
		want string
	}{
		"numbers":         {FormatTurtle, p + `:a :b 1, -2.5, 3e2, 4 , true, +.5 .`, `"1"^integer|"-2.5"^decimal|"3e2"^double|"4"^integer|"true"^boolean|"+.5"^decimal`},
		"number and dot":  {FormatTurtle, p + `:a :b 1.`, `"1"^integer`},
		"long literals":   {FormatTurtle, p + `:a :b """x "y" ""z""""", '''l1` + "\n" + `l2''', "", '' .`, `"x \"y\" \"\"z\"\""|"l1\nl2"|""|""`},
		"escapes":         {FormatTurtle, p + `:a :b "\t\n\\\"\u00e9\U0001F600\uD83D\uDE00" .`, `"\t\n\\\"é😀😀"`},
		"datatypes":       {FormatTurtle, "PREFIX e: <http://e/>\nBASE <http://b/>\ne:a e:b \"1\"^^e:t, <c>, \"x\"^^<d> .", `"1"^http://e/t|http://b/c|"x"^http://b/d`},
		"names":           {FormatTurtle, p + `:a.b :b :c.d, :e\,f, :g%20h, :i:j, :12 .`, `http://e/c.d|http://e/e,f|http://e/g%20h|http://e/i:j|http://e/12`},
		"blank nodes":     {FormatTurtle, p + `_:x.y :b _:z, [] , [ :c 1 ; ] . [ :d 2 ] .`, `_:z|_:[1|"1"^integer|_:[2|"2"^integer`},
		"collections":     {FormatTurtle, p + `:a :b (1 (2)), () .`, `"1"^integer|"2"^integer|` + rdfNil + `|_:[3|_:[2|` + rdfNil + `|_:[1|` + rdfNil},
		"semicolons":      {FormatTurtle, p + `:a :b 1 ;; :c 2 ; . # end`, `"1"^integer|"2"^integer`},
		"language tags":   {FormatTurtle, p + `:a :b "x"@en-GB , "y"@pl.`, `"x"@en-GB|"y"@pl`},
		"typed line":      {FormatNTriples, `<http://e/a> <http://e/b> "1"^^<http://e/t>.` + "\r\n" + `_:a <http://e/b> _:b .`, `"1"^http://e/t|_:b`},
		"parse types":     {FormatRDFXML, x + `<A r:ID="i"><b r:parseType="Resource"><c>1</c></b><d r:parseType="Literal">x <i>y</i></d></A></r:RDF>`, `http://e/A|"1"|_:[1|"x y"^` + rdfNS + `XMLLiteral`},
		"xml collection":  {FormatRDFXML, x + `<A><b r:parseType="Collection"><r:Description r:about="http://e/1"/></b><r:li>z</r:li></A></r:RDF>`, `http://e/A|http://e/1|` + rdfNil + `|_:[2|"z"`},
		"xml attributes":  {FormatRDFXML, x + `<A r:nodeID="n" r:type="http://e/T"><b xmlns:q="http://q/" q:c="1"/><d r:datatype="http://e/t">2</d><e r:nodeID="m"/></A></r:RDF>`, `http://e/A|http://e/T|"1"|_:[1|"2"^http://e/t|_:m`},
		"lone node":       {FormatRDFXML, `<A xmlns="http://e/"><b/></A>`, `http://e/A|""`},
		"expanded":        {FormatJSONLD, `[{"@id":"http://e/a","http://e/b":[{"@value":1},{"@value":true},{"@value":"x","@type":"http://e/t"},{"@id":"_:n"}]}]`, `"1"^integer|"true"^boolean|"x"^http://e/t|_:n`},
		"context behind":  {FormatJSONLD, `{"@graph":[{"b":"x"}],"@context":{"@vocab":"http://e/","@language":"pl"}}`, `"x"@pl`},
		"one graph node":  {FormatJSONLD, `{"@context":{"@vocab":"http://e/"},"@graph":{"b":2.5,"c":null}}`, `"2.5"^double`},
		"reverse":         {FormatJSONLD, `{"@context":{"up":{"@reverse":"http://e/down","@type":"@id"}},"@id":"http://e/a","up":"http://e/b","@reverse":{"http://e/c":{"@id":"http://e/d"}}}`, `http://e/a|http://e/a`},
		"list and set":    {FormatJSONLD, `{"@context":{"@vocab":"http://e/","l":{"@container":"@list"}},"l":["x"],"s":{"@set":["y"]}}`, `"x"|` + rdfNil + `|_:[2|"y"`},
		"term on a term":  {FormatJSONLD, `{"@context":{"label":"sk:label","sk":"http://e/","en":{"@id":"label","@language":"en"}},"en":"x"}`, `"x"@en`},
		"inner context":   {FormatJSONLD, `{"@context":{"@vocab":"http://e/"},"n":{"@context":{"@language":"en"},"b":"x"},"z":"y"}`, `"x"@en|_:[2|"y"`},
		"nothing":         {FormatTurtle, "# only a remark", ""},
		"surrogate pairs": {FormatJSONLD, `{"http://e/b":"\uD83D\uDE00 \\uD83D"}`, `"😀 \\uD83D"`},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			err := Read(strings.NewReader(tc.text), tc.f, func(tr Triple) error { got = append(got, show(tr.Object)); return nil })
			if s := strings.Join(got, "|"); err != nil || s != tc.want {
				t.Errorf("got  %s\nwant %s (%v)", s, tc.want, err)
			}
		})
	}
}

// TestFaults checks that what is not sound is told with its line.
func TestFaults(t *testing.T) {
	const p = "@prefix : <http://e/> .\n"
	const x = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://e/">` + "\n"
	deep := strings.Repeat
	long := strings.Repeat("x", maxText+10)
	for name, tc := range map[string]struct {
		f    Format
		text string
		line int
		says string
	}{
		"unknown prefix":     {FormatTurtle, p + "\n:a skos:b 1 .", 3, `"skos" is not declared`},
		"no dot":             {FormatTurtle, p + ":a :b 1", 2, "dot"},
		"open literal":       {FormatTurtle, p + ":a :b \"x\n\" .", 2, "not closed on its line"},
		"open long literal":  {FormatTurtle, p + ":a :b '''x\n\n", 2, "never closed"},
		"open address":       {FormatTurtle, p + ":a :b <http://e/ .", 2, "within an address"},
		"bad escape":         {FormatTurtle, p + `:a :b "\q" .`, 2, `\q`},
		"half a surrogate":   {FormatTurtle, p + `:a :b "\uD800" .`, 2, "half of a surrogate"},
		"low half alone":     {FormatTurtle, p + `:a :b "\uDC00\uD800" .`, 2, "half of a surrogate"},
		"beyond Unicode":     {FormatTurtle, p + `:a :b "\UFFFFFFFF" .`, 2, "no character"},
		"bad UTF-8":          {FormatTurtle, p + ":a :b \"\xff\" .", 2, "not UTF-8"},
		"bad UTF-8 outside":  {FormatTurtle, p + ":a \xff", 2, "not UTF-8"},
		"long literal":       {FormatTurtle, p + `:a :b "` + long + `" .`, 2, "more than"},
		"long name":          {FormatTurtle, p + long, 2, "more than"},
		"deep brackets":      {FormatTurtle, p + ":a :b " + deep("[:c ", 200), 2, "nested more than"},
		"deep lists":         {FormatTurtle, p + ":a :b " + deep("(", 100_000), 2, "nested more than"},
		"graph":              {FormatTurtle, p + "{ :a :b 1 }", 2, "braces"},
		"literal subject":    {FormatTurtle, p + `"x" :b 1 .`, 2, "'\"'"},
		"word as value":      {FormatTurtle, p + `:a :b maybe .`, 2, `"maybe"`},
		"empty property":     {FormatTurtle, "<> <> 1 .", 1, "without an address"},
		"empty prefix":       {FormatTurtle, "PREFIX : <>\n<> : 1 .", 2, "without an address"},
		"empty in N-Triples": {FormatNTriples, "<a:a> <> _:a .", 1, "without an address"},
		"unknown directive":  {FormatTurtle, "@keywords a .", 1, "@keywords"},
		"half a line":        {FormatNTriples, "<http://e/a> <http://e/b>\n<http://e/c> .", 1, "expected"},
		"two on a line":      {FormatNTriples, "<a:a> <a:b> <a:c> . <a:a> <a:b> <a:c> .", 1, "end of the line"},
		"open tag":           {FormatRDFXML, x + "<A>\n", 3, "unexpected EOF"},
		"wrong tag":          {FormatRDFXML, x + "<A></B></r:RDF>", 2, "closed by </B>"},
		"external entity":    {FormatRDFXML, `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + x, 1, "outside"},
		"external parameter": {FormatRDFXML, `<!DOCTYPE r [<!ENTITY % x SYSTEM "http://e/">]>` + x, 1, "outside"},
		"nested entity":      {FormatRDFXML, `<!DOCTYPE r [<!ENTITY x "a"><!ENTITY y "&x;&x;">]>` + x, 1, "plain text"},
		"unknown entity":     {FormatRDFXML, x + "<A r:about='&x;'/></r:RDF>", 2, "entity"},
		"other encoding":     {FormatRDFXML, `<?xml version="1.0" encoding="ISO-8859-2"?>` + x, 1, "UTF-8"},
		"XML bad UTF-8":      {FormatRDFXML, x + "<A>\xff</A></r:RDF>", 2, "UTF-8"},
		"XML surrogate":      {FormatRDFXML, x + "<A><b>&#xD800;</b></A></r:RDF>", 2, "character"},
		"XML deep":           {FormatRDFXML, x + deep("<A><b>", 200), 2, "nested more than"},
		"XML deep literal":   {FormatRDFXML, x + "<A><b r:parseType='Literal'>" + deep("<i>", 200), 2, "nested more than"},
		"XML long":           {FormatRDFXML, x + "<A><b>" + long + long, 2, "more than"},
		"XML long text":      {FormatRDFXML, x + "<A><b>" + long + "</b></A></r:RDF>", 2, "more than"},
		"XML no prefix":      {FormatRDFXML, x + "<q:A/></r:RDF>", 2, "not declared"},
		"XML text":           {FormatRDFXML, x + "hello</r:RDF>", 2, "hello"},
		"web page":           {FormatRDFXML, "<html><body/></html>", 1, "web page"},
		"XML empty":          {FormatRDFXML, " \n", 2, "no element"},
		"XML behind":         {FormatRDFXML, x + "</r:RDF>\n<A/>", 3, "behind"},
		"XML two nodes":      {FormatRDFXML, x + "<A><b><C/><C/></b></A></r:RDF>", 2, "one node"},
		"JSON broken":        {FormatJSONLD, "{\n\"a\":: 1}", 2, "not sound JSON"},
		"JSON cut":           {FormatJSONLD, "{\n\"a\": [1,", 2, "ends within"},
		"JSON empty":         {FormatJSONLD, "", 1, "ends within"},
		"JSON number":        {FormatJSONLD, "7", 1, "neither"},
		"JSON huge number":   {FormatJSONLD, "1E1000", 1, "neither"},
		"JSON behind":        {FormatJSONLD, "{}\n{}", 2, "behind"},
		"remote context":     {FormatJSONLD, "{\n\"@context\": \"https://e/c.jsonld\"}", 2, "not fetched"},
		"remote in list":     {FormatJSONLD, "{\"@context\": [{}, \"https://e/c.jsonld\"]}", 1, "not fetched"},
		"imported context":   {FormatJSONLD, "{\"@context\": {\"@import\": \"https://e/c.jsonld\"}}", 1, "@import"},
		"JSON surrogate":     {FormatJSONLD, "{\"http://e/b\":\n\"\\uD800x\"}", 2, "half of a surrogate"},
		"JSON low surrogate": {FormatJSONLD, "{\"http://e/b\":\n\"\\uDE00\"}", 2, "half of a surrogate"},
		"JSON bad UTF-8":     {FormatJSONLD, "{\n\"http://e/b\": \"\xff\"}", 2, "not UTF-8"},
		"JSON deep":          {FormatJSONLD, "\n" + deep("[", 100_000), 2, "nested more than"},
		"JSON long":          {FormatJSONLD, "{\"http://e/b\": \"" + long + "\"}", 1, "more than"},
		"JSON long number":   {FormatJSONLD, "{\"http://e/b\": " + deep("1", maxIRI+2) + "}", 1, "more than"},
		"JSON circle":        {FormatJSONLD, `{"@context":{"a":"b:x","b":"a:y"}}`, 1, "by itself"},
		"JSON nest":          {FormatJSONLD, `{"@context":{"a":{"@id":"http://e/a","@container":"@index"}},"a":{"x":"y"}}`, 1, "@container"},
		"JSON included":      {FormatJSONLD, `{"@included":[]}`, 1, "@included"},
	} {
		t.Run(name, func(t *testing.T) {
			err := Read(strings.NewReader(tc.text), tc.f, func(Triple) error { return nil })
			e, ok := errors.AsType[*Error](err)
			if !ok || !errors.Is(err, ErrMalformed) {
				t.Fatalf("%v is no *Error", err)
			}
			if e.Line != tc.line || !strings.Contains(e.Reason, tc.says) || len(e.Reason) > 300 || strings.Contains(e.Reason, "\n") {
				t.Errorf("line %d: %s; want line %d and %q", e.Line, e.Reason, tc.line, tc.says)
			}
		})
	}
}

// TestErrorsFromOutside: an error of the reader or of the taker is no fault
// of the file.
func TestErrorsFromOutside(t *testing.T) {
	broken, full := errors.New("disk"), errors.New("enough")
	for f, text := range same {
		r := io.MultiReader(strings.NewReader(text[:len(text)/2]), iotest.ErrReader(broken))
		if err := Read(r, f, func(Triple) error { return nil }); !errors.Is(err, broken) || errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %v", f, err)
		}
		if err := Read(strings.NewReader(text), f, func(Triple) error { return full }); err != full {
			t.Errorf("%s: %v", f, err)
		}
	}
}

func TestDetect(t *testing.T) {
	for _, tc := range []struct {
		name, head string
		want       Format
	}{
		{"a.ttl", "", FormatTurtle},
		{"a.ttl", "PREFIX x: <http://e/>", FormatTurtle},
		{"a.nt", "<http://e/a> ", FormatNTriples},
		{"a.xml", "@prefix x: <http://e/> .", FormatTurtle},
		{"a.ttl", " <?xml version='1.0'?>", FormatRDFXML},
		{"a.owl", "", FormatRDFXML},
		{"a.ttl", "[ a <http://e/x> ] .", FormatTurtle},
		{"a.txt", "[ {", FormatJSONLD},
		{"a.json", "\uFEFF{", FormatJSONLD},
	} {
		if got, err := Detect(tc.name, []byte(tc.head)); got != tc.want || err != nil {
			t.Errorf("%s %q: %s %v", tc.name, tc.head, got, err)
		}
	}
	for _, head := range []string{"id\tlabel", "<!DOCTYPE html><html>", "PK\x03\x04", "\x1f\x8b", "\xff\xfe<"} {
		if got, err := Detect("a.csv", []byte(head)); err == nil {
			t.Errorf("%q taken for %s", head, got)
		}
	}
}
