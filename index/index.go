// Package index is the port to the search engine: plain types of its own and
// two small interfaces. An engine (bleveindex today) implements both and
// passes the contract in indextest.
//
// The index is disposable. It holds only what the audience named in each
// document may find, and is rebuilt from the store when it is missing,
// damaged or of another mapping version.
package index

import (
	"context"
	"errors"
)

// Text is a text in Polish, in English or in both.
type Text struct{ PL, EN string }

// Facet is a field by which results are counted and filtered.
type Facet string

// The facets.
const (
	FacetKind         Facet = "kind"
	FacetArea         Facet = "area"
	FacetOrganisation Facet = "organisation" // ids
	FacetCity         Facet = "city"
	FacetTRL          Facet = "trl"      // "1" to "9"; a document has each level of its range
	FacetLanguage     Facet = "language" // "pl", "en"
	FacetGroup        Facet = "group"    // interest group ids
)

// Facets lists the facets in their fixed order.
var Facets = [...]Facet{FacetKind, FacetArea, FacetOrganisation, FacetCity, FacetTRL, FacetLanguage, FacetGroup}

// Document is what can be found.
type Document struct {
	ID       string // unique over all kinds
	Kind     string // also its FacetKind
	Audience string // who may find it; a query names its audiences
	Title    Text
	Names    []string // proper names and acronyms, matched as written
	Keywords []Text   // competences, aspects
	Summary  Text
	Evidence []Text // one each
	Facets   map[Facet][]string
}

// Query asks for documents.
type Query struct {
	// Text is plain words in either language; nothing in it is syntax. Empty
	// text finds all documents of the audience, in the order of their ids.
	Text string
	// Said is a text of known languages to ask with, instead of Text or beside
	// it.
	Said Text
	// Concepts are ids of concepts to ask for, as one word beside those of the
	// texts: the first is what is meant, the others are narrower.
	Concepts []string
	// Least is the part of the words of Text that a document must hold, 0–1;
	// at least one word always.
	Least float64
	// Audiences are those the asker belongs to; none finds nothing.
	Audiences []string
	// Filters keeps documents that have one of the values of each facet.
	Filters map[Facet][]string
	// Count names the facets to count; up to Values values of each.
	Count  []Facet
	Values int
	// From and Size choose the page: From 0 to MaxFrom, Size 0 to MaxSize.
	From, Size int
}

// Bounds of a query. What is outside gives ErrQuery.
const (
	MaxFrom   = 10_000
	MaxSize   = 1000
	MaxWords  = 1024
	MaxValues = 1000
)

// Hit is a found document.
type Hit struct {
	ID, Kind string
	Score    float64 // comparable within one result only
}

// FacetCount is how many found documents have a value.
type FacetCount struct {
	Value string
	Count int
}

// Result answers a query. Hits come best first, equals in the order of ids.
type Result struct {
	Hits   []Hit
	Total  int
	Facets map[Facet][]FacetCount // most frequent first, equals by value
}

// ErrQuery is the error of a query outside its bounds.
var ErrQuery = errors.New("index: query out of bounds")

// ErrUnavailable is the error while the engine cannot answer: it is closed,
// or its disk failed. Try again later.
var ErrUnavailable = errors.New("index: unavailable")

// Searcher finds documents. It is safe for use by many at once.
type Searcher interface {
	Search(ctx context.Context, q Query) (Result, error)
}

// Batch is a set of changes that is applied as a whole, together with the
// sequence number up to which the index then holds the store's changes.
type Batch struct {
	Seq    uint64
	Put    []Document
	Delete []string
}

// Indexer takes documents in.
type Indexer interface {
	// Apply applies a batch: all of it or, on an error, nothing.
	Apply(ctx context.Context, b Batch) error
	// Seq gives the sequence number of the last applied batch.
	Seq(ctx context.Context) (uint64, error)
}

// Engine is a search engine in a folder of its own.
type Engine interface {
	Searcher
	Indexer
	// Stale says whether the index must be rebuilt before use: it is new,
	// was damaged, or was written with another mapping.
	Stale() bool
	// Rebuild fills a new index by fill and puts it in place of the present
	// one, which answers until then. On an error the present one stays.
	Rebuild(ctx context.Context, fill func(Indexer) error) error
	// Documents gives the number of documents held.
	Documents(ctx context.Context) (int, error)
	// Close frees the folder.
	Close() error
}
