package web

import (
	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Covers of an aspect from these values on.
const (
	coveredFrom = 0.6
	partlyFrom  = 0.25
)

// aspectChip is one thing a challenge asks for and, on a match, how well the
// candidate covers it.
type aspectChip struct {
	Text   said
	Must   bool
	Weight int
	Cover  string // "covered", "partly", "open"; "" where there is no match
	Words  []string
}

func (p Page) chips(aspects []domain.Aspect) []aspectChip {
	out := make([]aspectChip, len(aspects))
	for i, a := range aspects {
		out[i] = aspectChip{Text: p.Say(a.Text), Must: a.Need == domain.Must, Weight: a.Weight}
	}
	return out
}

// coverage marks on the chips what a match covers. An explanation may be
// older than the challenge: places that are gone are passed over.
func (p Page) coverage(aspects []domain.Aspect, covered []domain.Covered) []aspectChip {
	out := p.chips(aspects)
	for _, c := range covered {
		if c.Aspect < 0 || c.Aspect >= len(out) {
			continue
		}
		chip := &out[c.Aspect]
		chip.Words = c.Words
		switch {
		case c.Value >= coveredFrom:
			chip.Cover = "covered"
		case c.Value >= partlyFrom:
			chip.Cover = "partly"
		default:
			chip.Cover = "open"
		}
	}
	return out
}
