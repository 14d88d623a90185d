package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/chromedp/chromedp"
)

// look asks the page.
func look[T any](v *visitor, script string) T {
	v.t.Helper()
	got, err := chromedp.Run(v.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		v.t.Fatalf("ask the page for %s: %v", script, err)
	}
	return got
}

// all asks for something of each element that a selector names.
func (v *visitor) all(selector, property string) []string {
	v.t.Helper()
	return look[[]string](v, fmt.Sprintf("[...document.querySelectorAll(%s)].map((x) => String(%s))", quoted(selector), property))
}

// quoted makes a string one of JavaScript.
func quoted(s string) string { return strconv.QuoteToASCII(s) }

func (v *visitor) count(selector string) int {
	v.t.Helper()
	return len(v.all(selector, "1"))
}

// text gives what people read in all that a selector names.
func (v *visitor) text(selector string) string {
	v.t.Helper()
	return strings.TrimSpace(strings.Join(v.all(selector, "x.innerText"), "\n"))
}

func (v *visitor) value(selector string) string {
	v.t.Helper()
	return strings.Join(v.all(selector, "x.value"), "\n")
}

// path is the address of the page, without the site.
func (v *visitor) path() string {
	v.t.Helper()
	return look[string](v, "location.pathname + location.search")
}

// where is a part of the page for a message about a failure.
func (v *visitor) where() string {
	text := v.text("main")
	return fmt.Sprintf("%s (status %d): %s", v.path(), v.status, text[:min(len(text), 800)])
}

// has fails the test at once if a page lacks something.
func (v *visitor) has(selectors ...string) {
	v.t.Helper()
	for _, s := range selectors {
		if v.count(s) == 0 {
			v.t.Fatalf("there is no %s on %s", s, v.where())
		}
	}
}

func (v *visitor) lacks(selectors ...string) {
	v.t.Helper()
	for _, s := range selectors {
		if v.count(s) != 0 {
			v.t.Errorf("there is %s on %s", s, v.where())
		}
	}
}

// is checks what people read in something.
func (v *visitor) is(selector, want string) {
	v.t.Helper()
	if got := v.text(selector); got != want {
		v.t.Fatalf("%s reads %q, not %q, on %s", selector, got, want, v.where())
	}
}

// says checks that something reads, among others, as wanted.
func (v *visitor) says(selector, want string) {
	v.t.Helper()
	if got := v.text(selector); !strings.Contains(got, want) {
		v.t.Fatalf("%s reads %q, without %q, on %s", selector, got, want, v.where())
	}
}

// answered checks the status of the page.
func (v *visitor) answered(want int64) {
	v.t.Helper()
	if v.status != want {
		v.t.Fatalf("status %d, not %d: %s", v.status, want, v.where())
	}
}

// at checks the address of the page.
func (v *visitor) at(want string) {
	v.t.Helper()
	if got := v.path(); got != want {
		v.t.Fatalf("at %s, not %s", got, want)
	}
}
