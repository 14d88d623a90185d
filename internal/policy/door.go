package policy

import (
	"context"
	"errors"
	"fmt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Door reads the store for viewers.
type Door struct{ store store.Store }

// NewDoor gives the door to a store.
func NewDoor(s store.Store) *Door { return &Door{store: s} }

// Get gives what a viewer may see of a record, or domain.ErrNotFound.
func (d *Door) Get(ctx context.Context, v Viewer, ref domain.Ref) (Projection, error) {
	var out Projection
	err := d.store.View(ctx, func(r store.Reader) error {
		p, err := Read(r, v, ref)
		out = p
		return err
	})
	return out, err
}

// As gives what a viewer may see of a record as a type of projection.
func As[T Projection](ctx context.Context, d *Door, v Viewer, ref domain.Ref) (T, error) {
	var none T
	p, err := d.Get(ctx, v, ref)
	if err != nil {
		return none, err
	}
	t, ok := p.(T)
	if !ok {
		return none, domain.ErrNotFound
	}
	return t, nil
}

// Many gives what a viewer may see of several records, by reference; what
// they may not see, or what does not exist, is missing.
func (d *Door) Many(ctx context.Context, v Viewer, refs []domain.Ref) (map[domain.Ref]Projection, error) {
	out := make(map[domain.Ref]Projection, len(refs))
	err := d.store.View(ctx, func(r store.Reader) error {
		for _, ref := range refs {
			if _, done := out[ref]; done || ref.IsZero() {
				continue
			}
			p, err := Read(r, v, ref)
			if errors.Is(err, domain.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			out[ref] = p
		}
		return nil
	})
	return out, err
}

// Homes gives the organisations behind projections, by id, as far as a viewer
// may see them.
func (d *Door) Homes(
	ctx context.Context, v Viewer, seen map[domain.Ref]Projection,
) (map[domain.ID]*OrganisationView, error) {
	var refs []domain.Ref
	for _, p := range seen {
		if id := Home(p); id != "" {
			refs = append(refs, domain.Ref{Kind: domain.KindOrganisation, ID: id})
		}
	}
	orgs, err := d.Many(ctx, v, refs)
	if err != nil {
		return nil, fmt.Errorf("read organisations: %w", err)
	}
	out := map[domain.ID]*OrganisationView{}
	for ref, p := range orgs {
		if o, ok := p.(OrganisationView); ok {
			out[ref.ID] = &o
		}
	}
	return out, nil
}

// List asks for a part of the records that a viewer may see. Owner and Status
// narrow it if set, Owner first.
type List struct {
	Kind   domain.Kind
	Owner  domain.Ref
	Status string
	Page   store.Page
}

// Part is a part of a list; Next is the cursor of the part behind, "" if
// nothing follows that the viewer may see. What they may not see is left out
// without a trace: neither the length of a part nor a cursor tells of it.
type Part struct {
	Items []Projection
	Next  string
}

// List gives a part of the records of a kind that a viewer may see.
func (d *Door) List(ctx context.Context, v Viewer, l List) (Part, error) {
	limit := l.Page.Limit
	if limit == 0 {
		limit = store.MaxLimit
	}
	var out Part
	err := d.store.View(ctx, func(r store.Reader) error {
		var end store.Page // which ends with the last item
		more := false
		err := walk(r, v, l, func(p Projection, upTo store.Page) bool {
			if more = len(out.Items) == limit; more {
				return false
			}
			out.Items, end = append(out.Items, p), upTo
			return true
		})
		if err != nil || !more {
			return err
		}
		l.Page = end
		s, err := slice(r, l)
		out.Next = s.Next
		return err
	})
	return out, err
}

// All gives every record of a list that a viewer may see, up to most.
func (d *Door) All(ctx context.Context, v Viewer, l List, most int) ([]Projection, error) {
	var out []Projection
	err := d.store.View(ctx, func(r store.Reader) error {
		return walk(r, v, l, func(p Projection, _ store.Page) bool {
			if len(out) < most {
				out = append(out, p)
			}
			return len(out) < most
		})
	})
	return out, err
}

// walk calls fn for each record of a list that a viewer may see, until it
// gives false; upTo is the page that ends with the record.
func walk(r store.Reader, v Viewer, l List, fn func(p Projection, upTo store.Page) bool) error {
	r = remembering{r, map[domain.Ref]domain.Record{}}
	for {
		s, err := slice(r, l)
		if err != nil {
			return err
		}
		for i, rec := range s.Records {
			if l.Status != "" && rec.Status() != l.Status {
				continue
			}
			p, err := Project(r, v, rec)
			if errors.Is(err, domain.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			if !fn(p, store.Page{After: l.Page.After, Limit: i + 1}) {
				return nil
			}
		}
		if s.Next == "" {
			return nil
		}
		l.Page.After = s.Next
	}
}

func slice(r store.Reader, l List) (store.Slice, error) {
	switch {
	case !l.Owner.IsZero():
		return r.ByOwner(l.Kind, l.Owner, l.Page)
	case l.Status != "":
		return r.ByStatus(l.Kind, l.Status, l.Page)
	}
	return r.List(l.Kind, l.Page)
}

// Read gives what a viewer may see of a record within a transaction, or
// domain.ErrNotFound. The error is the same, to the letter, for what does not
// exist, what the viewer may not see, and a kind of which nothing is known.
func Read(r store.Reader, v Viewer, ref domain.Ref) (Projection, error) {
	rec, err := r.Get(ref.Kind, ref.ID)
	if code := domain.CodeOf(err); code == domain.CodeNotFound || code == domain.CodeKind {
		return nil, domain.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", ref.Kind, err)
	}
	return Project(r, v, rec)
}

// Project gives what a viewer may see of a record that was read already.
func Project(r store.Reader, v Viewer, rec domain.Record) (Projection, error) {
	cx, err := contextOf(r, rec)
	if err != nil {
		return nil, err
	}
	return View(v, rec, cx)
}

// contextOf reads what stands behind a match or an expression of interest.
func contextOf(r store.Reader, rec domain.Record) (Context, error) {
	switch rec := rec.(type) {
	case *domain.Match:
		ch, err := store.Get[*domain.Challenge](r, rec.Challenge)
		if errors.Is(err, domain.ErrNotFound) {
			return Context{}, nil
		}
		if err != nil {
			return Context{}, err
		}
		parties, err := behind(r, rec.Candidate)
		return Context{Challenge: ch, Parties: parties}, err
	case *domain.Interest:
		parties, err := behind(r, rec.Target)
		return Context{Parties: parties}, err
	}
	return Context{}, nil
}

// behind lists who stands behind a reference: itself, and for a challenge or
// an offer its owners.
func behind(r store.Reader, ref domain.Ref) ([]domain.Ref, error) {
	out := []domain.Ref{ref}
	if ref.Kind != domain.KindOffer && ref.Kind != domain.KindChallenge {
		return out, nil
	}
	rec, err := r.Get(ref.Kind, ref.ID)
	if errors.Is(err, domain.ErrNotFound) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	return append(out, rec.Owners()...), nil
}
