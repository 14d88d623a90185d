// Package testhouse is support for tests: a whole house wired of its real
// parts, bbolt and Bleve in a folder that is thrown away, with a clock that
// stands still and ids that count. Only tests import it.
package testhouse

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/index/bleveindex"
	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/internal/account"
	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/indexing"
	"github.com/lifescience-krakow/swatka/internal/interest"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/outbox"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/review"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/internal/store/boltstore"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// House is everything wired together over one folder.
type House struct {
	Dir       string
	Clock     *Clock
	Store     *boltstore.Store
	Index     *bleveindex.Engine
	Door      *policy.Door
	Indexing  *indexing.Service
	Matching  *matching.Service
	Outbox    *outbox.Runner
	Discovery *discovery.Service
	Concepts  *concepts.Service
	Reviews   *review.Service
	Interests *interest.Service
	Accounts  *account.Service

	t   testing.TB
	ids int
}

// Noon is where the clock of a new house stands.
var Noon = time.Date(2027, 3, 15, 12, 0, 0, 0, time.UTC)

// New gives an empty house, which is closed at the end of the test.
func New(t testing.TB) *House {
	t.Helper()
	h := &House{Dir: t.TempDir(), Clock: NewClock(Noon), t: t}
	h.open()
	t.Cleanup(h.close)
	return h
}

// Reopen closes the house and opens it again, as a restart does. What is
// given runs on its folder meanwhile.
func (h *House) Reopen(meanwhile ...func(dir string)) {
	h.t.Helper()
	h.close()
	for _, fn := range meanwhile {
		fn(h.Dir)
	}
	h.open()
}

func (h *House) open() {
	h.t.Helper()
	log := slog.New(slog.DiscardHandler)
	var err error
	h.Store, err = boltstore.Open(h.Dir, boltstore.Options{Now: h.Clock.Now, NewID: h.newID})
	h.must(err)
	th, err := thesaurus.Default()
	h.must(err)
	lx := lexicon.New(th)
	h.Index, err = bleveindex.Open(filepath.Join(h.Dir, "index"), bleveindex.Options{Lexicon: lx})
	h.must(err)
	h.Accounts, err = account.New(h.Store, account.TestCost())
	h.must(err)
	h.Door = policy.NewDoor(h.Store)
	h.Indexing = indexing.New(h.Store, h.Index, log)
	h.Matching = matching.New(h.Store, h.Index, lx, h.Clock.Now, log)
	h.Outbox = outbox.New(h.Store, log, h.Indexing, h.Matching)
	h.Discovery = discovery.New(h.Index, lx, h.Door)
	h.Concepts = concepts.New(th, h.Discovery)
	h.Reviews = review.New(h.Store, h.Matching, h.Clock.Now)
	h.Interests = interest.New(h.Store)
}

func (h *House) close() {
	h.t.Helper()
	h.must(h.Index.Close())
	h.must(h.Store.Close())
}

func (h *House) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// newID counts, so that ids sort by the time of creation.
func (h *House) newID() domain.ID {
	h.ids++
	return domain.ID(fmt.Sprintf("made-%06d", h.ids))
}

// Put saves records in one update.
func (h *House) Put(rs ...domain.Record) {
	h.t.Helper()
	h.update(func(w store.Writer) error {
		for _, r := range rs {
			if err := w.Put(r); err != nil {
				return fmt.Errorf("put %s: %w", domain.RefTo(r), err)
			}
		}
		return nil
	})
}

// Delete removes records in one update.
func (h *House) Delete(rs ...domain.Record) {
	h.t.Helper()
	h.update(func(w store.Writer) error {
		for _, r := range rs {
			if err := w.Delete(domain.RefTo(r), r.Head().Version); err != nil {
				return err
			}
		}
		return nil
	})
}

func (h *House) update(fn func(store.Writer) error) {
	h.t.Helper()
	h.must(h.Store.Update(context.Background(), domain.Actor{System: "test"}, "test", fn))
}

// Catch lets index and proposals catch up with the store.
func (h *House) Catch() {
	h.t.Helper()
	h.must(h.Outbox.Catch(context.Background()))
}

// Stored reads a record of any kind past the door.
func (h *House) Stored(ref domain.Ref) domain.Record {
	h.t.Helper()
	var out domain.Record
	h.must(h.Store.View(context.Background(), func(r store.Reader) error {
		var err error
		out, err = r.Get(ref.Kind, ref.ID)
		return err
	}))
	return out
}

// Get reads a record past the door.
func Get[T domain.Record](h *House, id domain.ID) T {
	h.t.Helper()
	var out T
	h.must(h.Store.View(context.Background(), func(r store.Reader) error {
		var err error
		out, err = store.Get[T](r, id)
		return err
	}))
	return out
}

// All reads all records of a type past the door, in the order of their ids.
func All[T domain.Record](h *House) []T {
	h.t.Helper()
	var out []T
	h.must(h.Store.View(context.Background(), func(r store.Reader) error {
		var err error
		out, err = store.Collect(store.All[T](r))
		return err
	}))
	return out
}

// Clock is a clock that is set by hand. It may be used by many at once.
type Clock struct{ now atomic.Pointer[time.Time] }

// NewClock gives a clock that stands at a time.
func NewClock(t time.Time) *Clock {
	c := &Clock{}
	c.Set(t)
	return c
}

// Now gives the time.
func (c *Clock) Now() time.Time { return *c.now.Load() }

// Set sets the time.
func (c *Clock) Set(t time.Time) { c.now.Store(&t) }
