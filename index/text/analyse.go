package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Analyse gives the terms of a text: words in lower case, without stop words,
// stemmed by the rules of the language. Never stemmed are acronyms (two or
// more capitals), words with digits, words with letters foreign to the
// language and, in Polish, words of up to three letters.
func Analyse(l Lang, s string) []Token {
	words := Words(s)
	loud := shouted(s)
	out := words[:0]
	for _, t := range words {
		if t.Term = term(l, t.Term, loud); t.Term != "" {
			out = append(out, t)
		}
	}
	return out
}

// term gives the term of a word, "" for a stop word.
func term(l Lang, word string, loud bool) string {
	if acronym(word, loud) {
		return strings.ToLower(plain(singular(word)))
	}
	low := strings.ToLower(plain(word))
	switch l {
	case PL:
		if stopPL[low] {
			return ""
		}
		return stemPL(low)
	case EN:
		if stopEN[low] {
			return ""
		}
		return stemEN(low)
	}
	return low
}

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
	stem, ok := strings.CutSuffix(w, "s")
	if !ok {
		return w
	}
	if r, _ := utf8.DecodeLastRuneInString(stem); unicode.IsUpper(r) {
		return stem
	}
	return w
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
