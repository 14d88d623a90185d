package storetest

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

var trailChecks = []check{
	{"each write leaves one event and one change", trail},
	{"the trail is read in parts, whole or of one record", trailParts},
	{"a write needs an actor and a reason", needsActor},
	{"trimming forgets changes, not numbers or events", trim},
	{"marks are kept by name and may go back", marks},
	{"Changed tells of updates, several at once", changedTells},
}

func trail(t *testing.T, s store.Store) {
	by := domain.Actor{User: "user-1"}
	o := newOffer("org-1", "sequencing")
	steps := []struct {
		reason string
		op     func(w store.Writer) error
	}{
		{"offer.create", func(w store.Writer) error { return w.Put(o) }},
		{"offer.open", func(w store.Writer) error {
			o.State, o.Organisation = domain.OfferActive, "org-2"
			return w.Put(o)
		}},
		{"offer.same", func(w store.Writer) error { return w.Put(o) }},
		{"offer.delete", func(w store.Writer) error { return w.Delete(domain.RefTo(o), o.Version) }},
	}
	for _, step := range steps {
		if err := s.Update(t.Context(), by, step.reason, step.op); err != nil {
			t.Fatal(err)
		}
	}
	ref := domain.RefTo(o)
	wantEvents := []domain.AuditEvent{
		{Actor: by, Op: domain.OpCreate, Ref: ref, Version: 1, Reason: "offer.create", To: "draft"},
		{Actor: by, Op: domain.OpUpdate, Ref: ref, Version: 2, Reason: "offer.open", From: "draft", To: "active"},
		{Actor: by, Op: domain.OpDelete, Ref: ref, Version: 2, Reason: "offer.delete", From: "active"},
	}
	wantChanges := []store.Change{
		{Ref: ref, Op: domain.OpCreate, Version: 1, Owners: []domain.Ref{orgRef("org-1")}},
		{Ref: ref, Op: domain.OpUpdate, Version: 2, Owners: []domain.Ref{orgRef("org-1"), orgRef("org-2")}},
		{Ref: ref, Op: domain.OpDelete, Version: 2, Owners: []domain.Ref{orgRef("org-2")}},
	}
	sameEvents(t, allEvents(t, s, domain.Ref{}), wantEvents)
	sameEvents(t, allEvents(t, s, ref), wantEvents)
	sameChanges(t, allChanges(t, s), wantChanges)
}

// sameEvents compares all but numbers, which must grow, and times.
func sameEvents(t *testing.T, got, want []domain.AuditEvent) {
	t.Helper()
	last := uint64(0)
	for i, e := range got {
		if e.Seq <= last || e.At.IsZero() {
			t.Errorf("event %d: number %d after %d, at %v", i, e.Seq, last, e.At)
		}
		last = e.Seq
		got[i].Seq, got[i].At = 0, want[0].At
	}
	equal(t, "events", got, want, slices.Equal)
}

func sameChanges(t *testing.T, got, want []store.Change) {
	t.Helper()
	last := uint64(0)
	for i, c := range got {
		if c.Seq <= last {
			t.Errorf("change %d: number %d after %d", i, c.Seq, last)
		}
		last = c.Seq
		got[i].Seq = 0
	}
	equal(t, "changes", any(got), any(want), reflect.DeepEqual)
}

