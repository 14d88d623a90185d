// Package text is the language chain: it turns a text in Polish or English
// into terms. Index, matcher and explanations all use it, so that a word is
// the same term everywhere. All functions are pure, take time linear in the
// text, and give a defined result for any input: what is not valid UTF-8
// separates words, and a word of more than [MaxWord] runes is left out.
//
// # What a word is
//
// A piece is a run of letters, digits and marks; decimal signs between digits
// and apostrophes between letters belong to it, soft hyphens and zero-width
// signs within it are skipped. Pieces joined by single hyphens form a
// compound, compounds joined by single slashes a chain.
//
//   - A compound is one word as a whole: IL-6, TNF-α, COVID-19, LC-MS.
//   - Its pieces are words too, where they mean something alone: those of
//     three or more letters (COVID, TNF), and those of two letters if no
//     piece of the compound is a number or a single letter (LC and MS, but
//     not the IL of IL-6).
//   - A chain of compounds that each look like science (two capitals, a digit
//     or a Greek letter) is one word as a whole as well: CRISPR/Cas9,
//     LC-MS/MS. Any other slash only separates: woda/olej.
//
// Polish stems are folded, so that wspolpracy meets współpraca. Analysed terms
// drop the joiners of compounds, so that IL-6 and IL6, TNF-α
// and TNFα are the same; Greek letters are spelled out (α is alpha), except
// the micro sign before a unit (µg is ug).
package text

// Lang is the language of a text.
type Lang string

// The languages; Unknown texts are analysed as English without stop words or
// stems.
const (
	Unknown Lang = ""
	PL      Lang = "pl"
	EN      Lang = "en"
)

// Token is a word or a term of a text.
type Token struct {
	Term string
	// Start and End are byte offsets in the text as given.
	Start, End int
	// Position counts the words from 0. A compound has the position of its
	// first piece.
	Position int
}

// MaxWord is the largest number of runes of a word; longer ones are left out.
const MaxWord = 100

// Version is the version of the terms. Raise it whenever a text may give other
// terms than before: what was indexed with another version is indexed again.
const Version = 1
