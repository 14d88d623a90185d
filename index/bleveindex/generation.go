package bleveindex

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveapi "github.com/blevesearch/bleve_index_api"

	"github.com/lifescience-krakow/swatka/index/lexicon"
)

// boltTimeout is how long to wait for the lock of a generation. Bleve would
// wait for ever.
const boltTimeout = "500ms"

// generation is an open Bleve index.
type generation struct {
	path string
	idx  bleve.Index
	adv  bleveapi.Index
	lx   *lexicon.Lexicon
	use  sync.WaitGroup // searches and batches under way
	// write is idx.Batch; tests put a failing disk in its place.
	write func(*bleve.Batch) error
}

// create makes an empty generation.
func create(dir, name string, lx *lexicon.Lexicon) (*generation, error) {
	im := mapping.NewIndexMapping()
	im.ScoringModel = bleveapi.BM25Scoring // norms are lengths
	im.StoreDynamic, im.IndexDynamic, im.DocValuesDynamic = false, false, false
	cfg := map[string]any{"bolt_timeout": boltTimeout}
	path := filepath.Join(dir, name)
	var idx bleve.Index
	err := faultGuard("creating the index", func() (err error) {
		idx, err = bleve.NewUsing(path, im, scorch.Name, bleve.Config.DefaultKVStore, cfg)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("creating the index: %w", err)
	}
	g, err := newGeneration(path, idx, lx)
	if err == nil {
		err = g.begin()
	}
	if err == nil {
		err = syncNew(dir, name)
	}
	if err != nil {
		g.close()
		return nil, err
	}
	return g, nil
}

func newGeneration(path string, idx bleve.Index, lx *lexicon.Lexicon) (*generation, error) {
	g := &generation{path: path, idx: idx, lx: lx, write: idx.Batch}
	var err error
	if g.adv, err = idx.Advanced(); err != nil {
		return g, fmt.Errorf("opening the index: %w", err)
	}
	return g, nil
}

// begin writes the first state.
func (g *generation) begin() error {
	b, err := state{Mapping: mappingOf(g.lx)}.encode()
	if err != nil {
		return err
	}
	return guard("writing the state", func() error { return g.idx.SetInternal(stateKey, b) })
}

// load opens a generation that exists. The error is errDamaged if it cannot
// be used, ErrLocked if it is in use, or that of the machine.
func load(dir, name string, lx *lexicon.Lexicon) (*generation, state, error) {
	path := filepath.Join(dir, name)
	g, s, err := tryLoad(path, lx)
	if err != nil {
		err = judge(err)
	}
	return g, s, err
}

func tryLoad(path string, lx *lexicon.Lexicon) (*generation, state, error) {
	if err := readable(path); err != nil {
		return nil, state{}, err
	}
	sealed, err := checkSeal(path)
	if err != nil {
		return nil, state{}, err
	}
	bad, err := badSegments(path)
	if err != nil {
		return nil, state{}, err
	}
	if sealed && len(bad) > 0 {
		// Bleve might fall back to an older snapshot, which is sound but old.
		return nil, state{}, fmt.Errorf("%w: %d segments", errDamaged, len(bad))
	}
	g, err := openBleve(path, lx)
	if err != nil {
		return nil, state{}, err
	}
	s, err := g.check(bad)
	if err != nil {
		g.close()
		return nil, state{}, err
	}
	return g, s, nil
}

// readable says whether the files can be read at all: Bleve tells a missing
// right as a missing file.
func readable(path string) error {
	for _, name := range []string{"index_meta.json", filepath.Join("store", "root.bolt")} {
		f, err := os.OpenFile(filepath.Join(path, name), os.O_RDWR, 0)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%w: no %s", errDamaged, name)
		}
		if err != nil {
			return fmt.Errorf("opening %s: %w", name, err)
		}
		_ = f.Close() // nothing was written
	}
	return nil
}

// faultGuard is guard for what may read beyond the end of a mapped file. It
// runs fn in a goroutine of its own, for which a fault is a panic.
func faultGuard(what string, fn func() error) error {
	done := make(chan error, 1)
	go func() {
		debug.SetPanicOnFault(true)
		done <- guard(what, fn)
	}()
	return <-done
}

func openBleve(path string, lx *lexicon.Lexicon) (*generation, error) {
	var idx bleve.Index
	err := faultGuard("opening the index", func() (err error) {
		idx, err = bleve.OpenUsing(path, map[string]any{"bolt_timeout": boltTimeout})
		return err
	})
	if err != nil {
		return nil, err
	}
	g, err := newGeneration(path, idx, lx)
	if err != nil {
		g.close()
		return nil, err
	}
	return g, nil
}

// check gives the state of an open generation if it is sound.
func (g *generation) check(bad map[string]bool) (s state, err error) {
	err = faultGuard("checking the index", func() error {
		r, err := g.adv.Reader()
		if err != nil {
			return err
		}
		defer r.Close() // only read
		if s, err = readState(r); err != nil {
			return err
		}
		if s.Mapping != mappingOf(g.lx) {
			return fmt.Errorf("%w: mapping %q", errDamaged, s.Mapping)
		}
		if n, err := r.DocCount(); err != nil || n != s.Docs {
			return fmt.Errorf("%w: %d documents of %d: %w", errDamaged, n, s.Docs, err)
		}
		return sound(r, bad)
	})
	return s, err
}

// sound says whether no segment in use is among the bad ones.
func sound(r bleveapi.IndexReader, bad map[string]bool) error {
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok || len(bad) == 0 {
		return nil
	}
	for _, seg := range snapshot.Segments() {
		if p, ok := seg.Segment().(interface{ Path() string }); ok && bad[p.Path()] {
			return fmt.Errorf("%w: segment %s", errDamaged, filepath.Base(p.Path()))
		}
	}
	return nil
}

// read runs fn on an unchanging picture of the index.
func (g *generation) read(fn func(bleveapi.IndexReader) error) error {
	return guard("reading the index", func() error {
		r, err := g.adv.Reader()
		if err != nil {
			return fmt.Errorf("reading the index: %w", err)
		}
		defer r.Close() // only read
		return fn(r)
	})
}

func readState(r bleveapi.IndexReader) (state, error) {
	b, err := r.GetInternal(stateKey)
	if err != nil {
		return state{}, fmt.Errorf("reading the state: %w", err)
	}
	return decodeState(b)
}

// close closes Bleve's files; nobody may use the generation any more.
func (g *generation) close() {
	// An index that fails to close is given up; it is checked when opened.
	_ = faultGuard("closing the index", g.idx.Close)
}

// retire waits for those who use the generation and closes it.
func (g *generation) retire() {
	g.use.Wait()
	g.close()
}

// batch writes a batch, or gives an error after a time: Bleve's goroutines
// may have died, and then a batch would wait for ever.
func (g *generation) batch(b *bleve.Batch, patience time.Duration) error {
	done := make(chan error, 1)
	go func() { done <- guard("writing a batch", func() error { return g.write(b) }) }()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return fmt.Errorf("writing a batch: no answer in %s", patience)
	}
}
