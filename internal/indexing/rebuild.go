package indexing

import (
	"context"
	"fmt"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Rebuild fills a new index from the store and puts it in place of the
// present one.
func (s *Service) Rebuild(ctx context.Context) error {
	// Changes that come while records are read are applied again afterwards:
	// the new index starts at the sequence before the first read.
	seq, err := s.store.LastChange(ctx)
	if err != nil {
		return fmt.Errorf("read the last change: %w", err)
	}
	err = s.engine.Rebuild(ctx, func(ix index.Indexer) error {
		for _, k := range Indexed {
			if err := s.fill(ctx, ix, k, seq); err != nil {
				return err
			}
		}
		return ix.Apply(ctx, index.Batch{Seq: seq})
	})
	if err != nil {
		return fmt.Errorf("rebuild the index: %w", err)
	}
	s.log.Info("index rebuilt", "changes", seq)
	return nil
}

func (s *Service) fill(ctx context.Context, ix index.Indexer, k domain.Kind, seq uint64) error {
	p := store.Page{Limit: recordsAtOnce}
	for {
		b := index.Batch{Seq: seq}
		var next string
		err := s.store.View(ctx, func(r store.Reader) error {
			part, err := r.List(k, p)
			if err != nil {
				return err
			}
			next = part.Next
			for _, rec := range part.Records {
				doc, ok, err := document(r, domain.RefTo(rec))
				if err != nil {
					return err
				}
				if ok {
					b.Put = append(b.Put, doc)
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("read %s records: %w", k, err)
		}
		if err := ix.Apply(ctx, b); err != nil {
			return fmt.Errorf("apply: %w", err)
		}
		if next == "" {
			return nil
		}
		p.After = next
	}
}
