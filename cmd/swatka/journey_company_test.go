package main

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/i18n"
)

// need is a challenge as a company would type it.
type need struct{ title, summary, must, nice, teaser string }

// needs are the same need in each language: hospital-acquired infections and
// surfaces that keep them off.
var needs = map[string]need{
	i18n.Polish: {
		title: "Powierzchnie, które ograniczają zakażenia szpitalne",
		summary: "Oddziały intensywnej terapii chcą poręczy i blatów, na których bakterie nie przeżyją do następnego mycia. " +
			"Nasze próbki ze srebrem tracą działanie po pół roku dezynfekcji chlorem.",
		must:   "powłoki przeciwdrobnoustrojowe odporne na środki dezynfekcyjne",
		nice:   "badania skuteczności według ISO 22196",
		teaser: "Producent wyposażenia szpitali szuka trwałej ochrony powierzchni przed drobnoustrojami.",
	},
	i18n.English: {
		title: "Surfaces that hold back hospital-acquired infections",
		summary: "Intensive care wards want rails and worktops on which bacteria do not live until the next cleaning. " +
			"Our silver samples lose their effect after half a year of chlorine.",
		must:   "antimicrobial surface coatings that withstand disinfectants",
		nice:   "efficacy tests to ISO 22196",
		teaser: "A maker of hospital furniture looks for lasting protection of surfaces against microbes.",
	},
}

// TestCompanyJourney walks from a need to a raised hand: the company posts a
// confidential challenge, sees who could solve it and why, and asks one of
// them. Nobody else learns that the challenge exists.
func TestCompanyJourney(t *testing.T) {
	s := newStage(t)
	asked := map[string]bool{}
	s.eachWay(t, func(t *testing.T, w way) {
		v := s.signedIn(t, w, company)
		v.click(`nav.sections a[href="/my/challenges"]`)
		v.click(`main a[href="/challenges/new"]`)
		v.refusesBadChallenge(needs[w.lang])
		path := v.postsChallenge(needs[w.lang])
		v.readsMatches(path, needs[w.lang])
		s.othersSeeNothing(t, w, path, needs[w.lang])
		v.asksCandidate(asked)
	})
}

// refusesBadChallenge publishes a form with three mistakes. Each is named
// where it was made, and nothing typed is lost.
func (v *visitor) refusesBadChallenge(n need) {
	v.t.Helper()
	v.fill("#summary-"+v.way.lang, n.summary)
	v.fill("#a0"+v.way.lang, n.must)
	v.choose("#trlmin", "6")
	v.choose("#trlmax", "4")
	v.fill("#bmax", "dużo")
	v.click(".post .primary")
	v.answered(422)
	v.says(".refused", v.say.N("post.wrong", 3))
	v.says("fieldset:has(#title-pl) .wrong", v.say.T("field.either"))
	v.is(".field:has(#bmax) .wrong", v.say.T("field.number"))
	v.is(".field:has(#trlmax) .wrong", v.say.T("field.trl_order"))
	v.lacks("fieldset:has(#a0pl) .wrong", "fieldset:has(#embargo) .wrong")
	kept := map[string]string{
		"#summary-" + v.way.lang: n.summary, "#a0" + v.way.lang: n.must,
		"#trlmin": "6", "#trlmax": "4", "#bmax": "dużo",
	}
	for field, want := range kept {
		if got := v.value(field); got != want {
			v.t.Errorf("%s holds %q, typed was %q", field, got, want)
		}
	}
}

// postsChallenge corrects the form, publishes it as confidential and gives
// the address of the challenge.
func (v *visitor) postsChallenge(n need) string {
	v.t.Helper()
	v.fill("#title-"+v.way.lang, n.title)
	v.fill("#a1"+v.way.lang, n.nice)
	v.choose("#a1need", "nice")
	v.choose("#trlmin", "4")
	v.choose("#trlmax", "7")
	v.fill("#bmax", "120 000")
	v.choose("#deadline", time.Now().AddDate(0, 3, 0).Format(time.DateOnly))
	v.press("input[name=visibility][value=confidential]")
	v.fill("#teaser-"+v.way.lang, n.teaser)
	v.click(".post .primary")
	v.answered(200)
	v.is(".flash", v.say.T("flash.posted_open"))
	v.is("h1", n.title)
	v.says(".chip.must", n.must)
	v.says(".chip.nice", n.nice)
	return v.path()
}

// readsMatches finds the challenge among its own and waits for its matches:
// they name evidence, mark the words in it, and add up.
func (v *visitor) readsMatches(path string, n need) {
	v.t.Helper()
	v.click(`nav.sections a[href="/my/challenges"]`)
	v.says(`.own a[href="`+path+`"]`, n.title)
	v.until(path+"/matches", ".card")
	if got := v.count(".card"); got < 5 {
		v.t.Errorf("only %d matches", got)
	}
	v.has(".card .quote figcaption", ".card .quote mark", ".card .bar", ".card .chip")
	if marks := strings.ToLower(v.text(".quote mark")); !strings.Contains(marks, "powłok") && !strings.Contains(marks, "coating") &&
		!strings.Contains(marks, "powierzchni") && !strings.Contains(marks, "surface") {
		v.t.Errorf("none of the words of the need is marked: %q", marks)
	}
	v.press(".card:first-child .why summary")
	score := v.text(".card:first-child .score-n")
	v.is(".card:first-child .why tfoot .n", score)
}

// othersSeeNothing checks that the challenge is for others what does not
// exist: the same page, and no hit.
func (s *stage) othersSeeNothing(t *testing.T, w way, path string, n need) {
	t.Helper()
	for _, v := range []*visitor{s.visitor(t, w), s.signedIn(t, w, rival)} {
		v.open("/challenges/00000000-0000-7000-8000-000000000000")
		v.answered(404)
		nothing := v.text("main")
		v.open(path)
		v.answered(404)
		v.is("main", nothing)
		v.fill(".top-search input", n.title)
		v.click(".top-search button")
		v.lacks(`a[href="` + path + `"]`)
	}
}

// asksCandidate raises a hand for the first candidate that nobody asked yet.
func (v *visitor) asksCandidate(asked map[string]bool) {
	v.t.Helper()
	for i, name := range v.all(".card .card-main > .who .name", "x.innerText") {
		if asked[name] {
			continue
		}
		asked[name] = true
		v.click(".card:nth-child(" + strconv.Itoa(i+1) + ") .card-side a.button")
		v.is("main .name", name)
		v.fill("#message", "Czy możemy porozmawiać? / May we talk?")
		v.click("main .primary")
		v.at("/my/interests")
		v.is(".flash", v.say.T("flash.interest_raised", "About", name))
		v.says(".hands li:first-child", name)
		v.says(".hands li:first-child .pill", v.say.T("state.raised"))
		return
	}
	v.t.Fatal("all candidates were asked already")
}
