package lexicon

import "github.com/lifescience-krakow/swatka/index/text"

// Wanted is the terms of a question by which words of a text are marked.
type Wanted map[mark]bool

type mark struct {
	space Space
	text  string
}

// leastMarked is the trust from which a way is worth being pointed at: what
// is less sure would make a reader doubt the rest.
const leastMarked = 0.45

// Wanted gives the terms of a question.
func (x *Lexicon) Wanted(l text.Lang, question string) Wanted {
	out := Wanted{}
	for _, u := range x.Query(l, question) {
		for _, w := range u.Ways {
			if w.Trust >= leastMarked && !stop(w) {
				out[mark{w.Space, w.Text}] = true
			}
		}
	}
	return out
}

// Concepts wants the words that name one of some concepts.
func (w Wanted) Concepts(ids ...string) {
	for _, id := range ids {
		w[mark{Concept, id}] = true
	}
}

// stop says whether a way is only that of a word without a subject.
func stop(w Way) bool {
	return w.Space == Fold && (len(text.Analyse(text.PL, w.Text)) == 0 || len(text.Analyse(text.EN, w.Text)) == 0)
}

// Mark gives the words of a text that say what is wanted, in order and without
// overlap.
func (x *Lexicon) Mark(l text.Lang, s string, wanted Wanted) []text.Span {
	if len(wanted) == 0 {
		return nil
	}
	var out []text.Span
	for _, t := range x.Document(l, s) {
		if wanted[mark{t.Space, t.Text}] {
			out = append(out, text.Span{Start: t.Start, End: t.End})
		}
	}
	return text.Join(out)
}
