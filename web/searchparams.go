package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Bounds of what is searched for.
const (
	maxQuery    = 1000   // characters
	maxWord     = 100    // characters of one word
	maxFrom     = 10_000 // hits before a page
	maxSize     = 100    // hits on a page
	defaultSize = 20
	maxConcept  = 200 // bytes of a concept's id
	maxChosen   = 50  // values chosen in all facets together
)

// facetNames are the facets of a search, in the order in which they are shown.
var facetNames = []string{"kind", "area", "trl", "language", "city", "organisation", "group"}

// closed are the facets with a fixed set of values.
var closed = map[string][]string{
	"kind":     {"researcher", "organisation", "challenge", "offer"},
	"area":     {"BioF", "BIZ", "MED", "R&D", "EDU", "GOV"},
	"trl":      {"1", "2", "3", "4", "5", "6", "7", "8", "9"},
	"language": {"pl", "en"},
}

// parseSearch reads an address. Anything it does not know is refused, so that
// a mistyped filter never looks like an answer; "role" is passed over, asking
// for a role has no effect anywhere.
func parseSearch(q url.Values) (discovery.Request, error) {
	r := discovery.Request{Page: 1, Size: defaultSize, Filters: map[string][]string{}}
	for name, values := range q {
		if err := readParam(&r, name, values); err != nil {
			return r, &domain.Error{Code: domain.CodeQuery, Err: fmt.Errorf("parameter %q: %w", name, err)}
		}
	}
	if (r.Page-1)*r.Size > maxFrom {
		return r, &domain.Error{Code: domain.CodeQuery}
	}
	return r, nil
}

func readParam(r *discovery.Request, name string, values []string) error {
	switch {
	case name == "lang" || name == "role":
		return nil
	case slices.Contains(facetNames, name):
		return readFacet(r, name, values)
	case len(values) != 1:
		return strconv.ErrSyntax
	}
	switch name {
	case "q":
		r.Text = strings.TrimSpace(values[0])
		return checkText(r.Text)
	case "concept":
		r.Concept = values[0]
		return checkConcept(r.Concept)
	case "page":
		return readNumber(&r.Page, values[0], maxFrom)
	case "size":
		return readNumber(&r.Size, values[0], maxSize)
	}
	return fmt.Errorf("unknown: %w", strconv.ErrSyntax)
}

func readNumber(into *int, s string, most int) error {
	n, err := strconv.Atoi(s)
	if err != nil {
		return err
	}
	if n < 1 || n > most {
		return strconv.ErrRange
	}
	*into = n
	return nil
}

func readFacet(r *discovery.Request, name string, values []string) error {
	allowed, isClosed := closed[name]
	for _, v := range values {
		if v == "" || len(v) > 200 || isClosed && !slices.Contains(allowed, v) {
			return strconv.ErrSyntax
		}
		if !slices.Contains(r.Filters[name], v) {
			r.Filters[name] = append(r.Filters[name], v)
		}
	}
	if len(r.Filters[name]) > maxChosen {
		return strconv.ErrRange
	}
	return nil
}

// checkConcept bounds what may be the id of a concept.
func checkConcept(id string) error {
	if id == "" || len(id) > maxConcept {
		return strconv.ErrSyntax
	}
	return nil
}

// checkText bounds the words: people type a few, or paste a paragraph.
func checkText(s string) error {
	if utf8.RuneCountInString(s) > maxQuery {
		return strconv.ErrRange
	}
	for w := range strings.FieldsSeq(s) {
		if utf8.RuneCountInString(w) > maxWord {
			return strconv.ErrRange
		}
	}
	return nil
}
