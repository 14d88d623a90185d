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
		v.readsQueue()
		v.open(matches)
		good, bad, later := v.proposals()
		v.approves(good)
		v.rejects(bad)
		v.defers(later)

		owner.open(matches)
		for match, state := range map[string]string{good: "introduced", later: "deferred"} {
			owner.is("#m-"+match+" .pill", owner.say.Word("state", state))
		}
	})
}

// readsQueue opens the queue, which says how much is to do, and its first
// case.
func (v *visitor) readsQueue() {
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
}

// proposals gives three undecided matches of the page, the first one with
// evidence and doubts.
func (v *visitor) proposals() (good, bad, later string) {
	v.t.Helper()
	script := `x.querySelectorAll(".doubts li").length + "|" + x.querySelector(".pill").innerText + "|" + x.id.slice(2)`
	var doubted, others []string
	for _, card := range v.all(".card:has(.quote mark)", script) {
		part := strings.Split(card, "|")
		switch {
		case part[1] != v.say.T("state.proposed"):
		case part[0] != "0" && len(doubted) == 0:
			doubted = append(doubted, part[2])
		default:
			others = append(others, part[2])
		}
	}
	if len(doubted) < 1 || len(others) < 2 {
		v.t.Fatalf("too few proposals: %d with doubts, %d others", len(doubted), len(others))
	}
	return doubted[0], others[0], others[1]
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
