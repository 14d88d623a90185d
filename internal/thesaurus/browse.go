package thesaurus

import "iter"

// All gives the concepts in the order in which they were read.
func (t *Thesaurus) All() iter.Seq[*Concept] {
	return func(yield func(*Concept) bool) {
		if t == nil {
			return
		}
		for i := range t.concepts {
			if !yield(&t.concepts[i]) {
				return
			}
		}
	}
}

// Tops gives the concepts that have others below them and none above, in
// their order.
func (t *Thesaurus) Tops() []*Concept {
	var out []*Concept
	for c := range t.All() {
		if len(t.Broader(c.ID)) == 0 && len(t.narrower[t.at[c.ID]]) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// Broader gives the concepts right above one, as far as they exist.
func (t *Thesaurus) Broader(id ID) []*Concept {
	c, ok := t.Concept(id)
	if !ok {
		return nil
	}
	return t.known(c, c.Broader)
}

// Related gives the concepts related to one, as far as they exist.
func (t *Thesaurus) Related(id ID) []*Concept {
	c, ok := t.Concept(id)
	if !ok {
		return nil
	}
	return t.known(c, c.Related)
}

// known gives the concepts of ids, each once and without the one they are
// listed with: two ids may have become one concept.
func (t *Thesaurus) known(of *Concept, ids []ID) []*Concept {
	var out []*Concept
	seen := map[*Concept]bool{of: true}
	for _, id := range ids {
		if c, ok := t.Concept(id); ok && !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	return out
}

// Below gives the concepts narrower than one, those narrower than these and
// so on, the nearest first, each once, up to most.
func (t *Thesaurus) Below(id ID, most int) []*Concept {
	if t == nil {
		return nil
	}
	start, ok := t.at[id]
	if !ok {
		return nil
	}
	var out []*Concept
	seen := map[int32]bool{start: true}
	for queue := []int32{start}; len(queue) > 0; queue = queue[1:] {
		for _, at := range t.narrower[queue[0]] {
			if len(out) == most {
				return out
			}
			if !seen[at] {
				seen[at] = true
				queue = append(queue, at)
				out = append(out, &t.concepts[at])
			}
		}
	}
	return out
}

// mostPathsUp bounds the paths of a concept, mostSteps their length.
const (
	mostPathsUp = 4
	mostSteps   = 16
)

// Paths gives the ways from a top down to a concept, which is not in them;
// none for a top itself. There are up to four.
func (t *Thesaurus) Paths(id ID) [][]*Concept {
	c, ok := t.Concept(id)
	if !ok {
		return nil
	}
	var out [][]*Concept
	var climb func(at *Concept, below []*Concept)
	climb = func(at *Concept, below []*Concept) {
		up := t.known(at, at.Broader)
		if len(out) == mostPathsUp || len(below) == mostSteps {
			return
		}
		if len(up) == 0 && len(below) > 0 {
			out = append(out, below)
		}
		for _, b := range up {
			climb(b, append([]*Concept{b}, below...))
		}
	}
	climb(c, nil)
	return out
}
