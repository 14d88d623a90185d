package web

import (
	"fmt"
	"html/template"
)

// icons are drawn on a field of 16 × 16 with strokes in the colour of the
// text around them.
var icons = map[string]template.HTML{
	"covered": `<path d="M3 8.5 6.5 12 13 4.5"/>`,
	"partly":  `<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor"/>`,
	"open":    `<circle cx="8" cy="8" r="5.5"/>`,
	"doubt":   `<path d="M8 2.2 14.3 13.4H1.7z"/><path d="M8 6.5v3.4M8 11.6v.4"/>`,
	"ok":      `<circle cx="8" cy="8" r="6.2"/><path d="M5 8.3 7.2 10.5 11 5.8"/>`,
	"stop":    `<circle cx="8" cy="8" r="6.2"/><path d="M5.5 5.5l5 5M10.5 5.5l-5 5"/>`,
	"wait":    `<circle cx="8" cy="8" r="6.2"/><path d="M8 4.6V8l2.4 1.6"/>`,
	"move":    `<path d="M2.5 8h10M9 4.5 12.5 8 9 11.5"/>`,
	"remove":  `<path d="M4 4l8 8M12 4l-8 8"/>`,
	"search":  `<circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5 14 14"/>`,
	"lock":    `<rect x="3" y="7" width="10" height="6.5" rx="1"/><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2"/>`,
	"out":     `<path d="M9 3h4v4M13 3 7 9M11 9.5V13H3V5h3.5"/>`,
}

// icon draws a sign that says nothing by itself: the word stands beside it.
func icon(name string) (template.HTML, error) {
	shape, ok := icons[name]
	if !ok {
		return "", fmt.Errorf("no icon %q", name)
	}
	return `<svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">` + shape + `</svg>`, nil
}
