package bleveindex

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/index/text"
)

// asked is a unit of a query and how often it stands there.
type asked struct {
	lexicon.Unit
	times int
}

// check says whether a query is within its bounds.
func check(q index.Query) error {
	switch {
	case q.From < 0 || q.From > index.MaxFrom:
		return fmt.Errorf("%w: from %d", index.ErrQuery, q.From)
	case q.Size < 0 || q.Size > index.MaxSize:
		return fmt.Errorf("%w: size %d", index.ErrQuery, q.Size)
	case q.Values < 0 || q.Values > index.MaxValues:
		return fmt.Errorf("%w: values %d", index.ErrQuery, q.Values)
	case len(q.Concepts) > index.MaxWords:
		return fmt.Errorf("%w: %d concepts", index.ErrQuery, len(q.Concepts))
	case math.IsNaN(q.Least) || q.Least < 0 || q.Least > 1:
		return fmt.Errorf("%w: least %v", index.ErrQuery, q.Least)
	}
	for _, f := range q.Count {
		if !slices.Contains(index.Facets[:], f) {
			return fmt.Errorf("%w: facet %q", index.ErrQuery, f)
		}
	}
	for f := range q.Filters {
		if !slices.Contains(index.Facets[:], f) {
			return fmt.Errorf("%w: facet %q", index.ErrQuery, f)
		}
	}
	return nil
}

// parse gives what a query asks for, equal units as one.
func parse(lx *lexicon.Lexicon, q index.Query) ([]asked, error) {
	var out []asked
	at := map[string]int{}
	words := 0
	for _, t := range [...]struct {
		lang text.Lang
		s    string
	}{{text.Unknown, q.Text}, {text.PL, q.Said.PL}, {text.EN, q.Said.EN}} {
		if len(t.s) > maxBytes {
			return nil, fmt.Errorf("%w: %d bytes", index.ErrQuery, len(t.s))
		}
		for _, u := range lx.Query(t.lang, t.s) {
			if !u.Phrase {
				words++
			}
			key := u.Key()
			if i, ok := at[key]; ok {
				out[i].times++
				continue
			}
			at[key] = len(out)
			out = append(out, asked{u, 1})
		}
	}
	if len(q.Concepts) > 0 {
		words++
		out = append(out, asked{conceptUnit(q.Concepts), 1})
	}
	if words > index.MaxWords {
		return nil, fmt.Errorf("%w: %d words", index.ErrQuery, words)
	}
	return out, nil
}

// narrower is how much a narrower concept counts of the one meant.
const narrower = 0.6

func conceptUnit(ids []string) lexicon.Unit {
	var u lexicon.Unit
	trust := 1.0
	for _, id := range ids {
		u.Ways = append(u.Ways, lexicon.Way{Space: lexicon.Concept, Text: id, Trust: trust})
		trust = narrower
	}
	return u
}

// maxBytes bounds the texts of a query before they are read.
const maxBytes = 64 << 10

// least gives how many words a document must hold.
func least(q index.Query, units []asked) int {
	total := 0
	for _, u := range units {
		if !u.Phrase {
			total += u.times
		}
	}
	// What is left of rounding errors must not ask for one word more.
	return max(1, int(math.Ceil(q.Least*float64(total)-1e-9)))
}

// blank says whether a query has no text and so asks for all documents.
func blank(q index.Query) bool {
	return strings.TrimSpace(q.Text) == "" && strings.TrimSpace(q.Said.PL) == "" && strings.TrimSpace(q.Said.EN) == "" && len(q.Concepts) == 0
}
