package discovery

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/quote"
)

// The sources of quotes.
const (
	SourceTitle      = "title"
	SourceSummary    = "summary"
	SourceCompetence = "competence"
	SourceEvidence   = "evidence"
)

// Sizes of what is shown of a hit: three lines and no more.
const (
	width     = 260 // bytes of a passage
	quoted    = 2
	wordsSeen = 8
	evidence  = 50 // pieces looked through for a quote
)

// hits authorises what the index found, and quotes it.
func (s *Service) hits(ctx context.Context, v policy.Viewer, found []index.Hit, terms quote.Terms) ([]Hit, error) {
	var refs []domain.Ref
	for _, h := range found {
		refs = append(refs, domain.Ref{Kind: domain.Kind(h.Kind), ID: domain.ID(h.ID)})
	}
	seen, err := s.door.Many(ctx, v, refs)
	if err != nil {
		return nil, fmt.Errorf("read hits: %w", err)
	}
	homes, err := s.door.Homes(ctx, v, seen)
	if err != nil {
		return nil, err
	}
	var out []Hit
	for i, h := range found {
		p := seen[refs[i]]
		if p == nil {
			continue // changed since it was indexed, or not for this viewer
		}
		hit := Hit{Object: p, Organisation: homes[policy.Home(p)], Score: h.Score}
		if hit.Quotes, err = s.quotes(ctx, v, p, terms); err != nil {
			return nil, err
		}
		for _, q := range hit.Quotes {
			hit.Words = merge(hit.Words, quote.Marked(wordsSeen, q.Title, q.Text))
		}
		out = append(out, hit)
	}
	return out, nil
}

func merge(into, more []string) []string {
	for _, w := range more {
		if len(into) < wordsSeen && !slices.Contains(into, w) {
			into = append(into, w)
		}
	}
	return into
}

// quotes chooses the texts of an object that say most of what was asked. If
// none says anything, or nothing was asked, it is the object's own summary.
func (s *Service) quotes(ctx context.Context, v policy.Viewer, p policy.Projection, terms quote.Terms) ([]Quote, error) {
	title, summary := policy.Words(p)
	own := best(Quote{Source: SourceSummary}, domain.Text{}, summary, terms, v.Lang)
	if terms.Empty() {
		return said(own), nil
	}
	found := []Quote{best(Quote{Source: SourceTitle}, domain.Text{}, title, terms, v.Lang), own}
	for _, c := range policy.Skills(p) {
		found = append(found, best(Quote{Source: SourceCompetence}, domain.Text{}, c, terms, v.Lang))
	}
	more, err := s.evidence(ctx, v, p, terms)
	if err != nil {
		return nil, err
	}
	found = append(found, more...)
	found = slices.DeleteFunc(found, func(q Quote) bool { return weight(q) == 0 })
	slices.SortStableFunc(found, func(a, b Quote) int { return cmp.Compare(weight(b), weight(a)) })
	if len(found) == 0 {
		return said(own), nil
	}
	return found[:min(quoted, len(found))], nil
}

func (s *Service) evidence(ctx context.Context, v policy.Viewer, p policy.Projection, terms quote.Terms) ([]Quote, error) {
	list := policy.List{Kind: domain.KindEvidence, Owner: p.Ref()}
	list.Page.Limit = evidence
	part, err := s.door.List(ctx, v, list)
	if err != nil {
		return nil, fmt.Errorf("evidence of %s: %w", p.Ref(), err)
	}
	var out []Quote
	for _, item := range part.Items {
		if e, ok := item.(policy.EvidenceView); ok {
			q := Quote{Source: SourceEvidence, Type: e.Type, Year: cmp.Or(e.Year, e.Until)}
			out = append(out, best(q, e.Title, e.Body, terms, v.Lang))
		}
	}
	return out, nil
}

// best fills a quote in the language that says more of what was asked; where
// both say as much, in the reader's.
func best(q Quote, title, body domain.Text, terms quote.Terms, want domain.Lang) Quote {
	most := -1
	for _, l := range []domain.Lang{want, want.Other()} {
		if title.In(l) == "" && body.In(l) == "" {
			continue
		}
		t := quote.Matching(title.In(l), l, terms, 0)
		b := quote.Matching(body.In(l), l, terms, width)
		if n := quote.Count(t) + quote.Count(b); n > most {
			most, q.Title, q.Text = n, t, b
		}
	}
	return q
}

func weight(q Quote) int { return quote.Count(q.Title) + quote.Count(q.Text) }

func said(q Quote) []Quote {
	if len(q.Text.Parts) == 0 {
		return nil
	}
	return []Quote{q}
}
