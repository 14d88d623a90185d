// Package discovery is search for people: a query in plain words, facets,
// and hits that show the words that matched. Whatever the index answers is
// authorised again at the door before it is shown.
package discovery

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/quote"
)

// Bounds of an interactive request. What is outside gives domain.CodeQuery.
const (
	MaxWords  = 12
	MaxLetter = 100 // letters in a word
	MaxSize   = 100
	pageSize  = 20
	values    = 30                 // of each facet
	maxValue  = 4 * domain.MaxLine // bytes of a facet's value, a city's name at most
)

// Least is the part of the words that a hit must hold: of two or three words
// all but one, of five three. One word in another form or language should not
// cost a hit, and a single common word should not make one.
const least = 0.5

// Request is what a person asks.
type Request struct {
	Text    string
	Concept string              // id; what is found has to do with it or with one below it
	Filters map[string][]string // facet → values
	Page    int                 // from 1; 0 is 1
	Size    int                 // 0 is 20
}

// Results answers a request.
type Results struct {
	Request Request
	Words   []string // as understood
	Total   int
	Page    int
	Pages   int // that can be asked for
	Hits    []Hit
	Facets  []FacetList
}

// Hit is a found object with the words that matched.
type Hit struct {
	Object       policy.Projection
	Organisation *policy.OrganisationView // behind it; nil if none
	Score        float64                  // comparable within one result only
	Quotes       []Quote
	Words        []string
}

// Quote is a text of the object with the matching words marked.
type Quote struct {
	Source string              // SourceTitle, …
	Type   domain.EvidenceKind // for SourceEvidence
	Title  domain.Passage      // for SourceEvidence
	Year   int                 // for SourceEvidence; 0 is unknown
	Text   domain.Passage
}

// FacetList is a facet with its values.
type FacetList struct {
	Name   string
	Values []FacetValue
}

// FacetValue is one value of a facet. Label is its name if it is a record;
// otherwise the value itself is translated.
type FacetValue struct {
	Value  string
	Label  domain.Text
	Count  int
	Chosen bool
}

// Service searches.
type Service struct {
	searcher index.Searcher
	lexicon  *lexicon.Lexicon
	door     *policy.Door
}

// New gives the service. The lexicon must be that of the index.
func New(ix index.Searcher, lx *lexicon.Lexicon, d *policy.Door) *Service {
	return &Service{searcher: ix, lexicon: lx, door: d}
}

// Search answers a request for a viewer. It gives an *domain.Error with
// CodeQuery for a request out of bounds and CodeBusy while the index cannot
// answer.
func (s *Service) Search(ctx context.Context, v policy.Viewer, r Request) (Results, error) {
	if !v.Lang.Valid() {
		v.Lang = domain.PL
	}
	q, err := query(v, r)
	if err != nil {
		return Results{}, err
	}
	if q.Concepts, err = s.meant(r.Concept); err != nil {
		return Results{}, err
	}
	if r.Concept != "" {
		q.Least = 1 // the concept narrows the search: it must not stand for a word
	}
	found, err := s.find(ctx, q)
	if err != nil {
		return Results{}, err
	}
	out := Results{Request: r, Words: s.understood(r.Text), Total: found.Total, Page: max(1, r.Page)}
	out.Pages = min((found.Total+q.Size-1)/q.Size, index.MaxFrom/q.Size+1)
	terms := quote.TermsOf(s.lexicon, "", r.Text).With(q.Concepts...)
	if out.Hits, err = s.hits(ctx, v, found.Hits, terms); err != nil {
		return Results{}, err
	}
	out.Facets, err = s.facets(ctx, v, found.Facets, q.Filters)
	return out, err
}

// find asks the index and puts its errors into words of the house.
func (s *Service) find(ctx context.Context, q index.Query) (index.Result, error) {
	found, err := s.searcher.Search(ctx, q)
	switch {
	case errors.Is(err, index.ErrQuery):
		return index.Result{}, refuse("bounds")
	case errors.Is(err, index.ErrUnavailable):
		return index.Result{}, &domain.Error{Code: domain.CodeBusy, Err: err}
	case err != nil:
		return index.Result{}, fmt.Errorf("search: %w", err)
	}
	return found, nil
}

func query(v policy.Viewer, r Request) (index.Query, error) {
	if !clean(r.Text) {
		return index.Query{}, refuse("encoding")
	}
	words := strings.Fields(r.Text)
	if len(words) > MaxWords {
		return index.Query{}, refuse("words")
	}
	for _, w := range words {
		if utf8.RuneCountInString(w) > MaxLetter {
			return index.Query{}, refuse("word")
		}
	}
	q := index.Query{
		Text: r.Text, Least: least, Audiences: policy.Audiences(v), Size: r.Size,
		// More values than are shown: a chosen one may be a rare one.
		Count: index.Facets[:], Values: index.MaxValues,
	}
	if q.Size == 0 {
		q.Size = pageSize
	}
	if q.Size < 0 || q.Size > MaxSize || r.Page < 0 || r.Page > index.MaxFrom {
		return index.Query{}, refuse("page")
	}
	q.From = (max(1, r.Page) - 1) * q.Size
	var err error
	q.Filters, err = filters(r.Filters)
	return q, err
}

func filters(chosen map[string][]string) (map[index.Facet][]string, error) {
	out := map[index.Facet][]string{}
	for name, vs := range chosen {
		f := index.Facet(name)
		if !slices.Contains(index.Facets[:], f) || len(vs) > values {
			return nil, refuse("facet")
		}
		for _, value := range vs {
			if !clean(value) {
				return nil, refuse("encoding")
			}
			if len(value) > maxValue {
				return nil, refuse("facet")
			}
			if !slices.Contains(out[f], value) {
				out[f] = append(out[f], value)
			}
		}
	}
	return out, nil
}

// clean says whether a text is valid UTF-8 without NUL.
func clean(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// refuse names what is wrong with a request: bounds, encoding, words, word,
// page, facet, concept.
func refuse(what string) error {
	return &domain.Error{Code: domain.CodeQuery, Params: map[string]any{"What": what}}
}

// understood lists the words of a query that are looked for.
func (s *Service) understood(asked string) []string {
	var out []string
	for _, t := range text.Words(asked) {
		w := strings.ToLower(asked[t.Start:t.End])
		if !slices.Contains(out, w) && !quote.TermsOf(s.lexicon, "", w).Empty() {
			out = append(out, w)
		}
	}
	return out
}
