package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/i18n"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// Page is the head that the structs of all pages share. Its printer is the
// visitor's own.
type Page struct {
	i18n.Printer
	Viewer  policy.Viewer
	Title   string // without the product's name
	Here    string // address to come back to
	Section string // the part of the navigation the page is in
	Query   string // what stands in the search box
	Flash   *flash
	Today   domain.Date
	Request string // id, to quote when something is wrong
	Wide    bool   // the page needs the whole width
	Script  string // a module of static/, "" for none
	// Canonical is the one address of what the page shows, "" if Here is it.
	Canonical string
}

// newPage starts a page. Title is a key of the catalogues.
func (s *site) newPage(c *gin.Context, section, title string) Page {
	v := visitOf(c)
	p := Page{
		Printer: v.printer, Viewer: v.viewer, Here: hereOf(c), Section: section,
		Today: domain.DateOf(s.opts.Now()), Request: v.request,
	}
	if title != "" {
		p.Title = p.T(title)
	}
	return p
}

// headed is the struct of a page, by pointer.
type headed interface{ head() *Page }

func (p *Page) head() *Page { return p }

// render shows a page with status 200.
func (s *site) render(c *gin.Context, name string, page headed) error {
	return s.renderAs(c, http.StatusOK, name, page)
}

// renderAs shows a page. A message that an action left is told by the first
// page behind it, whichever that is; an error and a form that comes back have
// something else to say, and leave it.
func (s *site) renderAs(c *gin.Context, status int, name string, page headed) error {
	if status == http.StatusOK && c.Request.Method == http.MethodGet {
		page.head().Flash = s.takeFlash(c)
	}
	body, err := s.views.execute(name, page)
	if err != nil {
		return err
	}
	c.Data(status, "text/html; charset=utf-8", body)
	return nil
}

// IsZIN says whether the viewer belongs to the taskforce.
func (p Page) IsZIN() bool { return p.Viewer.Has(domain.RoleZIN) }

// IsCompany says whether the viewer speaks for an organisation.
func (p Page) IsCompany() bool {
	return p.Viewer.Has(domain.RoleCompany) && p.Viewer.Organisation != ""
}

// IsResearcher says whether the viewer is a researcher.
func (p Page) IsResearcher() bool { return p.Viewer.Researcher != "" }

// HasParty says whether the viewer acts for somebody and can raise a hand.
func (p Page) HasParty() bool { return !p.Viewer.Party().IsZero() }

// OtherLang gives the language that the switch offers.
func (p Page) OtherLang() string { return string(domain.Lang(p.Lang()).Other()) }

// Day writes a date as the language does.
func (p Page) Day(d domain.Date) string { return p.Date(d.Time()) }

// On writes the day of a time as the language does.
func (p Page) On(t time.Time) string { return p.Date(t) }

// Sum writes a range of money as the language does.
func (p Page) Sum(b domain.Budget) string { return p.MoneyRange(b.Min, b.Max, b.Currency) }

// said is a text of a member in the language in which it is shown.
type said struct {
	Text string
	Lang domain.Lang
	Else string // the same in the other language, "" if there is none
}

// Say gives a text in the reader's language or, failing that, the other one.
func (p Page) Say(t domain.Text) said {
	s, lang := t.Best(domain.Lang(p.Lang()))
	return said{Text: s, Lang: lang, Else: elseOf(t, lang)}
}

func elseOf(t domain.Text, shown domain.Lang) string {
	if other := t.In(shown.Other()); other != t.In(shown) {
		return other
	}
	return ""
}

// Foreign says whether a text is not in the reader's language.
func (p Page) Foreign(l domain.Lang) bool { return string(l) != p.Lang() }

func as[T error](err error) (T, bool) { return errors.AsType[T](err) }
