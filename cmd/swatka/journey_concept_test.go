package main

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/lifescience-krakow/swatka/internal/i18n"
)

// TestConceptJourney walks from a challenge to a concept that it names, looks
// who works on it, in both languages, and ends at a researcher. It looks a
// concept up without accents on the way.
func TestConceptJourney(t *testing.T) {
	s := newStage(t)
	s.eachWay(t, func(t *testing.T, w way) {
		v := s.visitor(t, w)
		v.open("/search?q=bakterie&kind=challenge")
		v.opensHit(v.all(".hit a.name", "x.innerText")[0], "challenge")
		chip := ".concepts a.chip"
		name := v.all(chip, "x.innerText")[0]
		v.click(chip)
		v.is("h1", name)
		v.has(".crumbs a", `.other-name[lang]`, `link[rel=canonical]`)
		if got, want := v.path(), v.all("link[rel=canonical]", `x.getAttribute("href")`)[0]; got != want {
			t.Errorf("at %s, which says it is %s", got, want)
		}

		v.click(`nav.sections a[href="/concepts"]`)
		v.is("h1", v.say.T("concepts.title"))
		v.fill("#look-up", "powlok")
		v.key(kb.Enter)
		v.click(".found-concepts li:first-child a.name")
		v.at("/concepts/coating")
		v.is("h1", map[string]string{i18n.Polish: "powłoka", i18n.English: "coating"}[w.lang])
		people := v.all("#researcher a.name", "x.innerText")
		v.has("#researcher .quote mark")
		other := i18n.Polish
		if w.lang == other {
			other = i18n.English
		}
		v.switchTo(s, other)
		v.at("/concepts/coating")
		v.is("h1", map[string]string{i18n.Polish: "powłoka", i18n.English: "coating"}[other])
		if again := v.all("#researcher a.name", "x.innerText"); len(people) == 0 || len(again) != len(people) || again[0] != people[0] {
			t.Errorf("in the other language %v, before %v", again, people)
		}

		v.click("#researcher .all a")
		v.says(".chosen-list", v.say.T("facet.concept"))
		v.at("/search?concept=coating&kind=researcher")
		v.click(".chosen-list li:nth-child(2) a")
		v.at("/search?concept=coating")
		v.click(`.facets a[href*="kind=researcher"]`)
		v.opensHit(people[0], "researcher")
	})
}
