package lexicon

import (
	"github.com/lifescience-krakow/swatka/index/text"
)

// Document gives what a text of a language says, in its order.
func (x *Lexicon) Document(l text.Lang, s string) []Term {
	r := x.thesaurus().Read(l, s)
	out := make([]Term, 0, 3*len(r.Words))
	mention := 0
	for i := range r.Words {
		w := &r.Words[i]
		out = said(out, w)
		for mention < len(r.Mentions) && r.Mentions[mention].From == i {
			m := &r.Mentions[mention]
			out = append(out, Term{Concept, string(m.Concept.ID), m.Start, m.End, w.Position})
			mention++
		}
	}
	return out
}

// said appends the terms of one word.
func said(out []Term, w *text.Word) []Term {
	put := func(space Space, t string) {
		out = append(out, Term{space, t, w.Start, w.End, w.Position})
	}
	space := spaceOf(w.Lang)
	for _, t := range w.Terms {
		put(space, t)
		if f := text.Fold(t); f != t {
			put(Fold, f)
		}
	}
	if w.Stop() || w.Acronym {
		return out
	}
	if w.Foreign != "" {
		put(EN, w.Foreign)
	}
	for _, k := range w.Kin {
		put(Kin, k)
	}
	if c := w.Cognate(); c != "" {
		put(Cognate, string(w.Lang)+c)
	}
	return out
}

func spaceOf(l text.Lang) Space {
	if l == text.PL {
		return PL
	}
	return EN
}

// Names gives what a proper name says: its words without accents, and as they
// would stand inflected in a text.
func (x *Lexicon) Names(s string) []Term {
	var out []Term
	for _, t := range text.Folded(s) {
		out = append(out, Term{Fold, t.Term, t.Start, t.End, t.Position})
	}
	return out
}
