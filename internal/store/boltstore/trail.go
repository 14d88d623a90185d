package boltstore

import (
	"bytes"
	"context"
	"math"

	bolt "go.etcd.io/bbolt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// full fills the pages of buckets that only grow at their end.
const full = 0.95

// trimBatch is the number of changes forgotten in one transaction.
const trimBatch = 10_000

// note writes the audit event and the change of a record under one number.
func (w *writer) note(op domain.Op, r domain.Record, owners []domain.Ref, from, to string) error {
	audit, outbox := w.bucket(bucketAudit), w.bucket(bucketOutbox)
	audit.FillPercent, outbox.FillPercent = full, full
	seq, err := audit.NextSequence()
	if err != nil {
		return err
	}
	if err := outbox.SetSequence(seq); err != nil {
		return err
	}
	ref, version := domain.RefTo(r), r.Head().Version
	event := domain.AuditEvent{
		Seq: seq, At: w.now, Actor: w.actor, Op: op, Ref: ref, Version: version,
		Reason: w.reason, From: from, To: to,
	}
	if err := putNumbered(audit, seq, event); err != nil {
		return err
	}
	if err := w.bucket(bucketAuditRef).Put(auditKey(ref, seq), nil); err != nil {
		return err
	}
	change := store.Change{Seq: seq, Ref: ref, Op: op, Version: version, Owners: owners}
	return putNumbered(outbox, seq, change)
}

func putNumbered(b *bolt.Bucket, seq uint64, v any) error {
	raw, err := pack(v)
	if err != nil {
		return err
	}
	return b.Put(number(seq), raw)
}

func auditKey(ref domain.Ref, seq uint64) []byte {
	return append(joined(string(ref.Kind), string(ref.ID)), number(seq)...)
}

// Changes gives up to limit changes after a number, in order; limit 0 means
// store.MaxLimit.
func (s *Store) Changes(ctx context.Context, after uint64, limit int) ([]store.Change, error) {
	var out []store.Change
	err := s.read(ctx, func(tx *bolt.Tx) error {
		return eachAfter(tx.Bucket([]byte(bucketOutbox)), nil, after, limit, func(_, raw []byte) error {
			var c store.Change
			err := unpack(raw, &c)
			out = append(out, c)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Audit gives up to limit events after a number, in order, those of one record
// if ref is not zero; limit 0 means store.MaxLimit.
func (s *Store) Audit(ctx context.Context, ref domain.Ref, after uint64, limit int) ([]domain.AuditEvent, error) {
	if !ref.IsZero() && !validID(ref.ID) {
		return nil, nil // no such record can be
	}
	var out []domain.AuditEvent
	err := s.read(ctx, func(tx *bolt.Tx) error {
		events := tx.Bucket([]byte(bucketAudit))
		add := func(seq, raw []byte) error {
			if len(raw) == 0 { // a line of the index
				raw = events.Get(seq)
			}
			var e domain.AuditEvent
			err := unpack(raw, &e)
			out = append(out, e)
			return err
		}
		if ref.IsZero() {
			return eachAfter(events, nil, after, limit, add)
		}
		prefix := joined(string(ref.Kind), string(ref.ID))
		return eachAfter(tx.Bucket([]byte(bucketAuditRef)), prefix, after, limit, add)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// eachAfter calls fn for up to limit keys made of a prefix and a number
// greater than after; fn gets the number's bytes and the value.
func eachAfter(b *bolt.Bucket, prefix []byte, after uint64, limit int, fn func(seq, raw []byte) error) error {
	limit, err := parseLimit(limit)
	if err != nil || after == math.MaxUint64 {
		return err
	}
	c := b.Cursor()
	k, v := c.Seek(append(bytes.Clone(prefix), number(after+1)...))
	for n := 0; n < limit && k != nil && bytes.HasPrefix(k, prefix); n++ {
		if err := fn(k[len(prefix):], v); err != nil {
			return err
		}
		k, v = c.Next()
	}
	return nil
}

// LastChange gives the number of the newest change, forgotten or not; 0 if
// there never was one.
func (s *Store) LastChange(ctx context.Context) (uint64, error) {
	var last uint64
	err := s.read(ctx, func(tx *bolt.Tx) error {
		last = tx.Bucket([]byte(bucketOutbox)).Sequence()
		return nil
	})
	return last, err
}

// Trim forgets the changes up to and with a number, some thousands in one
// transaction.
func (s *Store) Trim(ctx context.Context, upTo uint64) error {
	for more := true; more; {
		err := s.write(ctx, func(tx *bolt.Tx) (bool, error) {
			b := tx.Bucket([]byte(bucketOutbox))
			var keys [][]byte // deleting under a cursor would make it skip
			c := b.Cursor()
			for k, _ := c.First(); k != nil && bytes.Compare(k, number(upTo)) <= 0 && len(keys) < trimBatch; k, _ = c.Next() {
				keys = append(keys, bytes.Clone(k))
			}
			more = len(keys) == trimBatch
			return deleteAll(b, keys)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func deleteAll(b *bolt.Bucket, keys [][]byte) (bool, error) {
	for _, k := range keys {
		if err := b.Delete(k); err != nil {
			return false, err
		}
	}
	return len(keys) > 0, nil
}

// Mark gives how far a named reader of the changes has come.
func (s *Store) Mark(ctx context.Context, reader string) (uint64, error) {
	var mark uint64
	err := s.read(ctx, func(tx *bolt.Tx) error {
		mark, _ = parseNumber(tx.Bucket([]byte(bucketMarks)).Get([]byte(reader)))
		return nil
	})
	return mark, err
}

// SetMark saves how far a named reader of the changes has come.
func (s *Store) SetMark(ctx context.Context, reader string, seq uint64) error {
	return s.write(ctx, func(tx *bolt.Tx) (bool, error) {
		b := tx.Bucket([]byte(bucketMarks))
		if bytes.Equal(b.Get([]byte(reader)), number(seq)) {
			return false, nil
		}
		return true, b.Put([]byte(reader), number(seq))
	})
}
