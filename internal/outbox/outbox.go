// Package outbox lets the parts that follow the store's changes — the index,
// the proposals — catch up one behind the other, and forgets the changes that
// all of them have taken in.
package outbox

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/lifescience-krakow/swatka/internal/store"
)

// Follower takes in changes.
type Follower interface {
	// Catch takes in all changes there are.
	Catch(ctx context.Context) error
	// Done gives the number of the last change taken in.
	Done(ctx context.Context) (uint64, error)
}

// Runner drives the followers in their order: a later one may rely on what
// the earlier ones have made.
type Runner struct {
	store     store.Store
	followers []Follower
	log       *slog.Logger
	pause     func(context.Context, time.Duration) error
}

// Pauses after a failure: they double from the first to the longest.
const (
	firstPause   = 500 * time.Millisecond
	longestPause = time.Minute
)

// New gives a runner.
func New(s store.Store, log *slog.Logger, fs ...Follower) *Runner {
	return &Runner{store: s, followers: fs, log: log, pause: sleep}
}

// Catch lets every follower catch up once, until none has anything to do,
// and trims the outbox.
func (r *Runner) Catch(ctx context.Context) error {
	for {
		before, err := r.store.LastChange(ctx)
		if err != nil {
			return fmt.Errorf("read the last change: %w", err)
		}
		for _, f := range r.followers {
			if err := f.Catch(ctx); err != nil {
				return err
			}
		}
		// A follower's own writes are changes too.
		after, err := r.store.LastChange(ctx)
		if err != nil {
			return fmt.Errorf("read the last change: %w", err)
		}
		if after == before {
			return r.trim(ctx)
		}
	}
}

func (r *Runner) trim(ctx context.Context) error {
	least := ^uint64(0)
	for _, f := range r.followers {
		n, err := f.Done(ctx)
		if err != nil {
			return fmt.Errorf("how far a follower is: %w", err)
		}
		least = min(least, n)
	}
	if len(r.followers) == 0 {
		return nil
	}
	if err := r.store.Trim(ctx, least); err != nil {
		return fmt.Errorf("trim the outbox: %w", err)
	}
	return nil
}

// Run catches up whenever something changed, until ctx ends or the store is
// closed. A failure is logged and tried again after a pause.
func (r *Runner) Run(ctx context.Context) {
	wait := firstPause
	for {
		err := r.Catch(ctx)
		switch {
		case ctx.Err() != nil, errors.Is(err, store.ErrClosed):
			return
		case err != nil:
			r.log.Error("following the changes failed; trying again", "pause", wait, "err", err)
			if r.pause(ctx, wait) != nil {
				return
			}
			wait = min(2*wait, longestPause)
			continue
		}
		wait = firstPause
		select {
		case <-ctx.Done():
			return
		case _, open := <-r.store.Changed():
			if !open {
				return
			}
		}
	}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
