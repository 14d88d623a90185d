// Package boltstore keeps the records in one bbolt file, swatka.db.
//
// Record, audit event and change are saved in one transaction. There is one
// writer at a time; readers never wait for it. The function given to View or
// Update must not call the store itself: a writer would wait for itself.
package boltstore

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Store is a store.Store in a folder.
type Store struct {
	db      *bolt.DB
	opts    Options
	writing chan struct{} // holds a value while somebody writes
	changed chan struct{}
	gone    chan struct{} // closed by Close
	close   sync.Once
	failure atomic.Pointer[error] // of the disk
}

var _ store.Store = (*Store)(nil)

func newStore(db *bolt.DB, opts Options) *Store {
	return &Store{
		db: db, opts: opts,
		writing: make(chan struct{}, 1),
		changed: make(chan struct{}, 1),
		gone:    make(chan struct{}),
	}
}

// now is the time in the form in which it comes back from the disk.
func (s *Store) now() time.Time { return s.opts.Now().UTC().Round(0) }

// View runs fn on one unchanging picture of the records.
func (s *Store) View(ctx context.Context, fn func(store.Reader) error) error {
	return s.read(ctx, func(tx *bolt.Tx) error {
		r := &reader{ctx: ctx, tx: tx}
		defer r.end()
		return fn(r)
	})
}

// Update runs fn and saves all it put or deleted, or nothing.
func (s *Store) Update(ctx context.Context, actor domain.Actor, reason string, fn func(store.Writer) error) error {
	if actor == (domain.Actor{}) || reason == "" {
		return errors.New("an update needs an actor and a reason")
	}
	saved := false
	w := &writer{reader: reader{ctx: ctx}, store: s, actor: actor, reason: reason}
	defer func() {
		w.end()
		if !saved { // also when fn panics
			w.restoreHeads()
		}
	}()
	err := s.write(ctx, func(tx *bolt.Tx) (bool, error) {
		w.tx, w.now = tx, s.now()
		tx.OnCommit(s.tell)
		if err := fn(w); err != nil {
			return false, err
		}
		return w.wrote, w.broken
	})
	saved = err == nil
	return err
}

// read runs fn in a reading transaction.
func (s *Store) read(ctx context.Context, fn func(*bolt.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return closedError(s.db.View(fn))
}

// write runs fn in the writing transaction and saves what it wrote.
func (s *Store) write(ctx context.Context, fn func(*bolt.Tx) (wrote bool, err error)) error {
	if err := s.take(ctx); err != nil {
		return err
	}
	defer func() { <-s.writing }()
	if err := s.Err(); err != nil {
		return err
	}
	tx, err := s.db.Begin(true)
	if err != nil {
		return closedError(err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	wrote, err := fn(tx)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if !wrote {
		return nil
	}
	return s.commit(tx)
}

// take waits for its turn to write.
func (s *Store) take(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-s.gone: // select alone would choose at random
		return store.ErrClosed
	default:
	}
	select {
	case s.writing <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-s.gone:
		return store.ErrClosed
	}
}

// commit saves a transaction. If that fails, nobody knows what reached the
// disk, so nothing more is written until the file is opened again.
func (s *Store) commit(tx *bolt.Tx) error {
	done := false
	defer func() {
		if !done { // the engine panicked
			_ = s.fail(errors.New("the engine gave up"))
		}
	}()
	err := tx.Commit()
	done = true
	if err != nil {
		return s.fail(err)
	}
	return nil
}

// fail makes the store read-only.
func (s *Store) fail(cause error) error {
	err := fmt.Errorf("%w: %w", store.ErrReadOnly, cause)
	s.failure.Store(&err)
	return err
}

// Err gives nil, or why the store is read-only: store.ErrReadOnly around the
// failure of the disk.
func (s *Store) Err() error {
	if err := s.failure.Load(); err != nil {
		return *err
	}
	return nil
}

// Changed gives the channel that gets a value after updates. There is one:
// it is for one receiver.
func (s *Store) Changed() <-chan struct{} { return s.changed }

// tell is called within a commit only, so never after Close.
func (s *Store) tell() {
	select {
	case s.changed <- struct{}{}:
	default: // a value is waiting already
	}
}

// Close waits for running transactions and frees the folder. To close again
// is no error.
func (s *Store) Close() error {
	var err error
	s.close.Do(func() {
		s.writing <- struct{}{} // for good
		close(s.gone)
		close(s.changed)
		err = s.db.Close()
	})
	return err
}

// closedError hides the engine's own word for a closed store.
func closedError(err error) error {
	if errors.Is(err, bolterrors.ErrDatabaseNotOpen) {
		return store.ErrClosed
	}
	return err
}
