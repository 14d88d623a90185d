package concepts

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// KindCount is how many concepts there are of a kind.
type KindCount struct {
	Kind  string
	Count int
}

// Kinds counts the concepts by kind, in the fixed order of the kinds; those
// without any are left out.
func (s *Service) Kinds() []KindCount {
	counts := map[thesaurus.Kind]int{}
	for c := range s.th.All() {
		counts[c.Kind]++
	}
	var out []KindCount
	for _, k := range thesaurus.Kinds {
		if counts[k] > 0 {
			out = append(out, KindCount{string(k), counts[k]})
		}
	}
	return out
}

// Top is a concept that has none above it, with the first of those right
// below it.
type Top struct {
	Name
	Below []Name
	More  int // how many are right below it besides
}

// Tops gives the tops, each with up to most concepts right below it: those
// under which most lies first.
func (s *Service) Tops(l domain.Lang, most int) []Top {
	var out []Top
	for _, c := range s.th.Tops() {
		below := slices.Clone(s.th.Narrower(c.ID))
		specific := s.look().specific
		slices.SortStableFunc(below, func(a, b *thesaurus.Concept) int { return cmp.Compare(specific[a.ID], specific[b.ID]) })
		n := min(most, len(below))
		out = append(out, Top{Name: nameOf(c), Below: s.look().ordered(l, below[:n]), More: len(below) - n})
	}
	return out
}

// Page is a part of a list of concepts, of which there may be many.
type Page struct {
	Names []Name
	Total int
	Page  int // from 1
	Pages int
}

// OfKind gives a page of the concepts of a kind, in the order of their labels
// in a language; domain.ErrNotFound for a page that does not exist.
func (s *Service) OfKind(l domain.Lang, kind string, page int) (Page, error) {
	var all []*thesaurus.Concept
	for c := range s.th.All() {
		if string(c.Kind) == kind {
			all = append(all, c)
		}
	}
	out := Page{Total: len(all), Page: page, Pages: (len(all) + pageSize - 1) / pageSize}
	if page < 1 || page > out.Pages {
		return Page{}, domain.ErrNotFound
	}
	names := s.look().ordered(l, all)
	from := (page - 1) * pageSize
	out.Names = names[from:min(from+pageSize, len(names))]
	return out, nil
}

// Found is a concept that was looked up.
type Found struct {
	Name
	By string // the label that was met, if it is no preferred one
}

// Find looks a name up: concepts that are called so, in whatever form, and
// then those of which a label or a word of one begins so. Accents may be
// missing. It gives up to 50.
func (s *Service) Find(asked string) []Found {
	asked = strings.TrimSpace(asked)
	if len(asked) > maxAsked || !letters(asked) {
		return nil
	}
	var out []Found
	seen := map[string]bool{}
	add := func(c *thesaurus.Concept, by string) {
		if !seen[string(c.ID)] && len(out) < mostFound {
			seen[string(c.ID)] = true
			out = append(out, Found{Name: nameOf(c), By: by})
		}
	}
	for _, c := range s.th.Named(asked) {
		add(c, synonym(c, asked))
	}
	look := s.look()
	starts := slices.Clone(look.beginning(text.Fold(asked)))
	slices.SortStableFunc(starts, func(a, b start) int {
		return cmp.Or(cmp.Compare(min(a.word, 1), min(b.word, 1)), cmp.Compare(min(a.rank, 1), min(b.rank, 1)), len(a.folded)-len(b.folded))
	})
	for _, st := range starts {
		c := look.concepts[st.concept]
		by := ""
		if st.rank > 0 {
			by = labelWith(c, st.folded)
		}
		add(c, by)
	}
	return out
}

// synonym gives the label of a concept that is meant by what was asked, which
// may be inflected: the one that begins most like it; "" if that is a
// preferred one.
func synonym(c *thesaurus.Concept, asked string) string {
	asked = text.Fold(asked)
	best, most := "", 0
	for _, l := range domain.Langs {
		for i, label := range c.Labels(text.Lang(l)) {
			n := common(text.Fold(label), asked)
			switch {
			case i == 0 && n >= most:
				best, most = "", n
			case n > most:
				best, most = label, n
			}
		}
	}
	return best
}

// common counts the bytes with which both begin, and one more if both end
// there.
func common(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	if n == len(a) && n == len(b) {
		n++
	}
	return n
}

// labelWith gives the label of a concept that ends in something folded.
func labelWith(c *thesaurus.Concept, folded string) string {
	for _, l := range domain.Langs {
		for _, label := range rest(c.Labels(text.Lang(l))) {
			if strings.HasSuffix(text.Fold(label), folded) {
				return label
			}
		}
	}
	return ""
}
