package bleveindex

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/lifescience-krakow/swatka/index"
)

// Rebuild implements index.Engine. The present generation answers until the
// new one is complete; batches wait meanwhile.
func (e *Engine) Rebuild(ctx context.Context, fill func(index.Indexer) error) error {
	if err := e.take(ctx); err != nil {
		return err
	}
	defer func() { <-e.turn }()
	if e.isClosed() {
		return fmt.Errorf("%w: closed", index.ErrUnavailable)
	}
	g, name, err := e.make()
	if err != nil {
		return fmt.Errorf("%w: %w", index.ErrUnavailable, err)
	}
	done := false
	defer func() { // also if fill panics
		if !done {
			g.retire()
			_ = os.RemoveAll(filepath.Join(e.dir, name)) // swept at the next opening
		}
	}()
	if err := fill(filler{g, e.opts}); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := e.complete(g, name); err != nil {
		return fmt.Errorf("%w: %w", index.ErrUnavailable, err)
	}
	done = true
	return nil
}

func (e *Engine) isClosed() bool {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.closed
}

// complete puts a filled generation in place of the present one.
func (e *Engine) complete(g *generation, name string) error {
	if err := g.markReady(e.opts); err != nil {
		return err
	}
	if err := syncNew(e.dir, name); err != nil {
		return err
	}
	if err := setCurrent(e.dir, name); err != nil {
		return err
	}
	e.mu.Lock()
	old := e.cur
	e.cur, e.stale, e.failures = g, false, 0
	e.mu.Unlock()
	if old != nil {
		old.retire()
	}
	sweep(e.dir, name)
	return nil
}

// markReady writes that the generation was filled as a whole.
func (g *generation) markReady(opts Options) error {
	s, err := g.state()
	if err != nil {
		return err
	}
	s.Ready = true
	enc, err := s.encode()
	if err != nil {
		return err
	}
	b := g.idx.NewBatch()
	b.SetInternal(stateKey, enc)
	return g.commit(b, opts)
}

// filler takes documents into a generation that is not in use yet.
type filler struct {
	g    *generation
	opts Options
}

// Apply implements index.Indexer.
func (f filler) Apply(ctx context.Context, b index.Batch) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	change, err := f.g.prepare(b)
	if err != nil {
		return err
	}
	if err := f.g.commit(change, f.opts); err != nil {
		return fmt.Errorf("%w: %w", index.ErrUnavailable, err)
	}
	return nil
}

// Seq implements index.Indexer.
func (f filler) Seq(ctx context.Context) (uint64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	s, err := f.g.state()
	return s.Seq, err
}
