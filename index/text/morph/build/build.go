package build

import (
	"cmp"
	"fmt"
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
	t := newTables()
	forms := newAutomaton()
	kept := all[:0:0]
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].form == all[from].form {
			to++
		}
		read := likely(slices.Clone(all[from:to]))
		kept = append(kept, read...)
		if err := t.addTo(forms, all[from].form, rulesOf(read)); err != nil {
			return nil, err
		}
		from = to
	}
	ends := newAutomaton()
	for _, e := range endings(kept) {
		if err := t.addTo(ends, e.key, e.rules); err != nil {
			return nil, err
		}
	}
	return file(forms, ends, t)
}

func rulesOf(read []entry) []rule {
	rules := make([]rule, len(read))
	for i, e := range read {
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
