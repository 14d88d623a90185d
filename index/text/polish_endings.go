package text

import (
	"cmp"
	"slices"
	"strings"
)

// ending is the end of a word: cut are so many letters of it.
type ending struct {
	of  []rune
	cut int
}

// endings has the inflectional endings of Polish nouns and adjectives by
// their last letter, longest first. A word is written with the part to cut
// behind a bar; one without a bar is an end that only looks inflected
// (system, genom) and stays.
var endings = byLast(`
|a |ą |e |ę |o |u |y |i
|om |ów |em |ej |ym |im |um |ium
|ami |ach |ego |emu |ych |ymi |ich |imi
ur|ze or|ze er|ze etr|ze
system problem krem ekrem enzym olej klej kolej zapach rozum
genom biom proteom eksom atom fantom mptom dyplom poziom bolom yptom osom`)

func byLast(list string) map[rune][]ending {
	out := map[rune][]ending{}
	for _, f := range strings.Fields(list) {
		stay, cut, _ := strings.Cut(f, "|")
		e := ending{of: []rune(stay + cut), cut: len([]rune(cut))}
		last := e.of[len(e.of)-1]
		out[last] = append(out[last], e)
	}
	for _, es := range out {
		slices.SortStableFunc(es, func(a, b ending) int { return cmp.Compare(len(b.of), len(a.of)) })
	}
	return out
}
