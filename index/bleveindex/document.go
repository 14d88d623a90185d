package bleveindex

import (
	"fmt"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/index/text"
)

// variant is a way in which the words of a part are indexed.
type variant int

const (
	inPL      variant = iota // Polish stems, of Polish text
	inEN                     // English stems, of English text
	inFold                   // folded words, of both
	inCognate                // cognate keys, of both
	variants
)

// terms gives the terms of a text in a variant.
func (v variant) terms(s string) []text.Token {
	switch v {
	case inPL:
		return text.Analyse(text.PL, s)
	case inEN:
		return text.Analyse(text.EN, s)
	case inFold:
		return text.Folded(s)
	}
	return text.Cognates(s)
}

var fieldOfVariant = [variants]string{"pl", "en", "fold", "cog"}

// part is a part of a document.
type part int

const (
	partTitle part = iota
	partNames
	partKeywords
	partSummary
	partEvidence
	parts
)

var fieldOfPart = [parts]string{"title", "names", "keywords", "summary", "evidence"}

func fieldName(p part, v variant) string { return fieldOfPart[p] + "_" + fieldOfVariant[v] }

const audienceField = "audience"

func facetField(f index.Facet) string { return "facet_" + string(f) }

// Only postings with frequency and length are kept of texts, and of facets
// the values besides: nothing of a text can be read back.
const (
	textOptions  = bleveapi.IndexField
	exactOptions = bleveapi.IndexField | bleveapi.DocValues | bleveapi.SkipFreqNorm
)

// analyser gives the terms of index/text to Bleve.
type analyser struct{ v variant }

// Analyze implements analysis.Analyzer.
func (a analyser) Analyze(b []byte) analysis.TokenStream {
	ts := a.v.terms(string(b))
	tokens := make([]analysis.Token, len(ts))
	out := make(analysis.TokenStream, len(ts))
	for i, t := range ts {
		tokens[i] = analysis.Token{Term: []byte(t.Term), Start: t.Start, End: t.End, Position: t.Position + 1}
		out[i] = &tokens[i]
	}
	return out
}

// convert makes a document for Bleve.
func convert(d index.Document) (*document.Document, error) {
	if err := fit(d); err != nil {
		return nil, err
	}
	doc := document.NewDocument(d.ID)
	w := writer{doc}
	w.text(partTitle, d.Title)
	w.text(partSummary, d.Summary)
	for _, k := range d.Keywords {
		w.text(partKeywords, k)
	}
	for _, e := range d.Evidence {
		w.text(partEvidence, e)
	}
	for _, n := range d.Names {
		w.variant(partNames, inFold, n)
	}
	w.exact(audienceField, d.Audience)
	for _, f := range index.Facets {
		for _, v := range facetValues(d, f) {
			w.exact(facetField(f), v)
		}
	}
	return doc, nil
}

// facetValues gives the values of a facet of a document, each once.
func facetValues(d index.Document, f index.Facet) []string {
	values := d.Facets[f]
	if f == index.FacetKind {
		values = []string{d.Kind}
	}
	var out []string
	seen := map[string]bool{}
	for _, v := range values {
		if v != "" && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// fit says whether a document can be indexed. Bleve separates values by a
// byte that valid UTF-8 does not have.
func fit(d index.Document) error {
	if d.ID == "" {
		return fmt.Errorf("%w: no id", ErrDocument)
	}
	ok := utf8.ValidString(d.ID) && utf8.ValidString(d.Kind) && utf8.ValidString(d.Audience)
	for _, values := range d.Facets {
		for _, v := range values {
			ok = ok && utf8.ValidString(v)
		}
	}
	if !ok {
		return fmt.Errorf("%w: %q has a value that is not UTF-8", ErrDocument, d.ID)
	}
	return nil
}

// writer adds fields to a document.
type writer struct{ doc *document.Document }

func (w writer) text(p part, t index.Text) {
	w.variant(p, inPL, t.PL)
	w.variant(p, inEN, t.EN)
	for _, s := range [...]string{t.PL, t.EN} {
		w.variant(p, inFold, s)
		w.variant(p, inCognate, s)
	}
}

func (w writer) variant(p part, v variant, s string) {
	if s == "" {
		return
	}
	w.doc.AddField(document.NewTextFieldCustom(fieldName(p, v), nil, []byte(s), textOptions, analyser{v}))
}

func (w writer) exact(field, value string) {
	w.doc.AddField(document.NewTextFieldCustom(field, nil, []byte(value), exactOptions, nil))
}
