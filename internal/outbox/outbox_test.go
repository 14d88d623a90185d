package outbox_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/outbox"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

var errDisk = errors.New("disk on fire")

// follower takes changes in and remembers them.
type follower struct {
	name  string
	store store.Store
	log   *calls

	mu    sync.Mutex
	seen  []uint64
	fails int // so many times, then no more
	most  int // takes so many changes in at most; 0: all
	also  func() error
}

// calls is who was called, in order.
type calls struct {
	mu   sync.Mutex
	list []string
}

func (c *calls) add(s string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, s)
}

func (f *follower) Catch(ctx context.Context) error {
	f.log.add(f.name)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fails > 0 {
		f.fails--
		return errDisk
	}
	changes, err := f.store.Changes(ctx, f.last(), f.most)
	if err != nil {
		return err
	}
	for _, c := range changes {
		f.seen = append(f.seen, c.Seq)
	}
	if len(changes) > 0 && f.also != nil {
		return f.also()
	}
	return nil
}

func (f *follower) last() uint64 {
	if len(f.seen) == 0 {
		return 0
	}
	return f.seen[len(f.seen)-1]
}

func (f *follower) Done(context.Context) (uint64, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.last(), nil
}

func (f *follower) saw() []uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.seen)
}

func upTo(n uint64) []uint64 {
	var out []uint64
	for i := uint64(1); i <= n; i++ {
		out = append(out, i)
	}
	return out
}

// setting is a house with two followers of our own.
func setting(t *testing.T) (h *testhouse.House, first, second *follower, run *outbox.Runner) {
	h = testhouse.New(t)
	log := &calls{}
	first = &follower{name: "first", store: h.Store, log: log}
	second = &follower{name: "second", store: h.Store, log: log}
	return h, first, second, outbox.New(h.Store, slog.New(slog.DiscardHandler), first, second)
}

func put(h *testhouse.House, n int) {
	for range n {
		h.Put(testhouse.NewOrganisation("", "Organisation"))
	}
}

func TestFollowersCatchUpInTheirOrder(t *testing.T) {
	h, first, second, run := setting(t)
	put(h, 3)
	if err := run.Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	if want := []string{"first", "second"}; !slices.Equal(first.log.list, want) {
		t.Errorf("called %v", first.log.list)
	}
	if !slices.Equal(first.saw(), upTo(3)) || !slices.Equal(second.saw(), upTo(3)) {
		t.Errorf("saw %v and %v", first.saw(), second.saw())
	}
}

