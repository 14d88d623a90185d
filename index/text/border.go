package text

import (
	"strings"
	"unicode/utf8"
)

// forward gives the first place from at on, and at most limit, where a word
// begins; if there is none, the place between two letters next to at.
func forward(s string, at, limit int) int {
	if blank(s, at-1) {
		return skip(s, at, limit)
	}
	if i := strings.IndexAny(s[at:max(at, limit)], " \n\t\r"); i >= 0 {
		return skip(s, at+i, limit)
	}
	for at < limit && !utf8.RuneStart(s[at]) {
		at++
	}
	return at
}

func skip(s string, at, limit int) int {
	for at < limit && blank(s, at) {
		at++
	}
	return at
}

// backward gives the last place up to at, and at least limit, where a word
// ends; if there is none, the place between two letters next to at.
func backward(s string, at, limit int) int {
	end := at
	if !blank(s, at) {
		if i := strings.LastIndexAny(s[limit:at], " \n\t\r"); i >= 0 {
			end = limit + i
		}
	}
	for end > limit && blank(s, end-1) {
		end--
	}
	for end > limit && end < len(s) && !utf8.RuneStart(s[end]) {
		end--
	}
	return end
}

func blank(s string, at int) bool {
	if at < 0 || at >= len(s) {
		return false
	}
	return s[at] == ' ' || s[at] == '\n' || s[at] == '\t' || s[at] == '\r'
}
