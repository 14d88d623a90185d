// Package indexing keeps the open index in step with the store: it follows
// the outbox of changes, and fills a new index where the old one cannot be
// used.
package indexing

import (
	"context"
	"fmt"
	"log/slog"
	"slices"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Sizes of the portions in which changes and records are read. A document may
// carry long texts, so records come in smaller ones.
const (
	changesAtOnce = 1000
	recordsAtOnce = 500
)

// Service brings changes of the store into the index.
type Service struct {
	store  store.Store
	engine index.Engine
	log    *slog.Logger
}

// New gives the service for a store and an engine.
func New(s store.Store, e index.Engine, log *slog.Logger) *Service {
	return &Service{store: s, engine: e, log: log}
}

// Catch brings the index up to the newest change; it rebuilds it if it is
// stale or has missed changes that the outbox no longer holds.
func (s *Service) Catch(ctx context.Context) error {
	for {
		done, err := s.step(ctx)
		if done || err != nil {
			return err
		}
	}
}

// Done gives the number of the last change that the index holds.
func (s *Service) Done(ctx context.Context) (uint64, error) { return s.engine.Seq(ctx) }

func (s *Service) step(ctx context.Context) (done bool, err error) {
	if s.engine.Stale() {
		return false, s.Rebuild(ctx)
	}
	seq, err := s.engine.Seq(ctx)
	if err != nil {
		return false, fmt.Errorf("read the index's sequence: %w", err)
	}
	last, err := s.store.LastChange(ctx)
	if err != nil {
		return false, fmt.Errorf("read the last change: %w", err)
	}
	if seq == last {
		return true, nil
	}
	changes, err := s.store.Changes(ctx, seq, changesAtOnce)
	if err != nil {
		return false, fmt.Errorf("read changes: %w", err)
	}
	if seq > last || len(changes) == 0 || changes[0].Seq != seq+1 {
		s.log.Warn("index and store do not fit together; rebuilding", "index", seq, "store", last)
		return false, s.Rebuild(ctx)
	}
	return false, s.apply(ctx, changes)
}

func (s *Service) apply(ctx context.Context, changes []store.Change) error {
	refs, err := s.touched(ctx, changes)
	if err != nil {
		return err
	}
	b := index.Batch{Seq: changes[len(changes)-1].Seq}
	err = s.store.View(ctx, func(r store.Reader) error {
		for _, ref := range refs {
			doc, ok, err := document(r, ref)
			if err != nil {
				return fmt.Errorf("document of %s: %w", ref, err)
			}
			if ok {
				b.Put = append(b.Put, doc)
			} else {
				b.Delete = append(b.Delete, string(ref.ID))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := s.engine.Apply(ctx, b); err != nil {
		return fmt.Errorf("apply changes up to %d: %w", b.Seq, err)
	}
	return nil
}

// touched lists the records whose documents the changes may alter: those
// changed, those that evidence and groups speak of, and what belongs to a
// changed organisation.
func (s *Service) touched(ctx context.Context, changes []store.Change) ([]domain.Ref, error) {
	set := map[domain.Ref]bool{}
	for _, c := range changes {
		switch c.Ref.Kind {
		case domain.KindResearcher, domain.KindChallenge, domain.KindOffer:
			set[c.Ref] = true
		case domain.KindOrganisation:
			set[c.Ref] = true
			if err := s.dependants(ctx, c.Ref, set); err != nil {
				return nil, err
			}
		case domain.KindEvidence:
			for _, o := range c.Owners {
				set[o] = true
			}
		case domain.KindGroup:
			for _, o := range c.Owners {
				set[o] = true
				if err := s.dependants(ctx, o, set); err != nil {
					return nil, err
				}
			}
		}
	}
	out := make([]domain.Ref, 0, len(set))
	for ref := range set {
		out = append(out, ref)
	}
	slices.SortFunc(out, domain.Ref.Compare)
	return out, nil
}

// dependants adds what belongs to an organisation; to others nothing does
// whose document would show it.
func (s *Service) dependants(ctx context.Context, org domain.Ref, set map[domain.Ref]bool) error {
	if org.Kind != domain.KindOrganisation {
		return nil
	}
	return s.store.View(ctx, func(r store.Reader) error {
		for _, k := range Indexed {
			p := store.Page{}
			for {
				part, err := r.ByOwner(k, org, p)
				if err != nil {
					return fmt.Errorf("what belongs to %s: %w", org, err)
				}
				for _, rec := range part.Records {
					set[domain.RefTo(rec)] = true
				}
				if part.Next == "" {
					break
				}
				p.After = part.Next
			}
		}
		return nil
	})
}