func TestTheOutboxIsTrimmedUpToTheSlowest(t *testing.T) {
	h, _, second, run := setting(t)
	second.most = 4
	put(h, 6)
	if err := run.Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	left, err := h.Store.Changes(t.Context(), 0, 0)
	if err != nil || len(left) != 2 || left[0].Seq != 5 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestWithoutFollowersNothingIsTrimmed(t *testing.T) {
	h := testhouse.New(t)
	put(h, 2)
	if err := outbox.New(h.Store, slog.New(slog.DiscardHandler)).Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left, err := h.Store.Changes(t.Context(), 0, 0); err != nil || len(left) != 2 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestWhatAFollowerWritesReachesThoseBeforeIt(t *testing.T) {
	h, first, second, run := setting(t)
	wrote := false
	second.also = func() error {
		if !wrote {
			wrote = true
			put(h, 1)
		}
		return nil
	}
	put(h, 1)
	if err := run.Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(first.saw(), upTo(2)) || !slices.Equal(second.saw(), upTo(2)) {
		t.Errorf("saw %v and %v", first.saw(), second.saw())
	}
}

func TestAFailureStopsTheOnesBehindAndTrimsNothing(t *testing.T) {
	h, first, second, run := setting(t)
	first.fails = 1
	put(h, 2)
	if err := run.Catch(t.Context()); !errors.Is(err, errDisk) {
		t.Fatalf("got %v", err)
	}
	if second.saw() != nil {
		t.Error("a later follower ran ahead of an earlier one")
	}
	if left, err := h.Store.Changes(t.Context(), 0, 0); err != nil || len(left) != 2 {
		t.Errorf("left %v, %v", left, err)
	}
}

// running starts Run; the returned function waits for its end.
func running(ctx context.Context, t *testing.T, run *outbox.Runner) (wait func()) {
	done := make(chan struct{})
	go func() { defer close(done); run.Run(ctx) }()
	return func() {
		t.Helper()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatal("Run does not end")
		}
	}
}

func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 1000 {
		if ok() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal(what)
}

func TestAFailingFollowerIsTriedAgainAfterGrowingPausesAndLosesNothing(t *testing.T) {
	h, first, second, run := setting(t)
	first.fails = 9
	var mu sync.Mutex
	var pauses []time.Duration
	run.SetPause(func(_ context.Context, d time.Duration) error {
		mu.Lock()
		defer mu.Unlock()
		pauses = append(pauses, d)
		put(h, 1) // what comes meanwhile is not lost
		return nil
	})
	put(h, 1)
	ctx, cancel := context.WithCancel(t.Context())
	wait := running(ctx, t, run)
	eventually(t, "the changes are not taken in", func() bool { return slices.Equal(second.saw(), upTo(10)) })
	put(h, 1)
	eventually(t, "later changes are not taken in", func() bool { return slices.Equal(second.saw(), upTo(11)) })
	cancel()
	wait()
	mu.Lock()
	defer mu.Unlock()
	s := time.Second
	want := []time.Duration{s / 2, s, 2 * s, 4 * s, 8 * s, 16 * s, 32 * s, 60 * s, 60 * s}
	if !slices.Equal(pauses, want) {
		t.Errorf("pauses %v", pauses)
	}
}

func TestPausesBeginAnewAfterASuccess(t *testing.T) {
	h, first, second, run := setting(t)
	pauses := make(chan time.Duration, 10)
	run.SetPause(func(_ context.Context, d time.Duration) error { pauses <- d; return nil })
	ctx, cancel := context.WithCancel(t.Context())
	first.fails = 2
	wait := running(ctx, t, run)
	eventually(t, "no success", func() bool { return len(pauses) == 2 })
	put(h, 1)
	eventually(t, "no success", func() bool { return slices.Equal(second.saw(), upTo(1)) })
	first.mu.Lock()
	first.fails = 1
	first.mu.Unlock()
	put(h, 1)
	eventually(t, "no success", func() bool { return slices.Equal(second.saw(), upTo(2)) })
	cancel()
	wait()
	<-pauses
	<-pauses
	if d := <-pauses; d != 500*time.Millisecond {
		t.Errorf("the pause after a success is %s", d)
	}
}

func TestRunEnds(t *testing.T) {
	for name, tc := range map[string]struct {
		fails int
		end   func(h *testhouse.House, cancel func())
	}{
		"with its context":              {0, func(_ *testhouse.House, cancel func()) { cancel() }},
		"with the store":                {0, func(h *testhouse.House, _ func()) { _ = h.Store.Close() }},
		"with the store, while pausing": {1, func(h *testhouse.House, _ func()) { _ = h.Store.Close() }},
	} {
		t.Run(name, func(t *testing.T) {
			h, first, _, run := setting(t)
			first.fails = tc.fails
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			wait := running(ctx, t, run)
			eventually(t, "nobody was called", func() bool {
				first.log.mu.Lock()
				defer first.log.mu.Unlock()
				return len(first.log.list) > 0
			})
			tc.end(h, cancel)
			wait()
		})
	}
}

func TestRunEndsWithItsContextWhilePausing(t *testing.T) {
	_, first, _, run := setting(t)
	first.fails = 1 << 30
	pausing := make(chan bool)
	run.SetPause(func(ctx context.Context, _ time.Duration) error {
		close(pausing)
		<-ctx.Done()
		return ctx.Err()
	})
	ctx, cancel := context.WithCancel(t.Context())
	wait := running(ctx, t, run)
	<-pausing
	cancel()
	wait()
}

// TestTheHouseFollowsItsOwnChanges runs the real followers side by side with
// writers.
func TestTheHouseFollowsItsOwnChanges(t *testing.T) {
	h := testhouse.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	wait := running(ctx, t, h.Outbox)
	put(h, 20)
	h.Put(testhouse.NewChallenge("c1", "x", "Organisation", "Organisation"))
	eventually(t, "index and proposals do not follow", func() bool {
		n, err := h.Index.Documents(t.Context())
		return err == nil && n == 21 && len(testhouse.All[*domain.Match](h)) > 0
	})
	cancel()
	wait()
}
