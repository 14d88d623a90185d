package web

import (
	"math"
	"strconv"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// scoreBar is a score as a bar of 0 to 100: what each feature adds, in the
// fixed order of the matcher, and what is missing.
type scoreBar struct {
	Score    int
	Segments []segment
	MissingX string // where the hatched rest starts
	Missing  string // its width; "" if nothing is missing
	Label    string // the same in words
}

// segment is what one feature adds. X and Width are per cent of the bar.
type segment struct {
	Feature  string
	Name     string
	Place    int // 1.. in the fixed order; chooses the colour
	X, Width string
	Points   int // of 100
	Value    int // 0–100: how good it is in itself
	Weight   int // per cent
	Known    bool
}

// bar draws the score of an explanation.
func (p Page) bar(score float64, e domain.Explanation) scoreBar {
	b := scoreBar{Score: percent(score)}
	at := 0.0
	var words []string
	for i, c := range e.Contributions {
		width := min(max(100*c.Points, 0), 100-at)
		g := segment{
			Feature: c.Feature, Name: p.Word("feature", c.Feature), Place: i + 1,
			X: tenth(at), Width: tenth(width), Points: percent(c.Points),
			Value: percent(c.Value), Weight: percent(c.Weight), Known: c.Known,
		}
		at += width
		b.Segments = append(b.Segments, g)
		words = append(words, g.Name+" "+strconv.Itoa(g.Points))
	}
	if len(e.Contributions) == 0 {
		at = 100 * min(max(score, 0), 1)
	}
	if rest := 100 - at; rest > 0.05 {
		b.MissingX, b.Missing = tenth(at), tenth(rest)
	}
	b.Label = p.T("score.label", "Score", b.Score, "Parts", strings.Join(words, ", "))
	return b
}

func percent(v float64) int { return int(math.Round(100 * v)) }

func tenth(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
