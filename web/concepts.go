package web

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/domain"
)

// conceptsPage answers: what does the vocabulary know, and what is this
// called?
type conceptsPage struct {
	Page
	Text  string // looked up
	Found []foundConcept
	Most  bool // there may be more
	Kinds []conceptKind
	Tops  []topConcept
	Of    *conceptKind // whose concepts are listed
	List  []conceptLink
	Pager pager
}

// foundConcept is a concept that was looked up.
type foundConcept struct {
	conceptLink
	Kind string
	By   string // the other name that was met
}

// conceptKind leads to the concepts of a kind.
type conceptKind struct {
	Kind  string
	Count int
	Href  string
}

// topConcept is a concept with some of those right below it.
type topConcept struct {
	conceptLink
	Below []conceptLink
	More  int
}

// Bounds of the page.
const (
	maxLookup  = 100 // characters
	mostLookup = 50  // concepts that are given
	shownBelow = 6   // concepts below a top
)

func (s *site) concepts(c *gin.Context) error {
	page := conceptsPage{Page: s.newPage(c, "concepts", "concepts.title"), Text: strings.TrimSpace(c.Query("q"))}
	if utf8.RuneCountInString(page.Text) > maxLookup {
		return &domain.Error{Code: domain.CodeQuery}
	}
	for _, k := range s.Concepts.Kinds() {
		page.Kinds = append(page.Kinds, conceptKind{k.Kind, k.Count, kindHref(k.Kind, 1)})
	}
	lang := domain.Lang(page.Lang())
	switch kind := c.Query("kind"); {
	case page.Text != "":
		page.lookUp(s.Concepts.Find(page.Text))
	case kind != "":
		if err := page.list(s.Concepts, kind, c.Query("page")); err != nil {
			return err
		}
	default:
		for _, t := range s.Concepts.Tops(lang, shownBelow) {
			page.Tops = append(page.Tops, topConcept{page.conceptLink(t.Name), page.conceptLinks(t.Below), t.More})
		}
	}
	return s.render(c, "concepts", &page)
}

func (p *conceptsPage) lookUp(found []concepts.Found) {
	for _, f := range found {
		p.Found = append(p.Found, foundConcept{p.conceptLink(f.Name), f.Kind, f.By})
	}
	p.Most = len(found) == mostLookup
	p.Title = p.Text + " – " + p.Title
}

// list shows a page of the concepts of a kind; number is as the address says.
func (p *conceptsPage) list(cs Concepts, kind, number string) error {
	n := 1
	if number != "" {
		var err error
		if n, err = strconv.Atoi(number); err != nil {
			return domain.ErrNotFound
		}
	}
	found, err := cs.OfKind(domain.Lang(p.Lang()), kind, n)
	if err != nil {
		return err
	}
	p.Of = &conceptKind{Kind: kind, Count: found.Total}
	p.List = p.conceptLinks(found.Names)
	p.Title = p.Word("concept_kinds", kind)
	p.Pager = pagerOf(n, found.Pages, func(n int) string { return kindHref(kind, n) })
	return nil
}

func kindHref(kind string, page int) string {
	href := "/concepts?kind=" + url.QueryEscape(kind)
	if page > 1 {
		href += "&page=" + strconv.Itoa(page)
	}
	return href
}
