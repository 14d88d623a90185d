package text

import "unicode/utf8"

// stemPL gives the stem of a Polish word in lower case: its inflectional
// ending is cut, softened consonants are hardened (pacjenci → pacjent,
// komórce → komork) and vowels that come and go or alternate are made one
// (komórek → komork, chorób → chorob). The stem is folded, so that a word
// written without accents meets the others. It is a light stemmer by rules,
// for nouns and adjectives.
func stemPL(w string) string {
	if !polish(w) {
		return w
	}
	if utf8.RuneCountInString(w) <= 3 {
		return Fold(w)
	}
	var room [2 * MaxWord]rune
	stem := room[:0]
	for _, r := range w {
		stem = append(stem, r)
	}
	stem, soft := cutEnding(stem)
	if !soft {
		stem = dropFleeting(stem)
	}
	return Fold(string(harden(stem, soft)))
}

// polish says whether a word has Polish letters only.
func polish(w string) bool {
	for _, r := range w {
		switch r {
		case 'ą', 'ć', 'ę', 'ł', 'ń', 'ó', 'ś', 'ź', 'ż':
		case 'q', 'v', 'x':
			return false
		default:
			if r < 'a' || r > 'z' {
				return false
			}
		}
	}
	return true
}

// cutEnding cuts the longest ending of a word that leaves three letters, and
// the i that softens the consonant before it; soft says whether one was there.
func cutEnding(w []rune) (stem []rune, soft bool) {
	for _, e := range endings[w[len(w)-1]] {
		if hasSuffix(w, e.of) && len(w)-e.cut+len(e.to) >= 3 {
			soft = e.cut > 0 && e.of[len(e.of)-e.cut] == 'i'
			w = append(w[:len(w)-e.cut], e.to...)
			break
		}
	}
	if n := len(w); n > 3 && w[n-1] == 'i' {
		return w[:n-1], true
	}
	return w, soft
}

func hasSuffix(w, end []rune) bool {
	if len(w) < len(end) {
		return false
	}
	for i, r := range end {
		if w[len(w)-len(end)+i] != r {
			return false
		}
	}
	return true
}

// dropFleeting drops the e that is there only without an ending: zarodek and
// zarodka, włókien and włókna, naukowiec and naukowca.
func dropFleeting(w []rune) []rune {
	n := len(w)
	if n < 5 || w[n-2] != 'e' {
		return w
	}
	switch last, before := w[n-1], w[n-3]; {
	case (last == 'k' || last == 'ł') && !vowel(before):
		return append(w[:n-2], last)
	case (last == 'c' || last == 'ń') && before == 'i':
		return append(w[:n-3], last)
	case last == 'n' && before == 'i' && (w[n-4] == 'k' || w[n-4] == 'g'):
		return append(w[:n-3], last)
	}
	return w
}

func vowel(r rune) bool {
	switch r {
	case 'a', 'ą', 'e', 'ę', 'i', 'o', 'ó', 'u', 'y':
		return true
	}
	return false
}

// hard has the hard consonant of each soft one.
var hard = map[rune]rune{'ć': 't', 'ś': 's', 'ź': 'z', 'ń': 'n', 'ł': 'l'}

// harden brings the end of a stem to one form: its last consonant, the one
// before it, and the vowel that alternates with it.
func harden(w []rune, soft bool) []rune {
	n := len(w)
	switch last := w[n-1]; {
	case soft && last == 'c':
		w[n-1] = 't'
	case soft && n > 3 && last == 'z' && w[n-2] == 'd', last == 'ź' && w[n-2] == 'd':
		w = w[:n-1]
		n--
	case hard[last] != 0:
		w[n-1] = hard[last]
	}
	for i := max(0, n-3); i < n-1; i++ {
		switch w[i] {
		case 'ó':
			w[i] = 'o'
		case 'ą':
			w[i] = 'ę'
		case 'ś', 'ź':
			w[i] = hard[w[i]]
		}
	}
	return w
}
