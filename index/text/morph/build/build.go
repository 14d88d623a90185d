package build

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"github.com/lifescience-krakow/swatka/index/text/cfsa2"
	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// Dictionary makes the content of a dictionary file for package morph from a
// Morfologik automaton. Known has the Polish words, in lower case, of which
// it is known that they are in use.
func Dictionary(a *cfsa2.Automaton, known map[string]bool) ([]byte, error) {
	all, err := entries(a)
	if err != nil {
		return nil, err
	}
	return dictionary(all, known)
}

func dictionary(all []entry, known map[string]bool) ([]byte, error) {
	for i := range all {
		if !known[all[i].lemma] {
			all[i].marks |= unlisted
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return cmp.Compare(a.form, b.form) })
	kept := all[:0:0]
	for same := range byForm(all) {
		kept = append(kept, likely(slices.Clone(same))...)
	}
	t := newTables()
	forms := newAutomaton()
	accented := listedByPlain(kept)
	for same := range byForm(kept) {
		form := same[0].form
		if every(same, isUnlisted) {
			same = slices.Concat(same, accented[form])
		}
		if err := t.addTo(forms, form, rulesOf(form, same)); err != nil {
			return nil, err
		}
	}
	ends := newAutomaton()
	for _, e := range endings(kept) {
		if err := t.addTo(ends, e.key, e.rules); err != nil {
			return nil, err
		}
	}
	return file(forms, ends, t)
}

// byForm gives entries that stand in the order of their forms in groups of one
// form.
func byForm(all []entry) iter.Seq[[]entry] {
	return func(yield func([]entry) bool) {
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].form == all[0].form {
				n++
			}
			if !yield(all[:n:n]) {
				return
			}
			all = all[n:]
		}
	}
}

// rulesOf gives the rules that make the lemmas of entries out of a form.
func rulesOf(form string, read []entry) []rule {
	rules := make([]rule, len(read))
	for i, e := range read {
		e.form = form
		rules[i] = ruleOf(e)
	}
	return distinct(rules)
}

func (t *tables) addTo(a *automaton, key string, rules []rule) error {
	set, err := t.set(rules)
	if err != nil {
		return err
	}
	if err := a.add(key, set); err != nil {
		return fmt.Errorf("%q: %w", key, err)
	}
	return nil
}

func file(forms, ends *automaton, t *tables) ([]byte, error) {
	packed, err := pack(forms.finish())
	if err != nil {
		return nil, err
	}
	packedEnds, err := pack(ends.finish())
	if err != nil {
		return nil, err
	}
	return morph.File(packed, packedEnds, t.setBytes, t.ruleBytes, t.tailBytes), nil
}
