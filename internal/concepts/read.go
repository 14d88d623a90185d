package concepts

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// What a place of a record says of its concepts, and the part of it that is
// left where only an adjective made of the name stands there.
const (
	inTitle   = 2.0
	inSkill   = 2.0
	inBody    = 1.0
	asDerived = 0.5
)

// General kinds say less of what a record is about: most texts speak of
// business and rules in passing.
var general = map[thesaurus.Kind]float64{thesaurus.KindBusiness: 0.3, thesaurus.KindRegulation: 0.6}

// How many concepts are shown of a record: up to mostOf, but behind the first
// fewOf only those that say at least a part of what the first one does. What a
// text mentions in passing would only distract.
const (
	mostOf = 12
	fewOf  = 6
	partOf = 0.25
)

// Of gives the concepts that a projection's own words name: its title,
// summary, competences and aspects. Those that say most come first: named
// often, and with little below them. There are up to 12.
func (s *Service) Of(p policy.Projection) []Name {
	title, body := policy.Words(p)
	skills := policy.Skills(p)
	k := digest(append([]domain.Text{title, body}, skills...))
	if ns, known := s.memory.get(k); known {
		return ns
	}
	w := weigher{s: s, of: map[thesaurus.ID]float64{}}
	w.read(title, inTitle)
	w.read(body, inBody)
	for _, skill := range skills {
		w.read(skill, inSkill)
	}
	ns := w.best()
	s.memory.put(k, ns)
	return ns
}

// weigher adds up what texts say of concepts.
type weigher struct {
	s     *Service
	of    map[thesaurus.ID]float64
	found []*thesaurus.Concept
}

// read takes a text in. Its two languages say the same: the one that names a
// concept more often counts.
func (w *weigher) read(t domain.Text, weight float64) {
	said := map[*thesaurus.Concept]float64{}
	for _, l := range t.Langs() {
		here := map[*thesaurus.Concept]float64{}
		for _, m := range w.s.th.Read(text.Lang(l), t.In(l)).Mentions {
			v := weight
			if m.Derived {
				v *= asDerived
			}
			here[m.Concept] += v
		}
		for c, v := range here {
			said[c] = max(said[c], v)
		}
	}
	for c, v := range said {
		if w.of[c.ID] == 0 {
			w.found = append(w.found, c)
		}
		w.of[c.ID] += v
	}
}

func (w *weigher) best() []Name {
	if len(w.found) == 0 {
		return nil
	}
	specific := w.s.look().specific
	for _, c := range w.found {
		w.of[c.ID] *= specific[c.ID]
		if g, ok := general[c.Kind]; ok {
			w.of[c.ID] *= g
		}
	}
	slices.SortFunc(w.found, func(a, b *thesaurus.Concept) int {
		return cmp.Or(cmp.Compare(w.of[b.ID], w.of[a.ID]), cmp.Compare(a.ID, b.ID))
	})
	n := 0
	for n < min(mostOf, len(w.found)) && (n < fewOf || w.of[w.found[n].ID] >= partOf*w.of[w.found[0].ID]) {
		n++
	}
	return namesOf(w.found[:n])
}

// Meaning is a concept that a question names, and the words that name it, in
// small letters.
type Meaning struct {
	Name
	Words []string
}

// In gives the concepts that a question names, in their order, each once. A
// question too short to tell its language is read in both.
func (s *Service) In(question string) []Meaning {
	if !letters(question) {
		return nil
	}
	var out []Meaning
	for _, m := range s.mentions(question) {
		words := words(question[m.Start:m.End])
		if i := slices.IndexFunc(out, func(o Meaning) bool { return o.ID == string(m.Concept.ID) }); i >= 0 {
			out[i].Words = append(out[i].Words, words...)
			continue
		}
		out = append(out, Meaning{nameOf(m.Concept), words})
	}
	return out
}

// mentions reads a question; of two readings in both languages the longer one
// holds at each place.
func (s *Service) mentions(question string) []thesaurus.Mention {
	if l := text.Detect(question); l != text.Unknown {
		return s.th.Read(l, question).Mentions
	}
	out := s.th.ReadAs(text.PL, question).Mentions
	for _, m := range s.th.ReadAs(text.EN, question).Mentions {
		shorter := func(o thesaurus.Mention) bool {
			return o.Start < m.End && m.Start < o.End && o.End-o.Start < m.End-m.Start
		}
		out = slices.DeleteFunc(out, shorter)
		if !slices.ContainsFunc(out, func(o thesaurus.Mention) bool { return o.Start < m.End && m.Start < o.End }) {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b thesaurus.Mention) int { return a.Start - b.Start })
	return out
}

func words(s string) []string {
	var out []string
	for _, t := range text.Words(s) {
		out = append(out, strings.ToLower(s[t.Start:t.End]))
	}
	return out
}
