// Package concepts shows people the vocabulary: what a concept is called,
// what lies around it and who works on it, and which concepts a text names.
//
// The vocabulary itself is public. Who works on something comes from
// discovery, and concepts are read out of projections only, so that none
// tells of what the viewer may not see.
package concepts

import (
	"context"
	"sync"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// Bounds of what is shown.
const (
	mostNear  = 200 // narrower or related concepts
	mostHits  = 3   // of each kind
	maxID     = 200 // bytes
	maxAsked  = 200 // bytes of what is looked up
	mostFound = 50
	pageSize  = 300
)

// Finder finds who works on a concept; discovery does.
type Finder interface {
	ByKind(ctx context.Context, v policy.Viewer, concept string, most int) ([]discovery.OfKind, error)
}

// Name is a concept with its preferred label in each language.
type Name struct {
	ID    string
	Kind  string
	Label domain.Text // never empty
}

// Concept is a concept and what is known about it.
type Concept struct {
	Name
	AlsoPL, AlsoEN []string // other labels, as far as they are other words
	Paths          [][]Name // each from a top down to right above the concept
	Narrower       []Name   // up to 200, in the order of their labels
	Related        []Name   // up to 200, in the order of the vocabulary
	Who            []discovery.OfKind
}

// Service answers questions about concepts. It may be used by many at once.
type Service struct {
	th     *thesaurus.Thesaurus
	finder Finder
	look   func() *catalogue
	memory *memory
}

// New gives the service over a thesaurus, which may be nil.
func New(th *thesaurus.Thesaurus, f Finder) *Service {
	return &Service{
		th: th, finder: f, memory: newMemory(),
		look: sync.OnceValue(func() *catalogue { return newCatalogue(th) }),
	}
}

// Name gives a concept by its id; ok is false if there is none. The id of an
// imported concept that is one of the project's own gives that.
func (s *Service) Name(id string) (n Name, ok bool) {
	if len(id) > maxID {
		return Name{}, false
	}
	c, ok := s.th.Concept(thesaurus.ID(id))
	if !ok {
		return Name{}, false
	}
	return nameOf(c), true
}

// Concept gives a concept with who works on it, as far as the viewer may see;
// domain.ErrNotFound if there is none of that id.
func (s *Service) Concept(ctx context.Context, v policy.Viewer, id string) (Concept, error) {
	n, ok := s.Name(id)
	if !ok {
		return Concept{}, domain.ErrNotFound
	}
	c, _ := s.th.Concept(thesaurus.ID(n.ID))
	out := Concept{
		Name: n, AlsoPL: others(c, domain.PL), AlsoEN: others(c, domain.EN),
		Narrower: s.look().ordered(v.Lang, s.th.Narrower(c.ID)), Related: namesOf(s.th.Related(c.ID)),
	}
	out.Narrower = out.Narrower[:min(mostNear, len(out.Narrower))]
	out.Related = out.Related[:min(mostNear, len(out.Related))]
	for _, p := range s.th.Paths(c.ID) {
		out.Paths = append(out.Paths, namesOf(p))
	}
	var err error
	out.Who, err = s.finder.ByKind(ctx, v, n.ID, mostHits)
	return out, err
}

func nameOf(c *thesaurus.Concept) Name {
	n := Name{ID: string(c.ID), Kind: string(c.Kind), Label: domain.Text{PL: first(c.PL), EN: first(c.EN)}}
	if n.Label.IsZero() {
		n.Label.EN = n.ID
	}
	return n
}

func namesOf(cs []*thesaurus.Concept) []Name {
	out := make([]Name, len(cs))
	for i, c := range cs {
		out[i] = nameOf(c)
	}
	return out
}

func first(labels []string) string {
	if len(labels) == 0 {
		return ""
	}
	return labels[0]
}

func rest(labels []string) []string {
	if len(labels) == 0 {
		return nil
	}
	return labels[1:]
}
