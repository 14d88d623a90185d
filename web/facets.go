package web

import (
	"net/url"
	"slices"
	"strconv"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
)

// facet is a list of values with counts, to narrow a search by.
type facet struct {
	Name   string
	Values []facetValue
	More   []facetValue // folded away
}

// facetValue is one value; its address adds it, or takes it away if chosen.
type facetValue struct {
	Label  said
	Area   domain.Area // of the area facet
	Count  int
	Width  string // of the bar, per cent of the largest
	Chosen bool
	Href   string
}

// choice is a chosen value, to be taken away with one click.
type choice struct {
	Facet string
	Label said
	Href  string
}

// shownValues is how many values of a facet are not folded away.
const shownValues = 6

// facets gives the lists in their fixed order, chosen values on top, zero
// counts left out.
func (p Page) facets(lists []discovery.FacetList, a searchAddress) ([]facet, []choice) {
	var out []facet
	var chosen []choice
	for _, name := range facetNames {
		i := slices.IndexFunc(lists, func(l discovery.FacetList) bool { return l.Name == name })
		if i < 0 {
			continue
		}
		f := p.facet(lists[i], a)
		shown := shownValues
		for n, v := range f.Values {
			if v.Chosen {
				chosen = append(chosen, choice{Facet: name, Label: v.Label, Href: v.Href})
				shown = max(shown, n+1)
			}
		}
		if len(f.Values) > shown {
			f.Values, f.More = f.Values[:shown], f.Values[shown:]
		}
		if len(f.Values) > 0 {
			out = append(out, f)
		}
	}
	return out, chosen
}

func (p Page) facet(l discovery.FacetList, a searchAddress) facet {
	f, most := facet{Name: l.Name}, 1
	for _, v := range l.Values {
		most = max(most, v.Count)
	}
	for _, v := range l.Values {
		if v.Count == 0 && !v.Chosen {
			continue
		}
		x := facetValue{
			Label: p.facetLabel(l.Name, v), Count: v.Count, Chosen: v.Chosen,
			Width: tenth(100 * float64(v.Count) / float64(most)), Href: a.toggled(l.Name, v.Value),
		}
		if l.Name == "area" {
			x.Area = domain.Area(v.Value)
		}
		f.Values = append(f.Values, x)
	}
	slices.SortStableFunc(f.Values, func(x, y facetValue) int {
		switch {
		case x.Chosen == y.Chosen:
			return 0
		case x.Chosen:
			return -1
		}
		return 1
	})
	return f
}

// facetLabel names a value: by its own label, by the word for it, or as it is.
func (p Page) facetLabel(facet string, v discovery.FacetValue) said {
	if !v.Label.IsZero() {
		return p.Say(v.Label)
	}
	s := p.Word(facet, v.Value)
	if facet == "trl" {
		s = "TRL " + v.Value
	}
	return said{Text: s, Lang: domain.Lang(p.Lang())}
}

// searchAddress is a search as an address, to vary.
type searchAddress struct {
	text    string
	concept string // id
	filters map[string][]string
	size    int
}

func (a searchAddress) to(filters map[string][]string, page int) string {
	q := url.Values{}
	if a.text != "" {
		q.Set("q", a.text)
	}
	if a.concept != "" {
		q.Set("concept", a.concept)
	}
	for name, vs := range filters {
		for _, v := range vs {
			q.Add(name, v)
		}
	}
	if page > 1 {
		q.Set("page", strconv.Itoa(page))
	}
	if a.size != 0 && a.size != defaultSize {
		q.Set("size", strconv.Itoa(a.size))
	}
	if len(q) == 0 {
		return "/search"
	}
	return "/search?" + q.Encode()
}

// withoutConcept is the address of the same search without its concept.
func (a searchAddress) withoutConcept() string {
	a.concept = ""
	return a.to(a.filters, 1)
}

func (a searchAddress) toggled(name, value string) string {
	filters := make(map[string][]string, len(a.filters)+1)
	for n, vs := range a.filters {
		filters[n] = slices.Clone(vs)
	}
	if i := slices.Index(filters[name], value); i >= 0 {
		filters[name] = slices.Delete(filters[name], i, i+1)
	} else {
		filters[name] = append(filters[name], value)
	}
	return a.to(filters, 1)
}

func (a searchAddress) first(page int) int {
	return (max(page, 1)-1)*a.size + 1
}

// pager leads to the pages before and behind, and to those near by.
type pager struct {
	Before, Behind string
	Pages          []pageLink
}

type pageLink struct {
	Number  int // 0 is a gap
	Href    string
	Current bool
}

func (a searchAddress) pager(page, pages int) pager {
	pages = min(pages, maxFrom/a.size+1)
	return pagerOf(page, pages, func(n int) string { return a.to(a.filters, n) })
}

// pagerOf leads from a page of several; to gives the address of each.
func pagerOf(page, pages int, to func(int) string) pager {
	if pages < 2 {
		return pager{}
	}
	var out pager
	if page > 1 {
		out.Before = to(page - 1)
	}
	if page < pages {
		out.Behind = to(page + 1)
	}
	last := 0
	for n := 1; n <= pages; n++ {
		if n != 1 && n != pages && (n < page-2 || n > page+2) {
			continue
		}
		if n > last+1 {
			out.Pages = append(out.Pages, pageLink{})
		}
		out.Pages = append(out.Pages, pageLink{Number: n, Href: to(n), Current: n == page})
		last = n
	}
	return out
}
