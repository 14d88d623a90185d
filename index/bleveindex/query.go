package bleveindex

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/index/text"
)

// word is a word of a query: the terms it may be found by, and how often it
// stands there.
type word struct {
	terms [variants][]string
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

// parse gives the words of a text, equal ones as one. A compound counts by
// its pieces; each of them may also be found by the compound as a whole.
// Words without a subject are left out, unless there are no others.
func parse(s string) ([]word, error) {
	tokens := text.Words(s)
	if len(tokens) > 3*index.MaxWords {
		return nil, fmt.Errorf("%w: too many words", index.ErrQuery)
	}
	all := termsOf(s, tokens)
	inner := leaves(tokens)
	if len(inner) > index.MaxWords {
		return nil, fmt.Errorf("%w: %d words", index.ErrQuery, len(inner))
	}
	bySubject := slices.ContainsFunc(inner, func(l leaf) bool { return subject(all[l.token]) })
	var out []word
	at := map[string]int{}
	for _, l := range inner {
		if bySubject && !subject(all[l.token]) {
			continue
		}
		w := all[l.token]
		for _, o := range l.within {
			for v := range w.terms {
				w.terms[v] = appendNew(w.terms[v], all[o].terms[v])
			}
		}
		key := fmt.Sprint(w.terms)
		if i, ok := at[key]; ok {
			out[i].times++
			continue
		}
		at[key] = len(out)
		w.times = 1
		out = append(out, w)
	}
	return out, nil
}

func appendNew(to, more []string) []string {
	for _, m := range more {
		if !slices.Contains(to, m) {
			to = append(to, m)
		}
	}
	return to
}

// subject says whether a word is no stop word of either language: those have
// no cognate key.
func subject(w word) bool { return len(w.terms[inCognate]) > 0 }

// termsOf gives the terms of each token of a text.
func termsOf(s string, tokens []text.Token) []word {
	out := make([]word, len(tokens))
	at := make(map[[2]int]int, len(tokens))
	for i, t := range tokens {
		at[[2]int{t.Start, t.End}] = i
	}
	for v := range variants {
		for _, t := range v.terms(s) {
			if i, ok := at[[2]int{t.Start, t.End}]; ok {
				out[i].terms[v] = append(out[i].terms[v], t.Term)
			}
		}
	}
	return out
}

// leaf is a token that no other lies within, and those it lies within.
type leaf struct {
	token  int
	within []int
}

func leaves(tokens []text.Token) []leaf {
	var out []leaf
	var open []int // tokens that reach beyond the present one
	for i, t := range tokens {
		for len(open) > 0 && tokens[open[len(open)-1]].End <= t.Start {
			open = open[:len(open)-1]
		}
		if i+1 < len(tokens) && tokens[i+1].Start < t.End {
			open = append(open, i)
			continue
		}
		out = append(out, leaf{i, slices.Clone(open)})
	}
	return out
}

// least gives how many words a document must hold.
func least(q index.Query, words []word) int {
	total := 0
	for _, w := range words {
		total += w.times
	}
	// What is left of rounding errors must not ask for one word more.
	return max(1, int(math.Ceil(q.Least*float64(total)-1e-9)))
}

// blank says whether a query has no text and so asks for all documents.
func blank(q index.Query) bool { return strings.TrimSpace(q.Text) == "" }
