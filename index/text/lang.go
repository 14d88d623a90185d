package text

import "github.com/lifescience-krakow/swatka/index/text/morph"

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
const Version = 2

// Check says whether the dictionary that is part of the program is sound; the
// error names it. Call it at start: with a damaged dictionary no Polish word
// is known.
func Check() error {
	_, err := morph.Polish()
	return err
}

// dictionary gives the Polish dictionary, an empty one if it is damaged.
func dictionary() *morph.Dictionary {
	d, err := morph.Polish()
	if err != nil {
		return &morph.Dictionary{}
	}
	return d
}
