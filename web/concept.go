package web

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
)

// conceptPage answers: what is this, what lies around it, who works on it?
type conceptPage struct {
	Page
	Kind     string
	Name     said
	Also     []synonyms
	Paths    [][]conceptLink
	Narrower chipList
	Related  chipList
	Who      []workers
	Search   string       // the same, in the search
	Words    string       // the name as words, in the search
	Broader  *conceptLink // the nearest, to go on from an empty page
}

// conceptLink leads to a concept.
type conceptLink struct {
	Href string
	Name said
}

// synonyms are the other names of a concept in a language.
type synonyms struct {
	Lang  domain.Lang
	Names []string
}

// chipList is links of which the first are shown and the others folded away.
type chipList struct{ Shown, More []conceptLink }

// workers are who and what of a kind has to do with a concept.
type workers struct {
	Kind  domain.Kind
	Count int
	Hits  []hit
	All   string // all of them, in the search; "" if they are shown
}

// shownChips is how many links of a list are not folded away.
const shownChips = 16

// conceptRoutes: an id may hold any sign, as vocabularies of others have them.
func (s *site) conceptRoutes(e *gin.Engine) {
	p := s.pages(e)
	p.get("/concepts", s.concepts)
	p.get("/concepts/*id", s.concept)
}

func (s *site) concept(c *gin.Context) error {
	id := strings.TrimPrefix(c.Param("id"), "/")
	page := conceptPage{Page: s.newPage(c, "concepts", "")}
	x, err := s.Concepts.Concept(c.Request.Context(), page.Viewer, id)
	if err != nil {
		return err
	}
	page.Canonical = conceptHref(x.ID)
	if x.ID != id { // another name of the same concept
		c.Redirect(http.StatusFound, page.Canonical)
		return nil
	}
	page.Kind, page.Name = x.Kind, page.Say(x.Label)
	page.Title = page.Name.Text
	page.Search, page.Words = "/search?concept="+url.QueryEscape(x.ID), "/search?q="+url.QueryEscape(page.Name.Text)
	page.Also = page.synonyms(x)
	for _, path := range x.Paths {
		page.Paths = append(page.Paths, page.conceptLinks(path))
	}
	if len(page.Paths) > 0 {
		nearest := page.Paths[0][len(page.Paths[0])-1]
		page.Broader = &nearest
	}
	page.Narrower, page.Related = page.chipList(x.Narrower), page.chipList(x.Related)
	for _, w := range x.Who {
		page.Who = append(page.Who, page.workers(w, page.Search))
	}
	return s.render(c, "concept", &page)
}

// synonyms gives the other names, those in the reader's language first.
func (p Page) synonyms(x concepts.Concept) []synonyms {
	of := map[domain.Lang][]string{domain.PL: x.AlsoPL, domain.EN: x.AlsoEN}
	mine := domain.Lang(p.Lang())
	var out []synonyms
	for _, l := range []domain.Lang{mine, mine.Other()} {
		if len(of[l]) > 0 {
			out = append(out, synonyms{l, of[l]})
		}
	}
	return out
}

func (p Page) workers(w discovery.OfKind, search string) workers {
	out := workers{Kind: w.Kind, Count: w.Count, Hits: p.hits(discovery.Results{Hits: w.Hits}, 1)}
	if w.Count > len(w.Hits) {
		out.All = search + "&kind=" + string(w.Kind)
	}
	for i := range out.Hits { // one says enough here
		out.Hits[i].Quotes = out.Hits[i].Quotes[:min(1, len(out.Hits[i].Quotes))]
	}
	return out
}

func conceptHref(id string) string { return "/concepts/" + url.PathEscape(id) }

func (p Page) conceptLink(n concepts.Name) conceptLink {
	return conceptLink{Href: conceptHref(n.ID), Name: p.Say(n.Label)}
}

func (p Page) conceptLinks(ns []concepts.Name) []conceptLink {
	out := make([]conceptLink, len(ns))
	for i, n := range ns {
		out[i] = p.conceptLink(n)
	}
	return out
}

func (p Page) chipList(ns []concepts.Name) chipList {
	all := p.conceptLinks(ns)
	if len(all) <= shownChips+2 { // two more are not worth a click
		return chipList{Shown: all}
	}
	return chipList{Shown: all[:shownChips], More: all[shownChips:]}
}
