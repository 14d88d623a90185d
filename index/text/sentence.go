package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leastWords is how many words a sentence must have to be read in another
// language than its text: fewer may be a name or a term.
const leastWords = 6

// sentence gives how many of the tokens stand in the first sentence: up to
// one behind which a full stop, a question or exclamation mark or an empty
// line is followed by a capital.
func sentence(s string, tokens []Token) int {
	for i := 0; i+1 < len(tokens); i++ {
		if tokens[i+1].Start < tokens[i].End {
			continue
		}
		gap := s[tokens[i].End:tokens[i+1].Start]
		if ends(gap, s[tokens[i+1].Start:]) {
			return i + 1
		}
	}
	return len(tokens)
}

func ends(gap, next string) bool {
	if strings.Contains(gap, "\n\n") {
		return true
	}
	if len(gap) < 2 || !strings.ContainsAny(gap, ".?!\n") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	return unicode.IsUpper(r) || strings.IndexByte(gap, '\n') >= 0
}

// spoken gives the language in which to read a sentence of a text.
func spoken(l Lang, s string, tokens []Token, loud bool) Lang {
	lean, words := leaningOf(tokens, loud)
	switch {
	case l == Unknown:
		return decided(lean)
	case words < leastWords:
		return l
	case l == PL && lean <= -clear*words:
		return EN
	case l == EN && lean >= clear*words:
		return PL
	}
	return l
}

// clear is the leaning a word from which a sentence is clearly in a language.
const clear = 2
