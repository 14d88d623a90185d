package main

import (
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/i18n"
)

// stir makes the demo look as after some days of work, so that the pictures
// show more than first states: decisions, steps and raised hands.
func (s *stage) stir(t *testing.T) {
	t.Helper()
	w := way{i18n.Polish, 1280}
	c := s.signedIn(t, w, company)
	c.open("/my/challenges")
	own, matches := c.all(".own .name", "x.pathname")[0], c.all(".own-side a", "x.pathname")[0]
	c.open(matches)
	c.asksCandidate(map[string]bool{})

	z := s.signedIn(t, w, reviewer)
	bad, later := z.readsQueue()
	z.open(matches)
	z.approves(z.doubtful())
	z.rejects(bad)
	z.defers(later)
	z.open("/queue")
	z.click(".case-row:first-child a[data-open]")
	z.click("button[value=approve]")

	p := s.signedIn(t, w, researcher)
	p.open("/search?q=bakterie&kind=challenge")
	followHit(p)
	p.raisesAndWithdraws(p.text("h1"))
	p.open(own)
	p.click(".ask .primary")
	p.fill("#message", "Mamy farby proszkowe z miedzią, które zniosły 300 cykli mycia. Chętnie pokażemy wyniki.")
	p.click("main .primary")
	c.postDraft()
}

// postDraft saves what is not meant for others yet.
func (v *visitor) postDraft() {
	v.t.Helper()
	n := needs[i18n.English]
	v.open("/challenges/new")
	v.fill("#title-en", n.title)
	v.fill("#summary-en", n.summary)
	v.fill("#a0en", n.must)
	v.fill("#a1en", n.nice)
	v.choose("#a1need", "nice")
	v.choose("#deadline", time.Now().AddDate(0, 3, 0).Format(time.DateOnly))
	v.click(".post button.primary + button")
	v.is(".flash", v.say.T("flash.posted_draft"))
}

func followHit(v *visitor)  { v.click(".hit:nth-child(1) a.name") }
func followLine(v *visitor) { v.click(".lines li:first-child a.name") }
func followOwn(v *visitor)  { v.click(".own li:last-child a.name") }
func openCase(v *visitor)   { v.click(".case-row:first-child a[data-open]") }

func followMatches(v *visitor) { v.click(".own li:last-child .own-side a") }

func openWhy(v *visitor) {
	followMatches(v)
	v.press(".card:nth-child(2) .why summary")
}

func askFirst(v *visitor) {
	followMatches(v)
	v.click(".card:nth-child(3) .card-side a.button")
}

func signInWrongly(v *visitor) {
	v.fill("#email", "ktos@demo.example")
	v.fill("#password", "wrong password")
	v.click("main form .primary")
}

func postBadly(v *visitor) { v.refusesBadChallenge(needs[v.way.lang]) }

func rejectBadly(v *visitor) {
	openCase(v)
	v.click("button[value=reject]")
}
