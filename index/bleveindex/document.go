package bleveindex

import (
	"fmt"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/document"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/index/text"
)

// field is where the terms of some spaces of the lexicon are kept.
type field int

const (
	inPL      field = iota // lemmas of Polish words
	inEN                   // stems of English words
	inFold                 // folded words; cognate keys and kin behind a mark
	inConcept              // ids of concepts
	fields
)

var fieldNames = [fields]string{"pl", "en", "fold", "concept"}

// home says in which field a space is kept and behind which mark; no word
// begins with one.
var home = [lexicon.Spaces]struct {
	field field
	mark  string
}{
	lexicon.PL: {inPL, ""}, lexicon.EN: {inEN, ""}, lexicon.Concept: {inConcept, ""},
	lexicon.Fold: {inFold, ""}, lexicon.Cognate: {inFold, "~"}, lexicon.Kin: {inFold, "="},
}

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

func fieldName(p part, f field) string { return fieldOfPart[p] + "_" + fieldNames[f] }

const audienceField = "audience"

func facetField(f index.Facet) string { return "facet_" + string(f) }

// Only postings with frequency and length are kept of texts, and of facets
// the values besides: nothing of a text can be read back.
const (
	textOptions  = bleveapi.IndexField
	exactOptions = bleveapi.IndexField | bleveapi.DocValues | bleveapi.SkipFreqNorm
)

// ready is an analyser that has done its work.
type ready analysis.TokenStream

// Analyze implements analysis.Analyzer.
func (r ready) Analyze([]byte) analysis.TokenStream { return analysis.TokenStream(r) }

// convert makes a document for Bleve.
func convert(lx *lexicon.Lexicon, d index.Document) (*document.Document, error) {
	if err := fit(d); err != nil {
		return nil, err
	}
	doc := document.NewDocument(d.ID)
	w := writer{doc, lx}
	w.text(partTitle, d.Title)
	w.text(partSummary, d.Summary)
	for _, k := range d.Keywords {
		w.text(partKeywords, k)
	}
	for _, e := range d.Evidence {
		w.text(partEvidence, e)
	}
	for _, n := range d.Names {
		w.terms(partNames, n, lx.Names(n))
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
type writer struct {
	doc *document.Document
	lx  *lexicon.Lexicon
}

func (w writer) text(p part, t index.Text) {
	if t.PL != "" {
		w.terms(p, t.PL, w.lx.Document(text.PL, t.PL))
	}
	if t.EN != "" {
		w.terms(p, t.EN, w.lx.Document(text.EN, t.EN))
	}
}

// terms adds the terms of a text, each to its field.
func (w writer) terms(p part, s string, ts []lexicon.Term) {
	var streams [fields]analysis.TokenStream
	tokens := make([]analysis.Token, len(ts))
	for i, t := range ts {
		at := home[t.Space]
		tokens[i] = analysis.Token{Term: []byte(at.mark + t.Text), Start: t.Start, End: t.End, Position: t.Position + 1}
		streams[at.field] = append(streams[at.field], &tokens[i])
	}
	for f, stream := range streams {
		if len(stream) > 0 {
			w.doc.AddField(document.NewTextFieldCustom(fieldName(p, field(f)), nil, []byte(s), textOptions, ready(stream)))
		}
	}
}

func (w writer) exact(field, value string) {
	w.doc.AddField(document.NewTextFieldCustom(field, nil, []byte(value), exactOptions, nil))
}
