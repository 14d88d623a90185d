package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/index/lexicon"
)

// Options set up an engine. The zero value has the defaults.
type Options struct {
	// Lexicon gives the terms of texts; nil knows no concepts. An index that
	// was filled with another one is stale.
	Lexicon *lexicon.Lexicon
	// Watchdog is how long a batch may take, 30 s by default.
	Watchdog time.Duration
	// Backoff is how long to wait after a failure before the index is opened
	// again, 1 s by default; it doubles with each failure, up to a minute.
	Backoff time.Duration
	// Now is the clock, time.Now by default.
	Now func() time.Time
}

func (o Options) withDefaults() Options {
	if o.Watchdog <= 0 {
		o.Watchdog = 30 * time.Second
	}
	if o.Backoff <= 0 {
		o.Backoff = time.Second
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

const maxBackoff = time.Minute

// Engine is an index.Engine in a folder of its own.
type Engine struct {
	dir  string
	opts Options
	lock *os.File
	turn chan struct{} // held by who writes
	pool sync.Pool     // of *scratch

	mu       sync.RWMutex
	cur      *generation // nil while there is none to use
	stale    bool
	closed   bool
	failures int
	retryAt  time.Time
}

var _ index.Engine = (*Engine)(nil)

// Open opens the index in a folder, which is made if it is missing. It gives
// ErrLocked if the folder is open elsewhere, and the error of the machine if
// it cannot be read or written; then nothing is changed.
func Open(dir string, opts Options) (*Engine, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	lock, err := lockFile(filepath.Join(dir, "LOCK"))
	if err != nil {
		return nil, err
	}
	e := &Engine{dir: dir, opts: opts.withDefaults(), lock: lock, turn: make(chan struct{}, 1)}
	if err := e.open(); err != nil {
		_ = lock.Close() // nothing was written
		return nil, err
	}
	return e, nil
}

// open opens the generation in use, or a new one if there is none or it is
// damaged. The caller holds mu, or is alone.
func (e *Engine) open() error {
	name, err := current(e.dir)
	if err != nil {
		return err
	}
	if name != "" {
		g, s, err := load(e.dir, name, e.opts.Lexicon)
		if err == nil {
			e.cur, e.stale = g, !s.Ready
			sweep(e.dir, name)
			return nil
		}
		if !errors.Is(err, errDamaged) {
			return err
		}
	}
	return e.openNew()
}

// openNew puts an empty generation in place of a missing or damaged one.
func (e *Engine) openNew() error {
	g, name, err := e.make()
	if err != nil {
		return err
	}
	if err := setCurrent(e.dir, name); err != nil {
		g.close()
		return err
	}
	e.cur, e.stale = g, true
	sweep(e.dir, name)
	return nil
}

// make makes an empty generation beside the present one.
func (e *Engine) make() (*generation, string, error) {
	name, err := nextName(e.dir)
	if err != nil {
		return nil, "", err
	}
	g, err := create(e.dir, name, e.opts.Lexicon)
	if err != nil {
		_ = os.RemoveAll(filepath.Join(e.dir, name)) // swept at the next opening
		return nil, "", err
	}
	return g, name, nil
}

// acquire gives the generation in use; the caller must call use.Done on it.
func (e *Engine) acquire() (*generation, error) {
	e.mu.RLock()
	g := e.cur
	if g != nil {
		g.use.Add(1)
	}
	e.mu.RUnlock()
	if g != nil {
		return g, nil
	}
	return e.reopen()
}

// reopen opens the index again after a failure, if it is time.
func (e *Engine) reopen() (*generation, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, fmt.Errorf("%w: closed", index.ErrUnavailable)
	}
	if e.cur == nil {
		if e.opts.Now().Before(e.retryAt) {
			return nil, fmt.Errorf("%w: failed lately", index.ErrUnavailable)
		}
		if err := e.open(); err != nil {
			e.postpone()
			return nil, fmt.Errorf("%w: %w", index.ErrUnavailable, err)
		}
	}
	e.cur.use.Add(1)
	return e.cur, nil
}

// postpone sets when to try again. The caller holds mu.
func (e *Engine) postpone() {
	wait := min(e.opts.Backoff<<min(e.failures, 16), maxBackoff)
	e.failures++
	e.retryAt = e.opts.Now().Add(wait)
}

// fail stops the use of a generation whose disk failed: a further batch on it
// would panic.
func (e *Engine) fail(g *generation) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.cur != g {
		return
	}
	e.cur = nil
	e.postpone()
	go g.retire() // may hang with the disk
}

// read runs fn on an unchanging picture of the index.
func (e *Engine) read(ctx context.Context, fn func(bleveapi.IndexReader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	g, err := e.acquire()
	if err != nil {
		return err
	}
	defer g.use.Done()
	return g.read(fn)
}

// Seq implements index.Indexer.
func (e *Engine) Seq(ctx context.Context) (seq uint64, err error) {
	err = e.read(ctx, func(r bleveapi.IndexReader) error {
		s, err := readState(r)
		seq = s.Seq
		return err
	})
	return seq, err
}

// Documents implements index.Engine.
func (e *Engine) Documents(ctx context.Context) (n int, err error) {
	err = e.read(ctx, func(r bleveapi.IndexReader) error {
		count, err := r.DocCount()
		n = int(count)
		return err
	})
	return n, err
}

// Stale implements index.Engine.
func (e *Engine) Stale() bool {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.stale
}

// Close implements index.Engine. It waits for searches and batches under way.
func (e *Engine) Close() error {
	e.turn <- struct{}{}
	defer func() { <-e.turn }()
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return nil
	}
	g := e.cur
	e.cur, e.closed = nil, true
	e.mu.Unlock()
	var err error
	if g != nil {
		g.retire()
		err = seal(g.path)
	}
	if cerr := e.lock.Close(); err == nil && cerr != nil {
		err = fmt.Errorf("closing the index: %w", cerr)
	}
	return err
}
