package lexicon

import (
	"slices"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// How sure each way is. A term of the word itself is sure; without its accents
// it may be another word; a translation may be another sense; what is derived
// speaks of the same in other words; a cognate is only alike.
const (
	trustWord    = 1.0
	trustFold    = 0.85
	trustName    = 0.95 // another name of the concept
	trustInside  = 0.6  // the concept that several words name, for each of them
	trustForeign = 0.9  // a translation by the glossary, times its weight
	trustKin     = 0.6
	trustCognate = 0.5
)

// Query gives what a text of a language asks for: its words, equal ones as
// often as they stand there, and the concepts that several words name. Words
// without a subject are left out, unless there are no others. A compound
// counts by its pieces; each of them may also be met by the compound as a
// whole. A text of Unknown language is read in the one that it seems to be in
// and, where that is in doubt, in both.
func (x *Lexicon) Query(l text.Lang, s string) []Unit {
	if l == text.Unknown {
		if l = text.Detect(s); l == text.Unknown {
			return x.either(s)
		}
	}
	return x.units(x.thesaurus().Read(l, s))
}

// either reads a text in both languages: a word is met by the terms of both.
func (x *Lexicon) either(s string) []Unit {
	pl := x.units(x.thesaurus().ReadAs(text.PL, s))
	en := x.units(x.thesaurus().ReadAs(text.EN, s))
	for _, u := range en {
		i := slices.IndexFunc(pl, func(o Unit) bool { return o.Start == u.Start && o.End == u.End && o.Phrase == u.Phrase })
		if i < 0 {
			pl = append(pl, u)
			continue
		}
		for _, w := range u.Ways {
			pl[i].add(w)
		}
	}
	slices.SortStableFunc(pl, func(a, b Unit) int { return a.Start - b.Start })
	return pl
}

func (x *Lexicon) units(r thesaurus.Reading) []Unit {
	var out []Unit
	all := !slices.ContainsFunc(r.Words, func(w text.Word) bool { return !w.Stop() })
	within := make([]int, 0, 4) // compounds around the present word
	for i := range r.Words {
		w := &r.Words[i]
		for len(within) > 0 && r.Words[within[len(within)-1]].End <= w.Start {
			within = within[:len(within)-1]
		}
		if i+1 < len(r.Words) && r.Words[i+1].Start < w.End {
			within = append(within, i)
			continue
		}
		if w.Stop() && !all {
			continue
		}
		u := Unit{Start: w.Start, End: w.End}
		x.ways(&u, w)
		for _, o := range within {
			x.ways(&u, &r.Words[o])
		}
		concepts(&u, r.Mentions)
		out = append(out, u)
	}
	return append(out, phrases(r)...)
}

// add adds a way, unless the unit has the term; the surer one stays.
func (u *Unit) add(w Way) {
	for i := range u.Ways {
		if o := &u.Ways[i]; o.Space == w.Space && o.Text == w.Text {
			o.Trust = max(o.Trust, w.Trust)
			return
		}
	}
	u.Ways = append(u.Ways, w)
}

// ways adds the ways in which a word is met.
func (x *Lexicon) ways(u *Unit, w *text.Word) {
	u.add(Way{Fold, w.Fold(), trustFold})
	space := spaceOf(w.Lang)
	for _, t := range w.Terms {
		u.add(Way{space, t, trustWord})
		u.add(Way{Kin, t, trustKin})
		u.add(Way{Fold, text.Fold(t), trustFold})
	}
	if w.Stop() {
		return
	}
	if w.Foreign != "" {
		u.add(Way{EN, w.Foreign, trustWord})
	}
	if w.Acronym {
		u.add(Way{PL, w.Terms[0], trustWord})
		u.add(Way{EN, w.Terms[0], trustWord})
		return
	}
	for _, k := range w.Kin {
		u.add(Way{space, k, trustKin})
		u.add(Way{Kin, k, trustKin})
	}
	x.translate(u, w, space)
	if c := w.Cognate(); c != "" {
		u.add(Way{Cognate, string(other(w.Lang)) + c, trustCognate})
	}
}

func other(l text.Lang) text.Lang {
	if l == text.PL {
		return text.EN
	}
	return text.PL
}

// translate adds the translations of a word, or, if there is none, of what it
// is derived from.
func (x *Lexicon) translate(u *Unit, w *text.Word, space Space) {
	found := false
	for _, t := range w.Terms {
		found = x.translations(u, w.Lang, t, space, 1) || found
	}
	for _, k := range w.Kin {
		if !found {
			x.translations(u, w.Lang, k, space, trustKin)
		}
	}
}

func (x *Lexicon) translations(u *Unit, l text.Lang, term string, space Space, trust float64) bool {
	to := EN
	if space == EN {
		to = PL
	}
	ts := x.thesaurus().Translations(l, term)
	for _, t := range ts {
		u.add(Way{to, t.Word, trust * trustForeign * t.Weight})
		u.add(Way{Kin, t.Word, trust * trustForeign * trustKin * t.Weight})
	}
	return len(ts) > 0
}

// concepts adds the concepts that the word names, alone or with others.
func concepts(u *Unit, ms []thesaurus.Mention) {
	for i := range ms {
		m := &ms[i]
		if m.Start > u.Start || m.End < u.End {
			continue
		}
		trust := trustInside
		switch {
		case m.Start == u.Start && m.End == u.End && m.Derived:
			trust = trustKin
		case m.To-m.From == 1 || m.Start == u.Start && m.End == u.End:
			trust = trustName
		}
		u.add(Way{Concept, string(m.Concept.ID), trust})
	}
}

// phrases gives the concepts that several words name.
func phrases(r thesaurus.Reading) []Unit {
	var out []Unit
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if first := r.Words[m.From]; first.Start == m.Start && first.End == m.End {
			continue
		}
		out = append(out, Unit{
			Start: m.Start, End: m.End, Phrase: true,
			Ways: []Way{{Concept, string(m.Concept.ID), trustWord}},
		})
	}
	return out
}
