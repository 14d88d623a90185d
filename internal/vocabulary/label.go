package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/lifescience-krakow/swatka/index/text"
)

// longestLabel is in bytes: longer ones are sentences, not names.
const longestLabel = 200

// label is a name of a concept.
type label struct {
	text string
	lang text.Lang
	rank rank
}

// languageOf tells Polish and English by a language tag; exact is false for a
// regional one. ok is false for other languages.
func languageOf(tag string) (l text.Lang, exact, ok bool) {
	main, _, region := strings.Cut(strings.ToLower(tag), "-")
	switch main {
	case "pl":
		return text.PL, !region, true
	case "en":
		return text.EN, !region, true
	}
	return l, false, false
}

// clean gives a label in one line, without the signs of our tables; "" if
// nothing of use is left.
func clean(s string) string {
	s = oneLine(s)
	if len(s) > longestLabel || !strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		return ""
	}
	return s
}

// oneLine composes accents, leaves out what cannot be seen, and makes one
// space of any white space. The bar separates labels in our tables.
func oneLine(s string) string {
	s = norm.NFC.String(s)
	s = strings.Map(func(c rune) rune {
		switch {
		case c == '|':
			return '/'
		case unicode.IsSpace(c):
			return ' '
		case unicode.Is(unicode.Cc, c), unicode.Is(unicode.Cf, c), c == utf8.RuneError:
			return -1
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// sameLabel gives what two spellings of one label have in common: case does
// not matter, save in acronyms.
func sameLabel(s string) string {
	if strings.ToUpper(s) == s {
		return s
	}
	return strings.ToLower(s)
}
