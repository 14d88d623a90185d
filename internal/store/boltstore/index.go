package boltstore

import (
	"fmt"
	"slices"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// entry is one line of an index: in which bucket, under which key.
type entry struct{ bucket, key string }

// entries lists the index lines of a record; nil has none.
func entries(r domain.Record) []entry {
	if r == nil {
		return nil
	}
	k, id := string(r.Kind()), string(r.Head().ID)
	var out []entry
	for _, o := range r.Owners() {
		out = append(out, entry{bucketOwner + k, string(joined(string(o.Kind), string(o.ID))) + id})
	}
	if s := r.Status(); s != "" {
		out = append(out, entry{bucketStatus + k, string(joined(s)) + id})
	}
	for _, key := range r.Head().Keys {
		out = append(out, entry{bucketKey + k, string(joined(key.Scheme, key.Value))})
	}
	return out
}

// index replaces the index lines of a record; lines that stay are not touched.
func (w *writer) index(old, r domain.Record) error {
	before, after := entries(old), entries(r)
	for _, e := range before {
		if slices.Contains(after, e) {
			continue
		}
		if err := w.bucket(e.bucket).Delete([]byte(e.key)); err != nil {
			return err
		}
	}
	for _, e := range after {
		if slices.Contains(before, e) {
			continue
		}
		if err := w.bucket(e.bucket).Put([]byte(e.key), w.value(e, r)); err != nil {
			return err
		}
	}
	return nil
}

// value is the id where the key does not hold it.
func (w *writer) value(e entry, r domain.Record) []byte {
	if e.bucket == bucketKey+string(r.Kind()) {
		return []byte(r.Head().ID)
	}
	return nil
}

// checkNames refuses ids that cannot be part of a key and external keys that
// belong to another record.
func (w *writer) checkNames(r domain.Record) error {
	m := r.Head()
	if !validID(m.ID) {
		return invalid("id")
	}
	for _, o := range r.Owners() {
		if !validID(o.ID) {
			return invalid("owners")
		}
	}
	keys := w.of(bucketKey, r.Kind())
	for _, key := range m.Keys {
		if id := keys.Get(joined(key.Scheme, key.Value)); id != nil && string(id) != string(m.ID) {
			return fmt.Errorf("%s: %w", key, domain.ErrDuplicate)
		}
	}
	return nil
}
