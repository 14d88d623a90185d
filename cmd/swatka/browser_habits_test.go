package main

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/lifescience-krakow/swatka/internal/i18n"
)

// TestWithoutJavaScript walks through searching, posting and reviewing with
// scripts switched off: links and forms do it all.
func TestWithoutJavaScript(t *testing.T) {
	s := newStage(t)
	w := way{i18n.Polish, 1280}
	v := s.visitor(t, w)
	v.scriptsOff()
	v.signIn(company)
	v.fill("#q", soughtPartner)
	v.click(".big-search button")
	v.narrows(soughtPartner, "researcher")
	v.open("/challenges/new")
	v.fill("#title-pl", "Poręcze, które nie przenoszą bakterii")
	v.fill("#summary-pl", "Poręcze na oddziale są myte dwa razy dziennie, a posiewy i tak rosną.")
	v.fill("#a0pl", "powłoki przeciwdrobnoustrojowe")
	rows := v.count(".aspect-row")
	v.click("button[value=add]")
	if got := v.count(".aspect-row"); got != rows+1 || v.value("#a0pl") != "powłoki przeciwdrobnoustrojowe" {
		t.Errorf("%d rows after adding one to %d, the first %q", got, rows, v.value("#a0pl"))
	}
	v.click("button[value=publish].primary")
	v.is(".flash", v.say.T("flash.posted_open"))

	z := s.visitor(t, w)
	z.scriptsOff()
	z.signIn(reviewer)
	z.click(`nav.sections a[href="/queue"]`)
	z.do("press j", chromedp.KeyEvent("j"))
	z.lacks(".case-row.here")
	z.click(".case-row:first-child a[data-open]")
	z.click("button[value=approve]")
	z.is(".flash", z.say.T("flash.decided_approve"))
}

// scriptsOff forbids pages to run scripts.
func (v *visitor) scriptsOff() {
	v.t.Helper()
	off := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(v.ctx, emulation.SetScriptExecutionDisabled, off); err != nil {
		v.t.Fatal(err)
	}
	v.open("/about")
	if !look[bool](v, `matchMedia("(scripting: none)").matches`) {
		v.t.Fatal("scripts still run")
	}
	v.open("/")
}

// TestKeyboardOnly leaves the mouse alone: the first Tab leads past the
// navigation, Enter searches, and the queue goes by its keys.
func TestKeyboardOnly(t *testing.T) {
	s := newStage(t)
	for _, lang := range i18n.Languages {
		t.Run(lang, func(t *testing.T) {
			v := s.visitor(t, way{lang, 1280})
			v.open("/about")
			v.do("Tab", chromedp.KeyEvent(kb.Tab))
			v.focused(".skip")
			v.is(".skip", v.say.T("layout.skip"))
			v.key(kb.Enter)
			v.at("/about")
			v.do("Tab", chromedp.KeyEvent(kb.Tab))
			v.focused("main a")

			v.open("/search")
			v.tabTo(".top-search input")
			v.do("type", chromedp.KeyEvent("biosensor"))
			v.key(kb.Enter)
			v.at("/search?q=biosensor")
			v.tabTo(".hit:first-child a.name")
			name := v.text(".hit:first-child a.name")
			v.key(kb.Enter)
			v.says("h1", name)
			s.keysOfQueue(t, v.way)
		})
	}
}

// keysOfQueue walks through the queue by j, k and Enter, and through a case
// by its letters.
func (s *stage) keysOfQueue(t *testing.T, w way) {
	t.Helper()
	v := s.signedIn(t, w, reviewer)
	v.open("/queue")
	v.do("press j, j, k", chromedp.KeyEvent("jjk"))
	v.focused(".case-row:first-child a[data-open]")
	v.do("press j", chromedp.KeyEvent("j"))
	v.focused(".case-row:nth-child(2) a[data-open]")
	who := v.text(".case-row:nth-child(2) .case-who .name")
	v.key(kb.Enter)
	v.says("main h2", who)
	for letter, field := range map[string]string{"a": "button[value=approve]", "r": "#reason", "d": "#until"} {
		v.do("press "+letter, chromedp.KeyEvent(letter))
		v.focused(field)
		v.do("press Escape", chromedp.KeyEvent(kb.Escape))
	}
	v.is(".case-head .pill", v.say.T("state.proposed"))
	v.do("leave the field", chromedp.Evaluate[chromedp.Void]("document.activeElement.blur()"))
	v.key("q")
	v.at("/queue")
}

