// Package lexicon says as which terms a text is stored and by which terms it
// is asked for, so that index, matcher and highlights agree on when a word of
// a question is met by a word of an answer: the same word inflected, written
// without accents, derived from it, its translation, another name of the same
// concept. It joins the language chain and the thesaurus and is pure.
package lexicon

import (
	"fmt"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// Space is a kind of term; equal strings of two spaces are not the same.
type Space uint8

// The spaces.
const (
	PL      Space = iota // lemmas of Polish words
	EN                   // stems of English words
	Fold                 // words and lemmas without their accents
	Cognate              // keys of international words, behind the language they were read in
	Kin                  // what words are derived from
	Concept              // ids of concepts
	Spaces
)

// Term is something that a text says.
type Term struct {
	Space
	Text string
	// Start and End are byte offsets in the text, Position counts its words
	// from 0.
	Start, End, Position int
}

// Way is a term by which a word is met; Trust, above 0 and at most 1, is how
// sure it is that it means the same.
type Way struct {
	Space
	Text  string
	Trust float64
}

// Unit is a word that a text asks for, or a concept that several of its words
// name.
type Unit struct {
	Start, End int   // byte offsets in the text
	Ways       []Way // each term once, those of the word itself first
	// Phrase is set for a concept of several words: each of these is a unit
	// of its own, so it adds weight to their being said together.
	Phrase bool
}

// Key tells units apart: equal keys ask for the same. How a word is inflected
// does not count.
func (u Unit) Key() string {
	var b strings.Builder
	for _, w := range u.Ways {
		if (w.Space == Fold || w.Space == Cognate) && len(u.Ways) > 1 {
			continue
		}
		b.WriteByte('0' + byte(w.Space))
		b.WriteString(w.Text)
		b.WriteByte(0)
	}
	return b.String()
}

// Lexicon joins the language chain with a thesaurus. It is read only and may
// be shared; a nil one works without concepts and translations.
type Lexicon struct{ th *thesaurus.Thesaurus }

// New gives the lexicon of a thesaurus, which may be nil.
func New(th *thesaurus.Thesaurus) *Lexicon { return &Lexicon{th: th} }

// Version names the terms: what was stored under another one must be stored
// anew.
func (x *Lexicon) Version() string {
	return fmt.Sprintf("%d.%d %s", version, text.Version, x.thesaurus().Digest())
}

// version is that of this package. Raise it whenever a text may be stored as
// other terms than before.
const version = 1

// Thesaurus gives the thesaurus, nil if there is none.
func (x *Lexicon) Thesaurus() *thesaurus.Thesaurus { return x.thesaurus() }

func (x *Lexicon) thesaurus() *thesaurus.Thesaurus {
	if x == nil {
		return nil
	}
	return x.th
}
