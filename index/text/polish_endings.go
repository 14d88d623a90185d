package text

import (
	"cmp"
	"slices"
	"strings"
)

// ending is the end of a word: cut are so many letters of it, and to takes
// their place.
type ending struct {
	of, to []rune
	cut    int
}

// endings has the inflectional endings of Polish nouns and adjectives by
// their last letter, longest first. A word is written with the part to cut
// behind a bar, and what takes its place behind another; one without a bar is
// an end that only looks inflected (system, genom) and stays.
var endings = byLast(`
|a |ą |e |ę |o |u |y |i
|om |ów |ow |em |ej |ym |im |um |ium
|ami |ach |ego |emu |owi |ych |ymi |ich |imi
ur|ze or|ze er|ze etr|ze
nos|c|t r|ce|k t|ce|k n|ce|k p|ce|k b|ce|k w|ce|k u|ce|k serc|e
system problem krem enzym olej klej kolej zapach rozum system|u problem|u krem|u
genom biom proteom eksom atom fantom mptom dyplom poziom bolom yptom osom`)

func byLast(list string) map[rune][]ending {
	out := map[rune][]ending{}
	for _, f := range strings.Fields(list) {
		part := strings.SplitN(f+"||", "|", 4)
		e := ending{of: []rune(part[0] + part[1]), to: []rune(part[2]), cut: len([]rune(part[1]))}
		last := e.of[len(e.of)-1]
		out[last] = append(out[last], e)
	}
	for _, es := range out {
		slices.SortStableFunc(es, func(a, b ending) int { return cmp.Compare(len(b.of), len(a.of)) })
	}
	return out
}
