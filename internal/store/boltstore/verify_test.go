package boltstore

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

func open(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func newOffer(owner domain.ID, title string) *domain.Offer {
	return &domain.Offer{
		Organisation: owner, Type: domain.Service, State: domain.OfferDraft,
		Title: domain.Text{PL: title},
	}
}

func put(ctx testing.TB, s *Store, recs ...domain.Record) error {
	return s.Update(ctx.Context(), domain.Actor{System: "test"}, "test.write", func(w store.Writer) error {
		for _, r := range recs {
			if err := w.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// verify makes the indexes, the counts and the index of the audit again from
// the records and the trail and expects the stored ones to be the same.
func verify(t *testing.T, s *Store) {
	t.Helper()
	err := s.db.View(func(tx *bolt.Tx) error {
		want, err := derived(tx)
		if err != nil {
			return err
		}
		if got := stored(tx); !maps.Equal(got, want) {
			t.Errorf("indexes differ:\ngot  %q\nwant %q", got, want)
		}
		for err := range tx.Check() {
			t.Errorf("the file: %v", err)
		}
		return trailInStep(tx)
	})
	if err != nil {
		t.Error(err)
	}
}

func derived(tx *bolt.Tx) (map[entry]string, error) {
	out := map[entry]string{}
	for _, k := range domain.Kinds() {
		n := uint64(0)
		err := tx.Bucket([]byte(bucketRecord + string(k))).ForEach(func(id, raw []byte) error {
			rec, err := unpackRecord(k, string(id), raw)
			if err != nil {
				return err
			}
			n++
			for _, e := range entries(rec) {
				out[e] = ""
				if strings.HasPrefix(e.bucket, bucketKey) {
					out[e] = string(id)
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if n > 0 {
			out[entry{bucketCounts, string(k)}] = string(number(n))
		}
	}
	err := tx.Bucket([]byte(bucketAudit)).ForEach(func(seq, raw []byte) error {
		var e domain.AuditEvent
		err := unpack(raw, &e)
		n, _ := parseNumber(seq)
		out[entry{bucketAuditRef, string(auditKey(e.Ref, n))}] = ""
		return err
	})
	return out, err
}

func stored(tx *bolt.Tx) map[entry]string {
	out := map[entry]string{}
	for _, name := range bucketNames() {
		of, _, perKind := strings.Cut(name, "/")
		if name != bucketCounts && name != bucketAuditRef && (!perKind || of == "record") {
			continue
		}
		_ = tx.Bucket([]byte(name)).ForEach(func(k, v []byte) error {
			if n, _ := parseNumber(v); name != bucketCounts || n > 0 {
				out[entry{name, string(k)}] = string(v)
			}
			return nil
		})
	}
	return out
}

// trailInStep expects events and changes to tell the same, without a gap, and
// records to have the version that the newest of them says.
func trailInStep(tx *bolt.Tx) error {
	last := map[domain.Ref]uint64{}
	seq := uint64(0)
	outbox := tx.Bucket([]byte(bucketOutbox))
	err := tx.Bucket([]byte(bucketAudit)).ForEach(func(key, raw []byte) error {
		seq++
		var e domain.AuditEvent
		var c store.Change
		if err := unpack(raw, &e); err != nil {
			return err
		}
		if err := unpack(outbox.Get(key), &c); err != nil {
			return fmt.Errorf("change %d: %w", seq, err)
		}
		if e.Seq != seq || c.Seq != seq || c.Ref != e.Ref || c.Op != e.Op || c.Version != e.Version {
			return fmt.Errorf("event %+v, change %+v, number %d", e, c, seq)
		}
		if last[e.Ref] = e.Version; e.Op == domain.OpDelete {
			delete(last, e.Ref)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if n := outbox.Sequence(); n != seq {
		return fmt.Errorf("last change %d, last event %d", n, seq)
	}
	for _, k := range domain.Kinds() {
		err := tx.Bucket([]byte(bucketRecord + string(k))).ForEach(func(id, raw []byte) error {
			rec, err := unpackRecord(k, string(id), raw)
			if err != nil {
				return err
			}
			ref := domain.RefTo(rec)
			if rec.Head().Version != last[ref] {
				return fmt.Errorf("%s has version %d, the trail says %d", ref, rec.Head().Version, last[ref])
			}
			delete(last, ref)
			return nil
		})
		if err != nil {
			return err
		}
	}
	if len(last) > 0 {
		return fmt.Errorf("records without a deletion are missing: %v", last)
	}
	return nil
}
