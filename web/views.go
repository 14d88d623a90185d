package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

//go:embed templates
var templateFiles embed.FS

// views are the parsed templates, one set per page: the layout, all parts and
// the page itself.
type views struct {
	pages   map[string]*template.Template
	buffers sync.Pool
}

// part is what a shared piece of a page gets: the page's head, for words and
// dates, and the thing itself.
type part struct {
	P  Page
	It any
}

// tones say how a state feels: good, over, or waiting. They choose a sign and
// a colour beside the word.
var tones = map[string]string{
	"proposed": "wait", "in_review": "wait", "deferred": "wait", "raised": "wait", "draft": "wait",
	"approved": "ok", "introduced": "ok", "in_contact": "ok", "agreement": "ok", "completed": "ok",
	"open": "ok", "accepted": "ok", "active": "ok",
	"rejected": "stop", "abandoned": "stop", "declined": "stop", "withdrawn": "stop", "closed": "stop",
}

func loadViews(a assets) (*views, error) {
	base, err := template.New("base").Option("missingkey=error").Funcs(template.FuncMap{
		"asset":      a.address,
		"part":       func(p Page, it any) part { return part{P: p, It: it} },
		"paragraphs": paragraphs,
		"add":        func(a, b int) int { return a + b },
		"list":       func(xs ...string) []string { return xs },
		"icon":       icon,
		"tone":       func(state any) string { return tones[fmt.Sprint(state)] },
		"areaClass":  func(a domain.Area) string { return strings.ToLower(strings.ReplaceAll(string(a), "&", "")) },
		"other":      func(l domain.Lang) domain.Lang { return l.Other() },
	}).ParseFS(templateFiles, "templates/layout.html", "templates/parts/*.html")
	if err != nil {
		return nil, fmt.Errorf("parse templates: %w", err)
	}
	names, err := fs.Glob(templateFiles, "templates/pages/*.html")
	if err != nil {
		return nil, fmt.Errorf("list templates: %w", err)
	}
	v := &views{pages: map[string]*template.Template{}, buffers: sync.Pool{New: func() any { return new(bytes.Buffer) }}}
	for _, name := range names {
		t, err := base.Clone()
		if err == nil {
			t, err = t.ParseFS(templateFiles, name)
		}
		if err != nil {
			return nil, fmt.Errorf("parse %s: %w", name, err)
		}
		v.pages[strings.TrimSuffix(path.Base(name), ".html")] = t
	}
	return v, nil
}

// execute makes the whole page before a byte is sent, so that an error in a
// template does not leave half a page behind.
func (v *views) execute(name string, page any) ([]byte, error) {
	t := v.pages[name]
	if t == nil {
		return nil, fmt.Errorf("no template %s", name)
	}
	b := v.buffers.Get().(*bytes.Buffer)
	defer v.buffers.Put(b)
	b.Reset()
	if err := t.ExecuteTemplate(b, "layout", page); err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	return bytes.Clone(b.Bytes()), nil
}

// paragraphs splits a text at its empty lines.
func paragraphs(s string) []string {
	var out []string
	for p := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
