package boltstore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"
)

// sessionHead is the length of what stands before the data of a session: the
// envelope byte and the time it ends, in microseconds since 1970.
const sessionHead = 9

// Session gives the data of a session that has not expired.
func (s *Store) Session(ctx context.Context, token string) ([]byte, bool, error) {
	var data []byte
	found := false
	now := s.now()
	err := s.read(ctx, func(tx *bolt.Tx) error {
		raw := tx.Bucket([]byte(bucketSessions)).Get(tokenHash(token))
		if raw == nil {
			return nil
		}
		until, err := sessionEnd(raw)
		if err != nil || !now.Before(until) {
			return err
		}
		data, found = bytes.Clone(raw[sessionHead:]), true
		return nil
	})
	return data, found, err
}

// SaveSession saves a session until a time. The token "" is refused: all
// visitors without one would share it.
func (s *Store) SaveSession(ctx context.Context, token string, data []byte, until time.Time) error {
	if token == "" {
		return errors.New("a session needs a token")
	}
	raw := binary.BigEndian.AppendUint64([]byte{envelope}, uint64(until.UnixMicro()))
	raw = append(raw, data...)
	return s.write(ctx, func(tx *bolt.Tx) (bool, error) {
		return true, tx.Bucket([]byte(bucketSessions)).Put(tokenHash(token), raw)
	})
}

// EndSession removes a session; to remove none is no error.
func (s *Store) EndSession(ctx context.Context, token string) error {
	return s.write(ctx, func(tx *bolt.Tx) (bool, error) {
		b, hash := tx.Bucket([]byte(bucketSessions)), tokenHash(token)
		if b.Get(hash) == nil {
			return false, nil
		}
		return true, b.Delete(hash)
	})
}

// SweepSessions removes expired sessions, and those it cannot read.
func (s *Store) SweepSessions(ctx context.Context) error {
	now := s.now()
	return s.write(ctx, func(tx *bolt.Tx) (bool, error) {
		b := tx.Bucket([]byte(bucketSessions))
		var expired [][]byte
		err := b.ForEach(func(k, raw []byte) error {
			if until, err := sessionEnd(raw); err != nil || !now.Before(until) {
				expired = append(expired, bytes.Clone(k))
			}
			return nil
		})
		if err != nil {
			return false, err
		}
		return deleteAll(b, expired)
	})
}

func sessionEnd(raw []byte) (time.Time, error) {
	if len(raw) < sessionHead || raw[0] != envelope {
		return time.Time{}, fmt.Errorf("%w: a session without a head", ErrDamaged)
	}
	return time.UnixMicro(int64(binary.BigEndian.Uint64(raw[1:sessionHead]))), nil
}

// tokenHash is the key of a session: who reads the file cannot take one over.
func tokenHash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}
