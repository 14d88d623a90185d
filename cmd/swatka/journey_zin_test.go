package main

import (
	"strings"
	"testing"
	"time"
)

// TestReviewerJourney walks through a reviewer's hour: the queue, a case with
// its evidence and doubts, and each decision. The company sees what came of
// it.
func TestReviewerJourney(t *testing.T) {
	s := newStage(t)
	s.eachWay(t, func(t *testing.T, w way) {
		owner := s.signedIn(t, w, company)
		owner.click(`nav.sections a[href="/my/challenges"]`)
		matches := owner.all(".own-side a", `x.getAttribute("href")`)[0]

		v := s.signedIn(t, w, reviewer)
		bad, later := v.readsQueue()
		v.open(matches)
		good := v.doubtful()
		v.approves(good)
		v.rejects(bad)
		v.defers(later)

		owner.open(matches)
		owner.is("#m-"+good+" .pill", owner.say.T("state.introduced"))
	})
}

// readsQueue opens the queue, which says how much is to do, looks into its
// first case and gives two others.
func (v *visitor) readsQueue() (second, third string) {
	v.t.Helper()
	v.click(".wordmark")
	v.has(`.steps a[href="/queue"]`)
	v.click(`nav.sections a[href="/queue"]`)
	v.is("h1", v.say.T("queue.title"))
	v.says(`.tabs [aria-current]`, v.say.T("queue.to_do"))
	v.has(".case-row .bar", ".case-row .chip", ".case-row .quote mark", ".case-row .doubts li")
	who := v.text(".case-row:first-child .case-who .name")
	v.click(".case-row:first-child a[data-open]")
	v.says("main", who)
	v.click(".case-nav a")
	v.at("/queue")
	cases := v.all(".case-row a[data-open]", `x.pathname.split("/").pop()`)
	return cases[1], cases[2]
}

// doubtful gives an undecided match of the page for which something speaks,
// and something against.
func (v *visitor) doubtful() string {
	v.t.Helper()
	for _, card := range v.all(".card:has(.quote mark):has(.doubts li)", `x.querySelector(".pill").innerText + "|" + x.id.slice(2)`) {
		if id, proposed := strings.CutPrefix(card, v.say.T("state.proposed")+"|"); proposed {
			return id
		}
	}
	v.t.Fatal("there is no undecided match with evidence and doubts")
	return ""
}

// approves reads a case, approves it and notes the introduction.
func (v *visitor) approves(id string) {
	v.t.Helper()
	v.click(`#m-` + id + ` a[href="/queue/` + id + `"]`)
	v.has(".pair .quote mark", ".pair .doubts li", ".pair .chip", ".behind .figures")
	v.is(".case-head .pill", v.say.T("state.proposed"))
	v.fill("#comment", "Dobry dorobek.")
	v.click("button[value=approve]")
	v.is(".flash", v.say.T("flash.decided_approve"))
	if strings.HasSuffix(v.path(), id) {
		v.t.Errorf("the next case is the same one")
	}
	v.open("/queue/" + id)
	v.is(".case-head .pill", v.say.T("state.approved"))
	v.says(".timeline", "Zofia Indyk")
	v.is(".timeline .comment", "Dobry dorobek.")
	v.fill("#reason", "Spotkanie w czwartek")
	v.click("button[value=introduced]")
	v.is(".flash", v.say.T("flash.followed", "About", v.say.T("state.introduced")))
	v.is(".case-head .pill", v.say.T("state.introduced"))
	v.says(".timeline li:first-child", "Spotkanie w czwartek")
}

// rejects needs a reason.
func (v *visitor) rejects(id string) {
	v.t.Helper()
	v.open("/queue/" + id)
	v.fill("#comment", "Za daleko od potrzeby.")
	v.click("button[value=reject]")
	v.answered(422)
	v.is(".verdict .wrong", v.say.T("field.required"))
	v.has(".verdict-row:has(#reason) .wrong")
	if got := v.value("#comment"); got != "Za daleko od potrzeby." {
		v.t.Errorf("the comment was lost: %q", got)
	}
	v.is(".case-head .pill", v.say.T("state.proposed"))
	v.choose("#reason", "off_topic")
	v.click("button[value=reject]")
	v.is(".flash", v.say.T("flash.decided_reject"))
	v.open("/queue/" + id)
	v.is(".case-head .pill", v.say.T("state.rejected"))
	v.says(".timeline li:first-child", v.say.T("reason.off_topic"))
	v.is(".timeline .comment", "Za daleko od potrzeby.")
	v.lacks(".verdict")
}

// defers needs a day to come.
func (v *visitor) defers(id string) {
	v.t.Helper()
	v.open("/queue/" + id)
	v.click("button[value=defer]")
	v.answered(422)
	v.has(".verdict-row:has(#until) .wrong")
	day := time.Now().AddDate(0, 0, 10)
	v.choose("#until", day.Format(time.DateOnly))
	v.click("button[value=defer]")
	v.is(".flash", v.say.T("flash.decided_defer"))
	v.open("/queue?state=deferred")
	v.says(`.case-row:has(a[href="/queue/`+id+`"])`, v.say.T("queue.until", "Date", v.say.Date(day)))
	v.open("/queue")
	v.lacks(`.case-row a[href="/queue/` + id + `"]`)
}
