package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/lifescience-krakow/swatka/internal/i18n"
)

// visitor is one person in front of one screen. Visitors share no cookies.
type visitor struct {
	t      *testing.T
	ctx    context.Context
	url    string
	way    way
	say    i18n.Printer
	status int64 // of the page that was opened last

	mu       sync.Mutex
	protests []string // what the browser found wrong with pages
}

// visitor comes with fresh cookies, as somebody who is not signed in.
func (s *stage) visitor(t *testing.T, w way) *visitor {
	t.Helper()
	v := &visitor{t: t, url: s.url, way: w, say: s.words.Printer(w.lang)}
	ctx, stop := context.WithTimeout(s.browser, patience)
	t.Cleanup(stop)
	v.ctx, stop = chromedp.NewContext(ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(v.hear))
	t.Cleanup(stop)
	t.Cleanup(v.noProtests)
	screen := []chromedp.EmulateViewportOption{}
	if w.width < 700 {
		screen = append(screen, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	v.do("set the screen", chromedp.EmulateViewport(w.width, 800, screen...))
	v.open("/?lang=" + w.lang)
	return v
}

// signedIn is a visitor who has signed in by the form.
func (s *stage) signedIn(t *testing.T, w way, email string) *visitor {
	t.Helper()
	v := s.visitor(t, w)
	v.signIn(email)
	return v
}

func (v *visitor) signIn(email string) {
	v.t.Helper()
	v.click(`.top a[href^="/sign-in"]`)
	v.fill("#email", email)
	v.fill("#password", demoPassword)
	v.click("main form .primary")
	v.is(".flash", v.say.T("flash.signed_in", "About", v.text(".me")))
}

// hear notes scripts that fail and what the content policy forbids.
func (v *visitor) hear(ev any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventExceptionThrown:
		v.protests = append(v.protests, "script: "+ev.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		if ev.Entry.Source == log.EntrySourceSecurity || strings.Contains(ev.Entry.Text, "Content Security Policy") {
			v.protests = append(v.protests, ev.Entry.Text)
		}
	}
}

func (v *visitor) noProtests() {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, p := range slices.Compact(v.protests) {
		v.t.Errorf("the browser protests: %s", p)
	}
}

// open goes to an address of the site.
func (v *visitor) open(path string) {
	v.t.Helper()
	r, err := chromedp.Run(v.ctx, chromedp.NavigateResponse(v.url+path))
	v.arrive("open "+path, r, err)
}

// click presses what a selector names first, with the mouse, and waits for
// the page behind it.
func (v *visitor) click(selector string) {
	v.t.Helper()
	v.has(selector)
	r, err := chromedp.RunResponse(v.ctx, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
	v.arrive("click "+selector, r, err)
}

// key presses keys that lead to another page.
func (v *visitor) key(keys string) {
	v.t.Helper()
	r, err := chromedp.RunResponse(v.ctx, chromedp.KeyEvent(keys))
	v.arrive(fmt.Sprintf("press %q", keys), r, err)
}

// back goes to the page before, which is at an address. The browser may show
// it from memory, without loading it.
func (v *visitor) back(path string) {
	v.t.Helper()
	v.do("go back", chromedp.Evaluate[chromedp.Void]("history.back()"))
	v.wait("back to "+path, func() bool {
		got, err := chromedp.Run(v.ctx, chromedp.Evaluate[string](
			`document.readyState === "complete" ? location.pathname + location.search : ""`))
		return err == nil && got == path
	})
}

// arrive checks what holds for every page: it is in the visitor's language,
// has one main heading and all its words, and is not wider than the screen.
func (v *visitor) arrive(what string, r *network.Response, err error) {
	v.t.Helper()
	if err != nil {
		v.t.Fatalf("%s: %v", what, err)
	}
	v.status = 200
	if r != nil {
		v.status = r.Status
	}
	v.fits(what)
	page := look[struct {
		Lang, Text string
		Headings   int64
	}](v, `({lang: document.documentElement.lang, text: document.body.innerText,
		headings: document.querySelectorAll("h1").length})`)
	switch {
	case page.Lang != v.way.lang:
		v.t.Errorf("%s: the page is in %q, not %q", what, page.Lang, v.way.lang)
	case page.Headings != 1:
		v.t.Errorf("%s: %d main headings", what, page.Headings)
	case strings.Contains(page.Text, "⟦"):
		v.t.Errorf("%s: a text is missing: %s", what, page.Text)
	}
}

// fits checks that nothing sticks out of the screen at the side, even with
// all that is folded away open.
func (v *visitor) fits(what string) {
	v.t.Helper()
	got := look[int64](v, `(() => {
		const shut = [...document.querySelectorAll("details:not([open])")];
		for (const d of shut) d.open = true;
		const width = document.documentElement.scrollWidth;
		for (const d of shut) d.open = false;
		return width;
	})()`)
	if got > v.way.width {
		v.t.Errorf("%s: the page is %d wide on a screen of %d", what, got, v.way.width)
	}
}

// do takes steps that stay on the page.
func (v *visitor) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	if err := chromedp.Do(v.ctx, steps...); err != nil {
		v.t.Fatalf("%s: %v", what, err)
	}
}

// press clicks something that stays on the page.
func (v *visitor) press(selector string) {
	v.t.Helper()
	v.has(selector)
	v.do("press "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
	v.fits("press " + selector)
}

// fill types a text into an empty or filled field.
func (v *visitor) fill(selector, text string) {
	v.t.Helper()
	v.has(selector)
	v.do("fill "+selector, chromedp.Focus(chromedp.CSS(selector)),
		chromedp.Evaluate[chromedp.Void](`document.activeElement.select()`))
	if _, err := chromedp.Call(v.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		v.t.Fatalf("fill %s: %v", selector, err)
	}
}

// choose sets a list or a date, whose own windows a page cannot reach.
func (v *visitor) choose(selector, value string) {
	v.t.Helper()
	v.has(selector)
	v.do("choose in "+selector, chromedp.SetValue(chromedp.CSS(selector), value))
}

// until loads a page again and again until something is there.
func (v *visitor) until(path, selector string) {
	v.t.Helper()
	v.wait(selector+" on "+path, func() bool {
		v.open(path)
		return v.count(selector) > 0
	})
}

// wait asks ten times a second whether something has happened.
func (v *visitor) wait(what string, happened func() bool) {
	v.t.Helper()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for !happened() {
		select {
		case <-v.ctx.Done():
			v.t.Fatalf("waited in vain for %s", what)
		case <-tick.C:
		}
	}
}
