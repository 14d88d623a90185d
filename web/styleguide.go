package web

import (
	"time"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// styleguidePage shows every piece with sample data; it exists while
// developing only.
type styleguidePage struct {
	Page
	Areas   []domain.Area
	States  []domain.MatchState
	Line    identity
	Aspects []aspectChip
	Bar     scoreBar
	Quote   quote
	Doubts  []string
	Events  []event
	Facet   facet
	Stance  []stanceRow
}

func (s *site) styleguide(c *gin.Context) error {
	page := styleguidePage{Page: s.newPage(c, "", "styleguide.title"), Areas: domain.Areas[:], States: domain.MatchMachine.States()}
	text := func(en string) said { return said{Text: en, Lang: domain.EN} }
	page.Line = identity{
		Kind: domain.KindResearcher, Href: "#", Name: text("dr Jan Sample"), Position: text("group leader"),
		Home: &home{Href: "#", Name: text("Institute of Samples")}, Area: domain.AreaRD, City: "Kraków",
		ORCID: "0000-0002-1825-0097",
	}
	page.Aspects = []aspectChip{
		{Text: text("antimicrobial coating"), Must: true, Cover: "covered"},
		{Text: text("polymer surfaces"), Must: true, Cover: "partly"},
		{Text: text("hospital trial"), Cover: "open"},
		{Text: text("no match here")},
	}
	page.Bar = page.bar(0.78, sampleExplanation())
	page.Quote = quote{
		Kind: domain.Publication, Year: 2023,
		Title: domain.Passage{Lang: domain.EN, Parts: []domain.Part{{Text: "Zinc oxide in thin films"}}},
		Text: domain.Passage{Lang: domain.EN, CutBefore: true, Parts: []domain.Part{
			{Text: "zinc-oxide "}, {Text: "coatings", Marked: true}, {Text: " that keep "}, {Text: "bacteria", Marked: true}, {Text: " off"},
		}},
	}
	page.Doubts = page.doubts([]domain.Doubt{
		{Code: "old_evidence", Params: map[string]any{"Year": 2019}}, {Code: "other_language"},
	}, nil)
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	page.Events = page.timeline([]domain.Transition{
		{To: "in_review", At: at}, {From: "in_review", To: "deferred", At: at.AddDate(0, 0, 1), Reason: "capacity"},
	}, nil)
	page.Facet = facet{Name: "kind", Values: []facetValue{
		{Label: text("researcher"), Count: 14, Width: "100.0", Href: "#", Chosen: true},
		{Label: text("challenge"), Count: 3, Width: "21.4", Href: "#"},
	}}
	page.Stance = page.compromise(
		domain.Stance{EmbargoMonths: 12, Review: true, Ownership: domain.OwnCompany, Confidentiality: domain.ConfNDA},
		domain.Stance{EmbargoMonths: 6, Review: true, Ownership: domain.OwnShared, Confidentiality: domain.ConfStrict})
	return s.render(c, "styleguide", &page)
}

func sampleExplanation() domain.Explanation {
	return domain.Explanation{Contributions: []domain.Contribution{
		{Feature: "affinity", Value: 0.9, Weight: 0.45, Points: 0.4, Known: true},
		{Feature: "aspects", Value: 0.7, Weight: 0.3, Points: 0.21, Known: true},
		{Feature: "trl", Value: 1, Weight: 0.1, Points: 0.1, Known: true},
		{Feature: "stance", Value: 0.5, Weight: 0.08, Points: 0.04},
		{Feature: "trust", Value: 0.4, Weight: 0.07, Points: 0.03, Known: true},
	}}
}