func trailParts(t *testing.T, s store.Store) {
	recs := newOffers("org-1", 7)
	put(t, s, recs...)
	for _, r := range recs {
		r.(*domain.Offer).City = "Kraków"
	}
	put(t, s, recs...)
	var seqs []uint64
	for after := uint64(0); ; {
		part, err := s.Changes(t.Context(), after, 4)
		if err != nil || len(part) > 4 {
			t.Fatalf("%d changes, error %v", len(part), err)
		}
		if len(part) == 0 {
			break
		}
		for _, c := range part {
			seqs, after = append(seqs, c.Seq), c.Seq
		}
	}
	is(t, "changes", len(seqs), 14)
	last, err := s.LastChange(t.Context())
	is(t, "last change", last, seqs[13])
	ref := domain.RefTo(recs[3])
	own := allEvents(t, s, ref)
	is(t, "events of one record", len(own), 2)
	later, laterErr := s.Audit(t.Context(), ref, own[0].Seq, 5)
	is(t, "later events", len(later), 1)
	first, firstErr := s.Audit(t.Context(), domain.Ref{}, 0, 3)
	is(t, "first events", len(first), 3)
	none, noneErr := s.Audit(t.Context(), domain.Ref{Kind: ref.Kind, ID: ref.ID[:len(ref.ID)-1]}, 0, 3)
	is(t, "events of nobody", len(none), 0)
	end, endErr := s.Changes(t.Context(), math.MaxUint64, 3)
	is(t, "changes behind the end", len(end), 0)
	if err := errors.Join(err, laterErr, firstErr, noneErr, endErr); err != nil {
		t.Error(err)
	}
	if _, err := s.Changes(t.Context(), 0, -1); err == nil {
		t.Error("a negative limit is taken")
	}
}

func needsActor(t *testing.T, s store.Store) {
	write := func(w store.Writer) error { return w.Put(newOrg("A")) }
	if err := s.Update(t.Context(), domain.Actor{}, reason, write); err == nil {
		t.Error("a write of nobody is taken")
	}
	if err := s.Update(t.Context(), actor(), "", write); err == nil {
		t.Error("a write without a reason is taken")
	}
	is(t, "events", len(allEvents(t, s, domain.Ref{})), 0)
}

func trim(t *testing.T, s store.Store) {
	last, err := s.LastChange(t.Context())
	is(t, "last of none", last, 0)
	recs := newOffers("org-1", 10)
	put(t, s, recs...)
	all := allChanges(t, s)
	if err := errors.Join(err, s.Trim(t.Context(), 0), s.Trim(t.Context(), all[3].Seq)); err != nil {
		t.Fatal(err)
	}
	equal(t, "left", any(allChanges(t, s)), any(all[4:]), reflect.DeepEqual)
	if err := s.Trim(t.Context(), math.MaxUint64); err != nil {
		t.Fatal(err)
	}
	is(t, "left", len(allChanges(t, s)), 0)
	last, err = s.LastChange(t.Context())
	is(t, "last", last, all[9].Seq)
	is(t, "events", len(allEvents(t, s, domain.Ref{})), 10)
	put(t, s, newOrg("A"))
	if c := allChanges(t, s); err != nil || len(c) != 1 || c[0].Seq <= last {
		t.Errorf("changes %v after %d, error %v", c, last, err)
	}
}

func marks(t *testing.T, s store.Store) {
	is(t, "first mark", markOf(t, s, "index"), 0)
	for _, seq := range []uint64{7, math.MaxUint64, 3} {
		if err := s.SetMark(t.Context(), "index", seq); err != nil {
			t.Fatal(err)
		}
		is(t, "mark", markOf(t, s, "index"), seq)
	}
	if err := s.SetMark(t.Context(), "other", 5); err != nil {
		t.Fatal(err)
	}
	is(t, "mark", markOf(t, s, "index"), 3)
	is(t, "other mark", markOf(t, s, "other"), 5)
	is(t, "changes", len(allChanges(t, s)), 0)
}

func markOf(t *testing.T, s store.Store, reader string) uint64 {
	t.Helper()
	m, err := s.Mark(t.Context(), reader)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func changedTells(t *testing.T, s store.Store) {
	told := func(want bool) {
		t.Helper()
		select {
		case _, open := <-s.Changed():
			is(t, "told", open, want)
		default:
			is(t, "told", false, want)
		}
	}
	told(false)
	o := newOrg("A")
	put(t, s, o)
	put(t, s, newOrg("B"))
	told(true)
	told(false)
	put(t, s, o) // nothing new
	_ = s.Update(t.Context(), actor(), reason, func(w store.Writer) error {
		return errors.Join(w.Put(newOrg("C")), fmt.Errorf("changed my mind"))
	})
	told(false)
}
