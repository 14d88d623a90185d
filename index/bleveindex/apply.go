package bleveindex

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/lifescience-krakow/swatka/index"
)

// Apply implements index.Indexer. Within a batch, deletions come first and of
// two documents with one id the later counts.
func (e *Engine) Apply(ctx context.Context, b index.Batch) error {
	if err := e.take(ctx); err != nil {
		return err
	}
	defer func() { <-e.turn }()
	g, err := e.acquire()
	if err != nil {
		return err
	}
	defer g.use.Done()
	change, err := g.prepare(b)
	if err != nil {
		return err
	}
	if err := g.commit(change, e.opts); err != nil {
		e.fail(g)
		return fmt.Errorf("%w: %w", index.ErrUnavailable, err)
	}
	e.succeeded()
	return nil
}

// take waits for the turn to write.
func (e *Engine) take(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case e.turn <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (e *Engine) succeeded() {
	e.mu.Lock()
	e.failures = 0
	e.mu.Unlock()
}

// prepare makes a batch for Bleve, with the state after it.
func (g *generation) prepare(b index.Batch) (*bleve.Batch, error) {
	batch := g.idx.NewBatch()
	here := map[string]bool{} // whether a document is there after the batch
	for _, id := range b.Delete {
		batch.Delete(id)
		here[id] = false
	}
	for _, d := range b.Put {
		doc, err := convert(g.lx, d)
		if err != nil {
			return nil, err
		}
		if err := batch.IndexAdvanced(doc); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDocument, err)
		}
		here[d.ID] = true
	}
	s, err := g.stateAfter(b.Seq, here)
	if err != nil {
		return nil, err
	}
	enc, err := s.encode()
	if err != nil {
		return nil, err
	}
	batch.SetInternal(stateKey, enc)
	return batch, nil
}

// state gives the present state of a generation.
func (g *generation) state() (s state, err error) {
	err = g.read(func(r bleveapi.IndexReader) error {
		s, err = readState(r)
		return err
	})
	return s, err
}

// stateAfter gives the state after documents came and went.
func (g *generation) stateAfter(seq uint64, here map[string]bool) (s state, err error) {
	err = g.read(func(r bleveapi.IndexReader) error {
		if s, err = readState(r); err != nil {
			return err
		}
		s.Seq = seq
		return s.recount(r, here)
	})
	return s, err
}

func (s *state) recount(r bleveapi.IndexReader, here map[string]bool) error {
	for id, after := range here {
		var before bool
		if s.Docs > 0 {
			internal, err := r.InternalID(id)
			if err != nil {
				return fmt.Errorf("looking up a document: %w", err)
			}
			before = internal != nil
		}
		switch {
		case after && !before:
			s.Docs++
		case before && !after:
			s.Docs--
		}
	}
	return nil
}

// commit writes a batch so that it lasts a power cut. Bleve syncs the files
// but not the folder that names them.
func (g *generation) commit(b *bleve.Batch, opts Options) error {
	if err := g.batch(b, opts.Watchdog); err != nil {
		return err
	}
	return syncPath(filepath.Join(g.path, "store"))
}
