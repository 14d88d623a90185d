package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

var togetherChecks = []check{
	{"of updates at once none is lost", updatesAtOnce},
	{"a reader keeps its picture while others write", oldPicture},
	{"a waiting update gives up with its context", giveUpWaiting},
	{"a closed store says so", closed},
	{"close waits for running transactions", closeWaits},
	{"close turns waiting updates away", closeTurnsAway},
}

// updatesAtOnce lets several writers raise one number, each by reading it
// first, while readers look on.
func updatesAtOnce(t *testing.T, s store.Store) {
	const writers, each = 4, 8
	o := newOrg("counted")
	o.Founded = 1000
	put(t, s, o)
	var all sync.WaitGroup
	for n := range writers {
		all.Go(func() {
			for i := range each {
				if err := raise(t.Context(), s, o.ID, fmt.Sprintf("%d-%d", n, i)); err != nil {
					t.Error(err)
				}
			}
		})
		all.Go(func() {
			for range each {
				if err := s.View(t.Context(), func(r store.Reader) error { return consistent(r, o.ID) }); err != nil {
					t.Error(err)
				}
				if _, err := s.Changes(t.Context(), 0, 10); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	got := get[*domain.Organisation](t, s, o.ID)
	is(t, "raised", got.Founded, 1000+writers*each)
	is(t, "version", got.Version, 1+writers*each)
	is(t, "events", len(allEvents(t, s, domain.RefTo(o))), 1+writers*each)
	is(t, "changes", len(allChanges(t, s)), 1+2*writers*each)
}

func raise(ctx context.Context, s store.Store, id domain.ID, title string) error {
	return s.Update(ctx, actor(), reason, func(w store.Writer) error {
		o, err := store.Get[*domain.Organisation](w, id)
		if err != nil {
			return err
		}
		o.Founded++
		return errors.Join(w.Put(o), w.Put(newOffer(id, title)))
	})
}

// consistent expects one offer for each time the number was raised.
func consistent(r store.Reader, id domain.ID) error {
	o, err := store.Get[*domain.Organisation](r, id)
	if err != nil {
		return err
	}
	offers, err := store.Collect(store.Of[*domain.Offer](r, orgRef(id)))
	if n := len(offers); err == nil && n != o.Founded-1000 {
		return fmt.Errorf("%d offers at %d", n, o.Founded)
	}
	return err
}

func oldPicture(t *testing.T, s store.Store) {
	o := newOrg("before")
	put(t, s, o)
	view(t, s, func(r store.Reader) error {
		done := make(chan error)
		go func() {
			o.Name.PL = "after"
			done <- tryPut(t, s, o)
		}()
		if err := <-done; err != nil {
			return err
		}
		old, err := store.Get[*domain.Organisation](r, o.ID)
		if err == nil {
			is(t, "name", old.Name.PL, "before")
		}
		return err
	})
	is(t, "name", get[*domain.Organisation](t, s, o.ID).Name.PL, "after")
}

func giveUpWaiting(t *testing.T, s store.Store) {
	update(t, s, func(store.Writer) error {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		done := make(chan error)
		go func() {
			done <- s.Update(ctx, actor(), reason, func(store.Writer) error { t.Error("it ran"); return nil })
		}()
		wantErr(t, <-done, context.DeadlineExceeded)
		return nil
	})
}

func closed(t *testing.T, s store.Store) {
	changed := s.Changed()
	closeStore(t, s)
	closeStore(t, s)
	if _, open := <-changed; open {
		t.Error("Changed tells of something")
	}
	ctx := t.Context()
	_, changesErr := s.Changes(ctx, 0, 1)
	_, lastErr := s.LastChange(ctx)
	_, markErr := s.Mark(ctx, "index")
	_, auditErr := s.Audit(ctx, domain.Ref{}, 0, 1)
	_, _, sessionErr := s.Session(ctx, "token")
	for i, err := range []error{
		changesErr, lastErr, markErr, auditErr, sessionErr,
		s.View(ctx, func(store.Reader) error { t.Error("view ran"); return nil }),
		s.Update(ctx, actor(), reason, func(store.Writer) error { t.Error("update ran"); return nil }),
		s.SetMark(ctx, "index", 1), s.Trim(ctx, 1), s.SweepSessions(ctx), s.EndSession(ctx, "token"),
		s.SaveSession(ctx, "token", nil, time.Now()),
	} {
		if !errors.Is(err, store.ErrClosed) {
			t.Errorf("call %d: error %v", i, err)
		}
	}
}

func closeWaits(t *testing.T, s store.Store) {
	started, ended := make(chan struct{}), make(chan error, 2)
	var all sync.WaitGroup
	all.Add(2)
	slow := func() {
		all.Done()
		<-started
		time.Sleep(20 * time.Millisecond)
	}
	go func() {
		ended <- s.View(t.Context(), func(r store.Reader) error {
			slow()
			_, err := r.Count(domain.KindOffer)
			return err
		})
	}()
	go func() {
		ended <- s.Update(t.Context(), actor(), reason, func(w store.Writer) error {
			slow()
			return w.Put(newOrg("A"))
		})
	}()
	all.Wait()
	close(started)
	closeStore(t, s)
	for range 2 {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

// closeTurnsAway lets updates wait before and behind a Close: each must either
// be saved or be told.
func closeTurnsAway(t *testing.T, s store.Store) {
	const waiting = 6
	ended := make(chan error, waiting)
	closing := make(chan error, 1)
	update(t, s, func(store.Writer) error {
		for n := range waiting {
			if n == waiting/2 {
				go func() { closing <- s.Close() }()
			}
			go func() { ended <- tryPut(t, s, newOrg(fmt.Sprint(n))) }()
			time.Sleep(2 * time.Millisecond) // so that they queue in this order
		}
		return nil
	})
	for range waiting {
		select {
		case err := <-ended:
			if err != nil && !errors.Is(err, store.ErrClosed) {
				t.Error(err)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("an update waits for ever")
		}
	}
	if err := <-closing; err != nil {
		t.Error(err)
	}
}
