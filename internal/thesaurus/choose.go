package thesaurus

// choice is a mention that may be one of several concepts.
type choice struct {
	mention int
	of      []label
}

// What speaks for a concept: that one near it in the thesaurus is named in the
// same text, that a word of its own other names stands there, and a little
// that the label is its preferred one.
const (
	nearNamed  = 3.0
	wordNamed  = 1.0
	firstNamed = 0.5
)

// choose settles the open mentions by the text around them.
func (t *Thesaurus) choose(r *Reading, open []choice) {
	if len(open) == 0 {
		return
	}
	unsure := map[int]bool{}
	for _, c := range open {
		unsure[c.mention] = true
	}
	sure := map[int32]bool{}
	for i := range r.Mentions {
		if !unsure[i] {
			sure[r.Mentions[i].number] = true
		}
	}
	said := map[string]bool{}
	for i := range r.Words {
		for _, term := range r.Words[i].Terms {
			said[term] = true
		}
	}
	for _, c := range open {
		best, most := c.of[0].concept, -1.0
		for _, l := range c.of {
			v := t.near(l.concept, sure)*nearNamed + t.named(l.concept, said)*wordNamed
			if l.rank == 0 {
				v += firstNamed
			}
			if v > most || v == most && l.concept < best {
				best, most = l.concept, v
			}
		}
		r.Mentions[c.mention].set(t, best)
	}
}

// near counts the concepts named that are next to one: broader, narrower,
// related, or under the same broader one (which count half).
func (t *Thesaurus) near(concept int32, named map[int32]bool) float64 {
	c := &t.concepts[concept]
	n := 0.0
	for _, ids := range [...][]ID{c.Broader, c.Related} {
		for _, id := range ids {
			if at, ok := t.at[id]; ok && named[at] {
				n++
			}
		}
	}
	for _, at := range t.narrower[concept] {
		if named[at] {
			n++
		}
	}
	for _, id := range c.Broader {
		for _, at := range t.siblings(id) {
			if at != concept && named[at] {
				n += 0.5
			}
		}
	}
	return n
}

func (t *Thesaurus) siblings(id ID) []int32 {
	if at, ok := t.at[id]; ok {
		return t.narrower[at]
	}
	return nil
}

// named counts the words that stand in the text and in the names of a concept
// or of those next to it, beyond the first: that is the mention itself.
func (t *Thesaurus) named(concept int32, said map[string]bool) float64 {
	n := 0
	for _, term := range t.around[concept] {
		if said[term] {
			n++
		}
	}
	return max(0, float64(n)-1)
}
