package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
)

// searchPage answers: who or what fits these words?
type searchPage struct {
	Page
	Text   string
	Named  []conceptLink // the concepts that the words name
	Words  []string      // what else was understood, if it is news
	Total  int
	Hits   []hit
	Facets []facet
	Chosen []choice
	Pager  pager
	Broken bool // the query was refused; the box keeps it
	Clear  string
}

// hit is one thing found, with the words that matched.
type hit struct {
	Place  int
	Who    identity
	Quotes []quote
	Words  []string // that matched and are not marked
	Ask    string
}

func (s *site) searchRoutes(e *gin.Engine) { s.pages(e).get("/search", s.search) }

func (s *site) search(c *gin.Context) error {
	page := searchPage{Page: s.newPage(c, "search", "search.title"), Text: c.Query("q"), Clear: "/search"}
	page.Query = page.Text
	r, err := parseSearch(c.Request.URL.Query())
	if err != nil {
		return s.searchRefused(c, page, err)
	}
	found, err := s.Search.Search(c.Request.Context(), page.Viewer, r)
	if err != nil {
		return s.searchRefused(c, page, err)
	}
	a := searchAddress{text: r.Text, concept: r.Concept, filters: r.Filters, size: r.Size}
	page.Named, page.Words = page.understood(s.Concepts.In(r.Text), found.Words, r.Text)
	page.Total = found.Total
	page.Hits = page.hits(found, a.first(found.Page))
	page.Facets, page.Chosen = page.facets(found.Facets, a)
	page.Pager = a.pager(found.Page, found.Pages)
	if n, ok := s.Concepts.Name(r.Concept); ok && r.Concept != "" {
		chip := choice{Facet: "concept", Label: page.Say(n.Label), Href: a.withoutConcept()}
		page.Chosen = append([]choice{chip}, page.Chosen...)
		page.Title = chip.Label.Text + " – " + page.Title
	}
	if r.Text != "" {
		page.Title = r.Text + " – " + page.Title
		page.Clear = "/search?q=" + url.QueryEscape(r.Text)
	}
	return s.render(c, "search", &page)
}

// searchRefused shows the page again with what was typed, and says why it
// cannot be searched for; other errors go on.
func (s *site) searchRefused(c *gin.Context, page searchPage, err error) error {
	if !errors.Is(err, &domain.Error{Code: domain.CodeQuery}) {
		return err
	}
	page.Broken = true
	if checkText(page.Text) != nil {
		page.Text, page.Query = "", ""
	} else if page.Text != "" {
		page.Clear = "/search?q=" + url.QueryEscape(page.Text)
	}
	return s.renderAs(c, http.StatusBadRequest, "search", &page)
}

// understood gives the concepts that a question names and the words beside
// them; without concepts the words only if they are news.
func (p Page) understood(named []concepts.Meaning, words []string, typed string) (links []conceptLink, others []string) {
	if len(named) == 0 {
		return nil, news(words, typed)
	}
	for _, m := range named {
		links = append(links, p.conceptLink(m.Name))
		words = slices.DeleteFunc(words, func(w string) bool { return slices.Contains(m.Words, w) })
	}
	return links, words
}

// news gives what was understood, nil if that is no more than what was typed.
func news(understood []string, typed string) []string {
	if strings.EqualFold(strings.Join(understood, " "), strings.Join(strings.Fields(typed), " ")) {
		return nil
	}
	return understood
}

// unmarked gives the words that are not marked in the quotes anyway.
func unmarked(ws []string, qs []quote) []string {
	var out []string
	for _, w := range ws {
		if !slices.ContainsFunc(qs, func(q quote) bool { return q.marks(w) }) {
			out = append(out, w)
		}
	}
	return out
}

func (p Page) hits(r discovery.Results, first int) []hit {
	out := make([]hit, len(r.Hits))
	for i, h := range r.Hits {
		out[i] = hit{Place: first + i, Who: p.identify(h.Object, h.Organisation)}
		out[i].Quotes = found(h.Quotes, out[i].Who.Kind)
		out[i].Words = unmarked(h.Words, out[i].Quotes)
		if h.Object != nil {
			out[i].Ask = askPath(h.Object.Ref())
		}
	}
	return out
}
