package build

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// What is kept of endings: those of up to maxEnding letters which at least
// minWords forms have and which say otherwise than the next shorter one. A
// second or third rule is kept if it is at least half as frequent as the first.
const (
	maxEnding = 7
	minWords  = 4
	nearShare = 0.5
	maxRules  = 3
)

// ending is a word ending, back to front, and what becomes of words with it.
type ending struct {
	key   string
	rules []rule
}

// example is a form, back to front, and its rule.
type example struct {
	key  string
	rule rule
}

// endings learns from the forms of nouns, adjectives and verbs how a word
// that is not in the dictionary is likely to be inflected.
func endings(es []entry) []ending {
	var all []example
	for _, e := range es {
		r := ruleOf(e)
		if e.marks&(proper|short|participle|gerund|rareForm) == 0 && e.pos != morph.Other && e.pos != morph.Adverb && r.head == 0 {
			all = append(all, example{backwards(e.form), r})
		}
	}
	slices.SortFunc(all, func(a, b example) int { return cmp.Compare(a.key, b.key) })
	l := learner{}
	l.node(all, 0, 0, nil)
	slices.SortFunc(l.out, func(a, b ending) int { return cmp.Compare(a.key, b.key) })
	return l.out
}

type learner struct{ out []ending }

// node learns from examples that have their first bytes in common.
func (l *learner) node(all []example, bytes, letters int, above []rule) {
	if len(all) < minWords {
		return
	}
	if letters > 0 {
		if rules := most(all, bytes); len(rules) > 0 && !slices.Equal(rules, above) {
			l.out = append(l.out, ending{all[0].key[:bytes], rules})
			above = rules
		}
	}
	if letters == maxEnding {
		return
	}
	for len(all) > 0 {
		if len(all[0].key) <= bytes {
			all = all[1:]
			continue
		}
		next := bytes + firstLetter(all[0].key[bytes:])
		prefix := all[0].key[:next]
		n := 1
		for n < len(all) && len(all[n].key) >= next && all[n].key[:next] == prefix {
			n++
		}
		l.node(all[:n], next, letters+1, above)
		all = all[n:]
	}
}

// most gives the rules that most examples follow, leaving alone what stands
// before the ending.
func most(all []example, bytes int) []rule {
	counts := map[rule]int{}
	for _, e := range all {
		if e.rule.cut <= bytes {
			counts[e.rule]++
		}
	}
	rules := make([]rule, 0, len(counts))
	for r := range counts {
		rules = append(rules, r)
	}
	slices.SortFunc(rules, func(a, b rule) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.cut, b.cut), cmp.Compare(a.tail, b.tail), cmp.Compare(a.pos, b.pos))
	})
	n := 0
	for n < min(len(rules), maxRules) && float64(counts[rules[n]]) >= nearShare*float64(counts[rules[0]]) {
		n++
	}
	return rules[:n]
}

// backwards gives the bytes of a word back to front.
func backwards(w string) string {
	b := []byte(w)
	slices.Reverse(b)
	return string(b)
}

// firstLetter gives how many bytes the first letter of a reversed text has.
func firstLetter(s string) int {
	for i := 0; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			return i + 1
		}
	}
	return len(s)
}
