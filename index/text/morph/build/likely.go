package build

import (
	"cmp"
	"slices"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// likely gives those readings of a form that are worth keeping, the likeliest
// first. The dictionary says what is possible, not what is meant: białka is
// the plural of białko and also, very rarely, a noun of its own. Each reading
// has a cost by what speaks against it, and only those near the cheapest
// stay. That a lemma stands in the vocabulary of the project is the only
// measure of frequency there is.
func likely(readings []entry) []entry {
	readings = merge(readings)
	if len(readings) == 1 {
		return readings
	}
	costs := make(map[entry]int, len(readings))
	least := 1 << 30
	for _, e := range readings {
		costs[e] = cost(e, readings)
		least = min(least, costs[e])
	}
	readings = slices.DeleteFunc(readings, func(e entry) bool { return costs[e] >= least+tolerance })
	slices.SortStableFunc(readings, func(a, b entry) int {
		return cmp.Or(cmp.Compare(costs[a], costs[b]), cmp.Compare(a.lemma, b.lemma))
	})
	return readings
}

// tolerance is how much dearer than the cheapest a reading must be to fall.
const tolerance = 2

// cost of a reading among all of its form.
func cost(e entry, all []entry) int {
	c := 0
	for mark, price := range prices {
		if e.marks&mark != 0 {
			c += price
		}
	}
	if e.marks&(gerund|participle) != 0 && has(all, func(o entry) bool {
		return o.marks&(gerund|participle) == 0 && (o.pos == morph.Noun || o.pos == morph.Adjective)
	}) {
		c += 3 // badanie is a noun, stosowany an adjective, in their own right
	}
	if e.pos == morph.Verb && e.marks == unlisted && has(all, func(o entry) bool { return o.pos == morph.Noun && o.marks&unlisted == 0 }) {
		c++
	}
	return c
}

var prices = map[marks]int{
	proper: 4, rareForm: 3, plural: 2, short: 4, unlisted: 2,
}

func has(all []entry, is func(entry) bool) bool { return slices.ContainsFunc(all, is) }

// merge makes one of the readings that have lemma and part of speech in
// common: what speaks against one alone does not count.
func merge(readings []entry) []entry {
	var out []entry
	for _, e := range readings {
		i := slices.IndexFunc(out, func(o entry) bool { return o.lemma == e.lemma && o.pos == e.pos })
		if i < 0 {
			out = append(out, e)
			continue
		}
		out[i].marks &= e.marks
	}
	return out
}
