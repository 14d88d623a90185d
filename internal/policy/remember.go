package policy

import (
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// remembering reads each record once: twenty matches of a list stand before
// one challenge. What it gives is shared and must not be changed; projections
// are copies.
type remembering struct {
	store.Reader
	got map[domain.Ref]domain.Record
}

// Get gives a record as the reader behind does.
func (r remembering) Get(k domain.Kind, id domain.ID) (domain.Record, error) {
	ref := domain.Ref{Kind: k, ID: id}
	if rec, known := r.got[ref]; known {
		return rec, nil
	}
	rec, err := r.Reader.Get(k, id)
	if err == nil {
		r.got[ref] = rec
	}
	return rec, err
}
