package text

import (
	"unicode"
	"unicode/utf8"
)

// acronym says whether a word is one, or another sign that must stay as it
// is: two capitals, or a digit. In a shouted text capitals say nothing.
func acronym(w string, loud bool) bool {
	upper, letters := 0, 0
	for _, r := range w {
		switch {
		case unicode.IsNumber(r):
			return true
		case unicode.IsUpper(r):
			upper++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if loud {
		return false
	}
	// A long word in capitals is an emphasised word, not an acronym.
	return upper >= 2 && (upper < letters || letters <= 6)
}

// singular drops the English plural of an acronym: miRNAs is miRNA.
func singular(w string) string {
	stem, ok := cutS(w)
	if !ok {
		return w
	}
	if r, _ := utf8.DecodeLastRuneInString(stem); unicode.IsUpper(r) {
		return stem
	}
	return w
}

func cutS(w string) (string, bool) {
	if n := len(w); n > 1 && w[n-1] == 's' {
		return w[:n-1], true
	}
	return w, false
}

// shouted says whether a text is written in capitals throughout, so that
// they tell nothing of its words: no small letter, and a word too long for
// an acronym.
func shouted(s string) bool {
	run, long := 0, false
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsLetter(r):
			run++
			long = long || run > 6
		default:
			run = 0
		}
	}
	return long
}
