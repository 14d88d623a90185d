package boltstore

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// writer reads and writes within a transaction.
type writer struct {
	reader
	store  *Store
	actor  domain.Actor
	reason string
	now    time.Time
	wrote  bool
	broken error // a half-done write: the transaction must not be saved
	heads  []head
}

// head is what Put changes in a caller's record, to be put back if the
// transaction fails in the end.
type head struct {
	of   *domain.Meta
	meta domain.Meta
}

// Now is the time of the transaction, UTC.
func (w *writer) Now() time.Time { return w.now }

// NewID makes an id for a new record.
func (w *writer) NewID() domain.ID { return w.store.opts.NewID() }

// Put validates and saves a record.
func (w *writer) Put(r domain.Record) error {
	if err := w.check(r.Kind()); err != nil {
		return err
	}
	if err := r.Validate(); err != nil {
		return err
	}
	was := head{r.Head(), *r.Head()}
	if err := w.put(r); err != nil {
		was.restore()
		return err
	}
	w.heads = append(w.heads, was)
	return nil
}

func (w *writer) put(r domain.Record) error {
	if m := r.Head(); m.ID == "" {
		m.ID = w.NewID()
	}
	old, err := w.before(r)
	if err != nil {
		return err
	}
	if err := w.checkNames(r); err != nil {
		return err
	}
	raw, same, err := w.stamp(r, old)
	if err != nil || same {
		return err
	}
	return w.half(w.save(r, old, raw))
}

// Delete removes a record.
func (w *writer) Delete(ref domain.Ref, version uint64) error {
	old, err := w.Get(ref.Kind, ref.ID)
	if err != nil {
		return err
	}
	if old.Head().Version != version {
		return fmt.Errorf("%s: %w", ref, domain.ErrConflict)
	}
	return w.half(w.remove(old))
}

// before gives the stored form of a record, nil if it is new, and refuses a
// record that was made from another version.
func (w *writer) before(r domain.Record) (domain.Record, error) {
	id, version := string(r.Head().ID), uint64(0)
	var old domain.Record
	if raw := w.of(bucketRecord, r.Kind()).Get([]byte(id)); raw != nil {
		var err error
		if old, err = unpackRecord(r.Kind(), id, raw); err != nil {
			return nil, err
		}
		version = old.Head().Version
	}
	if r.Head().Version != version {
		return nil, fmt.Errorf("%s: %w", domain.RefTo(r), domain.ErrConflict)
	}
	return old, nil
}

// stamp sets the head of a record and gives its stored form, or says that it
// is the same as the old one.
func (w *writer) stamp(r, old domain.Record) (raw []byte, same bool, err error) {
	m := r.Head()
	if old == nil {
		m.Created = w.now
	} else {
		m.Created, m.Updated = old.Head().Created, old.Head().Updated
		if raw, err = pack(r); err != nil {
			return nil, false, err
		}
		if bytes.Equal(raw, w.of(bucketRecord, r.Kind()).Get([]byte(m.ID))) {
			return raw, true, nil
		}
	}
	m.Version++
	m.Updated = w.now
	raw, err = pack(r)
	return raw, false, err
}

// save writes a record and all that goes with it.
func (w *writer) save(r, old domain.Record, raw []byte) error {
	w.wrote = true
	op, from, owners := domain.OpUpdate, "", r.Owners()
	if old == nil {
		op = domain.OpCreate
		if err := w.count(r.Kind(), 1); err != nil {
			return err
		}
	} else {
		from, owners = old.Status(), union(old.Owners(), owners)
	}
	if err := w.of(bucketRecord, r.Kind()).Put([]byte(r.Head().ID), raw); err != nil {
		return err
	}
	if err := w.index(old, r); err != nil {
		return err
	}
	return w.note(op, r, owners, from, r.Status())
}

func (w *writer) remove(old domain.Record) error {
	w.wrote = true
	k := old.Kind()
	if err := w.of(bucketRecord, k).Delete([]byte(old.Head().ID)); err != nil {
		return err
	}
	if err := w.count(k, -1); err != nil {
		return err
	}
	if err := w.index(old, nil); err != nil {
		return err
	}
	return w.note(domain.OpDelete, old, old.Owners(), old.Status(), "")
}

// union gives the references of both lists, each once, sorted.
func union(a, b []domain.Ref) []domain.Ref {
	all := slices.Concat(a, b)
	slices.SortFunc(all, domain.Ref.Compare)
	return slices.Compact(all)
}

func (w *writer) count(k domain.Kind, by int) error {
	n, err := w.Count(k)
	if err != nil {
		return err
	}
	return w.bucket(bucketCounts).Put([]byte(k), number(uint64(n+by)))
}

// half keeps in mind that a write failed halfway, should fn forget it.
func (w *writer) half(err error) error {
	if err != nil {
		w.broken = err
	}
	return err
}

func (w *writer) restoreHeads() {
	for i := len(w.heads) - 1; i >= 0; i-- {
		w.heads[i].restore()
	}
}

func (h head) restore() {
	h.of.ID, h.of.Version = h.meta.ID, h.meta.Version
	h.of.Created, h.of.Updated = h.meta.Created, h.meta.Updated
}
