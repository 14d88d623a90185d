package main

import (
	"slices"
	"strconv"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// What the researcher looks for. It is Polish on English pages too: the search
// understands both.
const (
	soughtPartner   = "powłoki przeciwdrobnoustrojowe"
	soughtChallenge = "bakterie"
)

// TestResearcherJourney walks from a search to a raised hand and back: the
// researcher searches in Polish, narrows, reads, expresses interest in a
// challenge and withdraws it.
func TestResearcherJourney(t *testing.T) {
	s := newStage(t)
	s.eachWay(t, func(t *testing.T, w way) {
		v := s.signedIn(t, w, researcher)
		v.click(".wordmark")
		v.fill("#q", soughtPartner)
		v.key(kb.Enter)
		v.narrows(soughtPartner, "organisation")
		v.opensHit(v.all(".hit a.name", "x.innerText")[0], "organisation")

		v.fill(".top-search input", soughtChallenge)
		v.key(kb.Enter)
		v.narrows(soughtChallenge, "challenge")
		open := v.all(".hit:not(:has(.locked)) a.name", "x.innerText")
		if len(open) < len(ways) {
			t.Fatalf("%d public challenges are found, the journeys need %d", len(open), len(ways))
		}
		title := open[slices.Index(ways, w)]
		v.opensHit(title, "challenge")
		v.raisesAndWithdraws(title)
		v.readsOwnMatches()
	})
}

// narrows chooses a kind of result by its facet, which says how many there
// are; the hits show why they were found, and the concepts that were understood
// can be followed.
func (v *visitor) narrows(sought, kind string) {
	v.t.Helper()
	v.says(".found", sought)
	v.has(".hit .quote mark", `.understood a[href^="/concepts/"]`)
	facet := `.facets a[href*="kind=` + kind + `"]`
	count, err := strconv.Atoi(v.text(facet + " .count"))
	if err != nil {
		v.t.Fatal(err)
	}
	v.click(facet)
	v.is(".found strong", v.say.N("search.found", count, "Text", sought))
	v.says(".chosen-list", v.say.Word("kind", kind))
	for _, got := range v.all(".hit .kind", "x.innerText") {
		if got != v.say.Word("kind", kind) {
			v.t.Errorf("a hit of kind %q among %q", got, v.say.Word("kind", kind))
		}
	}
}

// opensHit follows the hit with a title.
func (v *visitor) opensHit(title, kind string) {
	v.t.Helper()
	i := slices.Index(v.all(".hit a.name", "x.innerText"), title)
	v.click(".hit:nth-child(" + strconv.Itoa(i+1) + ") a.name")
	v.says("h1", title)
	v.is("main .over", v.say.Word("kind", kind))
}

// raisesAndWithdraws expresses interest in the challenge of the page.
func (v *visitor) raisesAndWithdraws(title string) {
	v.t.Helper()
	message := "Badamy takie powłoki od 2015 r. Chętnie porozmawiamy."
	v.click(".ask .primary")
	v.is("main .name", title)
	v.fill("#message", message)
	v.click("main .primary")
	v.at("/my/interests")
	v.is(".flash", v.say.T("flash.interest_raised", "About", title))
	hand := ".hands li:first-child "
	v.is(hand+".name", title)
	v.is(hand+"blockquote", message)
	v.is(hand+".pill", v.say.T("state.raised"))
	v.click(hand + "form button")
	v.at("/my/interests")
	v.is(".flash", v.say.T("flash.interest_withdrawn"))
	v.is(hand+".name", title)
	v.is(hand+".pill", v.say.T("state.withdrawn"))
	v.lacks(hand + "form")
}

// readsOwnMatches looks at what suits the researcher, with its reasons.
func (v *visitor) readsOwnMatches() {
	v.t.Helper()
	v.click(`nav.sections a[href="/my/matches"]`)
	v.is("h1", v.say.T("mine.matches_title"))
	v.has(".card .quote mark", ".card .bar", ".card .pill", ".card .chip")
	v.press(".card:first-child .why summary")
	v.is(".card:first-child .why tfoot .n", v.text(".card:first-child .score-n"))
}
