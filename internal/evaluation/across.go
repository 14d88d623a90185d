package evaluation

import (
	"context"
	"slices"

	"github.com/lifescience-krakow/swatka/internal/measure"
)

// Across are figures of the matcher where need and candidates write in
// different languages and where they do not.
type Across struct{ Other, Same Figures }

// LanguageFigures tell figures apart by language. A need writes in the
// languages of its title, summary and aspects. A candidate writes in those of
// its own texts and its evidence; names do not count.
//
// Lists keep, of ranking and judgements, only the candidates that share no
// language with the need (Other), or at least one (Same); needs for which
// nothing is left to find are left out. Needs look at whole lists: a need is
// under Other if most of its best-graded candidates share no language with
// it. In both, a candidate that writes a line in a language counts as writing
// in it. ListsMainly and NeedsMainly are the same, but a candidate writes only
// in the language of most of its text.
type LanguageFigures struct{ Lists, Needs, ListsMainly, NeedsMainly Across }

// Languages tells the figures of scores, as Matcher gave them, apart.
func (s *Service) Languages(ctx context.Context, judged map[string]measure.Grades, scores []Score) (LanguageFigures, error) {
	needs, candidates, err := s.written(ctx)
	if err != nil {
		return LanguageFigures{}, err
	}
	rankings := map[string][]string{}
	for _, r := range scores {
		rankings[r.Need] = append(rankings[r.Need], r.Candidate)
	}
	split := func(write func(written) written) (lists, whole across) {
		for _, need := range sortedKeys(judged) {
			m := meeting{need: needs[need], candidates: candidates, write: write}
			lists.lists(m, rankings[need], judged[need])
			whole.whole(m, rankings[need], judged[need])
		}
		return lists, whole
	}
	lists, whole := split(func(w written) written { return w })
	listsMainly, wholeMainly := split(written.mainly)
	return LanguageFigures{lists.figures(), whole.figures(), listsMainly.figures(), wholeMainly.figures()}, nil
}

// meeting is a need among candidates of known languages.
type meeting struct {
	need       written
	candidates map[string]written
	write      func(written) written
}

// shares says whether a candidate shares a language with the need; known is
// false for one without a text.
func (m meeting) shares(candidate string) (same, known bool) {
	c := m.write(m.candidates[candidate])
	return c.shares(m.need), c != written{}
}

// side keeps the candidates that share a language with the need, or those
// that do not.
func (m meeting) side(same bool, ranking []string, g measure.Grades) ([]string, measure.Grades) {
	belongs := func(id string) bool {
		is, known := m.shares(id)
		return known && is == same
	}
	grades := measure.Grades{}
	for id, grade := range g {
		if belongs(id) {
			grades[id] = grade
		}
	}
	return slices.DeleteFunc(slices.Clone(ranking), func(id string) bool { return !belongs(id) }), grades
}

// across sums measures up.
type across struct{ other, same tally }

func (a *across) figures() Across { return Across{Other: a.other.figures(), Same: a.same.figures()} }

// of gives the tally of a side.
func (a *across) of(same bool) *tally {
	if same {
		return &a.same
	}
	return &a.other
}

// lists adds a need with the two sides of its list.
func (a *across) lists(m meeting, ranking []string, g measure.Grades) {
	for _, same := range [...]bool{false, true} {
		if r, grades := m.side(same, ranking, g); best(grades) > 0 {
			a.of(same).add(r, grades)
		}
	}
}

// whole adds a need with its whole list to the side of its best candidates.
func (a *across) whole(m meeting, ranking []string, g measure.Grades) {
	top, others, known := best(g), 0, 0
	for id, grade := range g {
		if same, ok := m.shares(id); ok && grade == top {
			known++
			if !same {
				others++
			}
		}
	}
	if top > 0 && known > 0 {
		a.of(2*others <= known).add(ranking, g)
	}
}

// best gives the highest grade.
func best(g measure.Grades) int {
	top := 0
	for _, grade := range g {
		top = max(top, grade)
	}
	return top
}
