package discovery_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// shown writes marked words in brackets.
func shown(p domain.Passage) string {
	var b strings.Builder
	for _, part := range p.Parts {
		if part.Marked {
			b.WriteString("[" + part.Text + "]")
		} else {
			b.WriteString(part.Text)
		}
	}
	return b.String()
}

// bakery is a house with one person who says things in many places.
func bakery(t *testing.T) *testhouse.House {
	h := testhouse.New(t)
	r := testhouse.NewResearcher("r1", "o1", "Nowak", "")
	r.Position = testhouse.EN("Professor of baking")
	r.Bio = domain.Text{PL: "Chleb i pleśń w piekarniach.", EN: "Life of bread."}
	r.Competences = []domain.Competence{{Name: testhouse.EN("fermentation of rye")}, {Name: testhouse.EN("poetry")}}
	e := testhouse.NewEvidence("e1", "Moulds on rye bread", "Spores of moulds survive.", testhouse.Res("r1"))
	e.Type, e.Until = domain.Project, 2029
	h.Put(testhouse.NewOrganisation("o1", "House"), r, e)
	h.Catch()
	return h
}

func TestQuotesSayWhyAHitIsOne(t *testing.T) {
	h := bakery(t)
	for _, tc := range []struct {
		words   string
		sources []string
		first   string // title and text of the first quote
	}{
		{"", []string{"summary"}, "|Life of bread."},
		{"baking", []string{"title", "summary"}, "|Professor of [baking]"}, // and of bakeries, in Polish
		{"life", []string{"summary"}, "|[Life] of bread."},
		{"fermentation", []string{"competence"}, "|[fermentation] of rye"},
		{"spores moulds", []string{"evidence", "summary"}, "[Moulds] on rye bread|[Spores] of [moulds] survive."},
		{"moulds spores rye bread", []string{"evidence", "summary"}, "[Moulds] on [rye] [bread]|[Spores] of [moulds] survive."},
		{"pleśń", []string{"evidence", "summary"}, "[Moulds] on rye bread|Spores of [moulds] survive."},
		{"plesnia", []string{"evidence", "summary"}, "[Moulds] on rye bread|Spores of [moulds] survive."},
		{"nowak", []string{"summary"}, "|Life of bread."}, // a name is no text: the summary
	} {
		res := ask(t, h, discovery.Request{Text: tc.words, Filters: map[string][]string{"kind": {"researcher"}}})
		if len(res.Hits) != 1 {
			t.Errorf("%q finds %d", tc.words, len(res.Hits))
			continue
		}
		var sources []string
		for _, q := range res.Hits[0].Quotes {
			sources = append(sources, q.Source)
		}
		if !slices.Equal(sources, tc.sources) {
			t.Errorf("%q: quotes of %v, want %v", tc.words, sources, tc.sources)
			continue
		}
		q := res.Hits[0].Quotes[0]
		if got := shown(q.Title) + "|" + shown(q.Text); got != tc.first {
			t.Errorf("%q: %s, want %s", tc.words, got, tc.first)
		}
	}
}

func TestAHitNamesItsOrganisationAndItsEvidence(t *testing.T) {
	h := bakery(t)
	res := ask(t, h, discovery.Request{Text: "spores"})
	hit := res.Hits[0]
	if hit.Organisation == nil || hit.Organisation.Name.EN != "House" || hit.Score <= 0 {
		t.Errorf("hit %+v", hit)
	}
	q := hit.Quotes[0]
	if q.Type != domain.Project || q.Year != 2026 || q.Text.Lang != domain.EN {
		t.Errorf("quote %+v", q)
	}
	if !slices.Equal(hit.Words, []string{"spores"}) {
		t.Errorf("words %v", hit.Words)
	}
}

func TestQuotesAreInTheReadersLanguageWhereBothSayAsMuch(t *testing.T) {
	h := testhouse.New(t)
	o := testhouse.NewOffer("f1", "o1", "Lab", "")
	o.Summary = domain.Text{PL: "Test PCR dla każdego.", EN: "A PCR test for everybody."}
	h.Put(o)
	h.Catch()
	for lang, want := range map[domain.Lang]domain.Lang{domain.PL: domain.PL, domain.EN: domain.EN, "": domain.PL, "de": domain.PL} {
		res, err := h.Discovery.Search(t.Context(), policy.Viewer{Lang: lang}, discovery.Request{Text: "PCR"})
		if err != nil || len(res.Hits) != 1 {
			t.Fatal(res, err)
		}
		if q := res.Hits[0].Quotes[0]; q.Text.Lang != want || !strings.Contains(shown(q.Text), "[PCR]") {
			t.Errorf("for a reader of %q: %+v", lang, q.Text)
		}
	}
}

func TestQuotesAreShort(t *testing.T) {
	h := testhouse.New(t)
	o := testhouse.NewOffer("f1", "o1", "Lab", strings.Repeat("much else is said here ", 100)+"phage therapy"+strings.Repeat(" and more", 100))
	h.Put(o)
	h.Catch()
	p := ask(t, h, discovery.Request{Text: "phage therapy"}).Hits[0].Quotes[0].Text
	if s := shown(p); len(s) > 280 || !strings.Contains(s, "[phage therapy]") || !p.CutBefore || !p.CutAfter {
		t.Errorf("%d bytes: %s", len(s), s)
	}
}
