package boltstore

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// reader reads within a transaction.
type reader struct {
	ctx context.Context
	tx  *bolt.Tx // nil after the transaction
}

func (r *reader) end() { r.tx = nil }

// check says whether a kind of records can be read now.
func (r *reader) check(k domain.Kind) error {
	if r.tx == nil {
		return errors.New("the transaction is over")
	}
	if err := r.ctx.Err(); err != nil {
		return err
	}
	_, err := domain.New(k)
	return err
}

func (r *reader) bucket(name string) *bolt.Bucket { return r.tx.Bucket([]byte(name)) }

func (r *reader) of(name string, k domain.Kind) *bolt.Bucket { return r.bucket(name + string(k)) }

// Get reads a record.
func (r *reader) Get(k domain.Kind, id domain.ID) (domain.Record, error) {
	if err := r.check(k); err != nil {
		return nil, err
	}
	raw := r.of(bucketRecord, k).Get([]byte(id))
	if raw == nil {
		return nil, fmt.Errorf("%s: %w", domain.Ref{Kind: k, ID: id}, domain.ErrNotFound)
	}
	return unpackRecord(k, string(id), raw)
}

// ByKey finds a record by an external key.
func (r *reader) ByKey(k domain.Kind, key domain.Key) (domain.Record, error) {
	if err := r.check(k); err != nil {
		return nil, err
	}
	id := r.of(bucketKey, k).Get(joined(key.Scheme, key.Value))
	if id == nil {
		return nil, fmt.Errorf("%s %s: %w", k, key, domain.ErrNotFound)
	}
	return r.Get(k, domain.ID(id))
}

// List gives records in the order of their ids.
func (r *reader) List(k domain.Kind, p store.Page) (store.Slice, error) {
	return r.part(bucketRecord, k, nil, p)
}

// ByOwner gives records that name an owner, in the order of their ids.
func (r *reader) ByOwner(k domain.Kind, owner domain.Ref, p store.Page) (store.Slice, error) {
	return r.part(bucketOwner, k, joined(string(owner.Kind), string(owner.ID)), p)
}

// ByStatus gives records in a state, in the order of their ids; "" is no
// state.
func (r *reader) ByStatus(k domain.Kind, status string, p store.Page) (store.Slice, error) {
	return r.part(bucketStatus, k, joined(status), p)
}

// part walks over the keys of a bucket that begin with a prefix and end with
// an id. Only records of the part are read.
func (r *reader) part(bucket string, k domain.Kind, prefix []byte, p store.Page) (store.Slice, error) {
	if err := r.check(k); err != nil {
		return store.Slice{}, err
	}
	after, limit, err := parsePage(p)
	if err != nil {
		return store.Slice{}, err
	}
	var out store.Slice
	records, c := r.of(bucketRecord, k), r.of(bucket, k).Cursor()
	key := seekAfter(c, prefix, after)
	for ; bytes.HasPrefix(key, prefix) && key != nil; key, _ = c.Next() {
		if len(out.Records) == limit {
			out.Next = cursorAt(after)
			break
		}
		after = string(key[len(prefix):])
		rec, err := unpackRecord(k, after, records.Get([]byte(after)))
		if err != nil {
			return store.Slice{}, err
		}
		out.Records = append(out.Records, rec)
	}
	return out, nil
}

// seekAfter gives the first key behind prefix and id. The record with that id
// may be gone: then the next one is found at once.
func seekAfter(c *bolt.Cursor, prefix []byte, id string) []byte {
	from := append(bytes.Clone(prefix), id...)
	key, _ := c.Seek(from)
	if id != "" && bytes.Equal(key, from) {
		key, _ = c.Next()
	}
	return key
}

// Count gives the number of records of a kind.
func (r *reader) Count(k domain.Kind) (int, error) {
	if err := r.check(k); err != nil {
		return 0, err
	}
	n, _ := parseNumber(r.bucket(bucketCounts).Get([]byte(k)))
	return int(n), nil
}