// focused checks that keys go where they should, and that people see it.
func (v *visitor) focused(selector string) {
	v.t.Helper()
	if !look[bool](v, "document.activeElement.matches("+quoted(selector)+")") {
		v.t.Fatalf("the focus is not on %s but on %s", selector, look[string](v, "document.activeElement.outerHTML.slice(0, 200)"))
	}
	if outline := look[string](v, "getComputedStyle(document.activeElement).outlineStyle"); outline == "none" {
		v.t.Errorf("%s has the focus, and nothing shows it", selector)
	}
}

// tabTo presses Tab until something has the focus.
func (v *visitor) tabTo(selector string) {
	v.t.Helper()
	for range 100 {
		v.do("Tab", chromedp.KeyEvent(kb.Tab))
		if look[bool](v, "document.activeElement.matches("+quoted(selector)+")") {
			v.focused(selector)
			return
		}
	}
	v.t.Fatalf("Tab does not lead to %s", selector)
}

// TestLanguageSwitchKeepsPage changes the language of a search with a filter,
// and of a form that was refused.
func TestLanguageSwitchKeepsPage(t *testing.T) {
	s := newStage(t)
	v := s.signedIn(t, way{i18n.Polish, 390}, company)
	v.open("/search?q=bakterie&kind=offer")
	hits := v.all(".hit a.name", `x.getAttribute("href")`)
	v.switchTo(s, i18n.English)
	v.at("/search?q=bakterie&kind=offer")
	if got := v.all(".hit a.name", `x.getAttribute("href")`); len(hits) == 0 || strings.Join(got, " ") != strings.Join(hits, " ") {
		t.Errorf("in English %v, in Polish %v", got, hits)
	}
	v.is("button[type=submit] .vh", v.say.T("search.do"))
	v.click(`nav.sections a[href="/offers"]`)
	v.is("h1", "Infrastructure offers")
	v.switchTo(s, i18n.Polish)
	v.at("/offers")
	v.is("h1", "Oferty infrastruktury")
}

func (v *visitor) switchTo(s *stage, lang string) {
	v.t.Helper()
	v.way.lang, v.say = lang, s.words.Printer(lang)
	v.click(`form[action="/language"] button`)
}

// TestSignOut ends the session: neither a link nor the way back shows again
// what was for signed-in people.
func TestSignOut(t *testing.T) {
	s := newStage(t)
	v := s.signedIn(t, way{i18n.English, 1280}, company)
	v.open("/my/challenges")
	v.has(".own .name")
	v.click(`form[action="/sign-out"] button`)
	v.is(".flash", v.say.T("sign_in.signed_out"))
	v.has(`.top a[href^="/sign-in"]`)
	v.open("/my/challenges")
	v.lacks(".own .name")
	v.says("main", v.say.T("sign_in.wanted"))
	v.back("/sign-in?out=1")
	v.back("/my/challenges")
	v.lacks(".own .name")
	v.fill("#email", company)
	v.fill("#password", "not the password")
	v.click("main form .primary")
	v.answered(401)
	v.is(".refused", v.say.T("error.sign_in"))
}

// TestTwoReviewers lets two reviewers decide on the same case: the second one
// is told, and nothing is overwritten.
func TestTwoReviewers(t *testing.T) {
	s := newStage(t)
	w := way{i18n.Polish, 1280}
	one, two := s.signedIn(t, w, reviewer), s.signedIn(t, w, reviewer)
	one.open("/queue")
	one.click(".case-row:first-child a[data-open]")
	path := one.path()
	two.open(path)
	one.click("button[value=approve]")
	two.choose("#reason", "other")
	two.click("button[value=reject]")
	two.answered(409)
	two.says("main", two.say.T("error.conflict"))
	two.open(path)
	two.is(".case-head .pill", two.say.T("state.approved"))
}
