package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// Detect tells the language of a text by its letters, function words and
// known Polish words; Unknown if nothing speaks for either. It reads the first
// 2,000 bytes.
func Detect(s string) Lang {
	if len(s) > 2000 {
		s = strings.ToValidUTF8(s[:2000], "")
	}
	lean, _ := leaningOf(Words(s), shouted(s))
	return decided(lean)
}

func decided(lean int) Lang {
	switch {
	case lean > 0:
		return PL
	case lean < 0:
		return EN
	}
	return Unknown
}

// leaningOf says how much words look Polish (above 0) or English (below 0),
// and how many say anything.
func leaningOf(tokens []Token, loud bool) (score, words int) {
	names := !loud && small(tokens) >= 2
	for i, t := range tokens {
		if acronym(t.Term, loud) {
			continue
		}
		lean := leaning(strings.ToLower(t.Term))
		if names && i > 0 && capital(t.Term) {
			lean = min(lean, 0) // Polish names stand in English texts too
		}
		score += lean
		words++
	}
	return score, words
}

// small counts the words without a capital at their beginning.
func small(tokens []Token) int {
	n := 0
	for _, t := range tokens {
		if !capital(t.Term) {
			n++
		}
	}
	return n
}

func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// leaning says how much a word looks Polish (above 0) or English (below 0).
func leaning(w string) int {
	if !strings.ContainsFunc(w, latinLetter) {
		return 0 // of neither language
	}
	score := 0
	if stopPL[w] {
		score += 4
	}
	if stopEN[w] {
		score -= 4
	}
	if strings.ContainsAny(w, "ąćęłńóśźż") {
		score += 6
	}
	score += inDictionary(w)
	framed := "^" + w + "$"
	for n := 1; n <= 4; n++ {
		for i := 0; i+n <= len(framed); i++ {
			score += leanings[framed[i:i+n]]
		}
	}
	return score
}

// What it says of a word of some length that the Polish dictionary has it, as
// it is or but for lost accents, or that it has not.
const (
	known      = 3
	unaccented = 1
	unknown    = -3
	longEnough = 4 // letters: shorter words are in any dictionary
)

func inDictionary(w string) int {
	if len(w) < longEnough {
		return 0
	}
	d := dictionary()
	if d.Find(w).Len() > 0 {
		return known
	}
	if _, rest, r := split(d, w); r.Len() > 0 && rest != w {
		return known
	}
	score := unknown
	d.FindUnaccented(w, func(string, morph.Readings) bool {
		score = unaccented
		return false
	})
	return score
}

// leanings has the weight of groups of letters; ^ and $ are the borders.
var leanings = map[string]int{
	"cz": 2, "sz": 2, "rz": 2, "dz": 2, "zy": 2, "jn": 2, "cj": 3, "wy": 1, "prz": 2,
	"ych$": 3, "ego$": 3, "ej$": 3, "ny$": 2, "nia$": 2, "nie$": 3, "ia$": 1, "ja$": 3,
	"owa": 2, "ow$": 1, "ki$": 2, "ka$": 2, "ji$": 3, "ku$": 2, "ami$": 2, "ach$": 1,
	"k": 1, "j": 1, "w": 1, "z": 1, "gia$": 2, "na$": 2, "iem": 1, "yk": 2, "ek$": 2,
	"q": -3, "x": -3, "v": -4, "th": -3, "sh": -2, "wh": -3, "ing$": -4, "tion": -5,
	"ed$": -3, "ee": -3, "oo": -3, "ly$": -4, "ity$": -3, "ough": -4, "ous$": -4, "ment": -2,
	"ness": -4, "ll": -2, "ss": -2, "tt": -2, "ck": -3, "ea": -2, "ou": -2, "ph": -3,
	"al$": -2, "ics$": -3, "ic$": -2, "sis$": -3, "hy": -2, "y$": -1, "s$": -1, "ve$": -2,
	"ar$": -1, "ay$": -3, "er$": -1, "gy$": -3, "ew": 0, "ke": -1, "ce$": -1, "sed": -2, "c": -1,
}

func latinLetter(r rune) bool { return 'a' <= r && r <= 'z' || unicode.Is(unicode.Latin, r) }
