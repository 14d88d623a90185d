package boltstore

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"

	bolt "go.etcd.io/bbolt"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// format is the version of the layout below.
const format = 1

// The buckets. Those that end in "/" exist once per kind of record.
//
//	record/  id                  → record (see codec.go)
//	owner/   kind 0 id 0 own id  → ""
//	status/  status 0 id         → ""
//	key/     scheme 0 value      → id
const (
	bucketMeta     = "meta"      // "format" → number
	bucketCounts   = "counts"    // kind → number of records
	bucketAudit    = "audit"     // number → event
	bucketAuditRef = "audit/ref" // kind 0 id 0 number → ""
	bucketOutbox   = "outbox"    // number → change
	bucketMarks    = "marks"     // reader → number
	bucketSessions = "sessions"  // hash of the token → time and data

	bucketRecord = "record/"
	bucketOwner  = "owner/"
	bucketStatus = "status/"
	bucketKey    = "key/"
)

const keyFormat = "format"

func bucketNames() []string {
	names := []string{
		bucketMeta, bucketCounts, bucketAudit, bucketAuditRef,
		bucketOutbox, bucketMarks, bucketSessions,
	}
	for _, k := range domain.Kinds() {
		for _, of := range []string{bucketRecord, bucketOwner, bucketStatus, bucketKey} {
			names = append(names, of+string(k))
		}
	}
	return names
}

// layOut makes the buckets that do not exist yet and notes the format.
func layOut(tx *bolt.Tx) error {
	for _, name := range bucketNames() {
		if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
			return err
		}
	}
	return tx.Bucket([]byte(bucketMeta)).Put([]byte(keyFormat), number(format))
}

// checkFile refuses what is not ours, newer or cut short, and adds buckets for
// kinds that came later. A file that lacks nothing is not written to.
func checkFile(db *bolt.DB) error {
	lacking := false
	err := db.View(func(tx *bolt.Tx) error {
		if err := checkSize(tx); err != nil {
			return err
		}
		if err := checkFormat(tx); err != nil {
			return err
		}
		for _, name := range bucketNames() {
			lacking = lacking || tx.Bucket([]byte(name)) == nil
		}
		return nil
	})
	if err != nil || !lacking {
		return err
	}
	return db.Update(layOut)
}

// checkSize finds a file cut short: to read its missing end would kill the
// process.
func checkSize(tx *bolt.Tx) error {
	info, err := os.Stat(tx.DB().Path())
	if err != nil {
		return err
	}
	if info.Size() < tx.Size() {
		return fmt.Errorf("%w: %d of %d bytes", ErrDamaged, info.Size(), tx.Size())
	}
	return nil
}

func checkFormat(tx *bolt.Tx) error {
	meta := tx.Bucket([]byte(bucketMeta))
	if meta == nil {
		return fmt.Errorf("%w: no format noted", ErrDamaged)
	}
	switch f, ok := parseNumber(meta.Get([]byte(keyFormat))); {
	case !ok || f < 1:
		return fmt.Errorf("%w: no format noted", ErrDamaged)
	case f > format:
		return fmt.Errorf("%w: format %d, known is %d", ErrNewer, f, format)
	}
	return nil
}

// number gives 8 bytes that sort as the numbers do.
func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func parseNumber(b []byte) (uint64, bool) {
	if len(b) != 8 {
		return 0, false
	}
	return binary.BigEndian.Uint64(b), true
}

// joined puts a zero byte behind each part, so that no key is the beginning
// of another one's.
func joined(parts ...string) []byte {
	var b bytes.Buffer
	for _, p := range parts {
		b.WriteString(p)
		b.WriteByte(0)
	}
	return b.Bytes()
}
