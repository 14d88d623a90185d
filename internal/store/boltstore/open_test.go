package boltstore

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

func TestOpenMakesPrivateFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	open(t, dir)
	for path, want := range map[string]os.FileMode{dir: 0o700, filepath.Join(dir, fileName): 0o600} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, error %v", path, info.Mode(), err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left over: %v, error %v", left, err)
	}
}

func TestOpenLocked(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	begin := time.Now()
	_, err := Open(dir, Options{})
	if !errors.Is(err, ErrLocked) || time.Since(begin) > 5*time.Second {
		t.Errorf("error %v after %v", err, time.Since(begin))
	}
	if err := put(t, s, newOffer("org-1", "still mine")); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
}

func TestOpenBelowFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{path, filepath.Join(path, "data")} {
		if _, err := Open(dir, Options{}); !errors.Is(err, syscall.ENOTDIR) {
			t.Errorf("%s: error %v", dir, err)
		}
	}
}

// filled gives the bytes of a database with a few hundred offers.
func filled(t *testing.T) []byte {
	t.Helper()
	dir := t.TempDir()
	s := open(t, dir)
	var recs []domain.Record
	for range 300 {
		recs = append(recs, newOffer("org-1", "an offer"))
	}
	if err := errors.Join(put(t, s, recs...), s.Close()); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// foreign gives the bytes of a database of the engine that is not ours.
func foreign(t *testing.T, bucket string, format []byte) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "foreign")
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket([]byte(bucket))
		if err != nil {
			return err
		}
		return b.Put([]byte(keyFormat), format)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestOpenDamaged(t *testing.T) {
	good := filled(t)
	page := os.Getpagesize()
	blot := func(from, to int) []byte {
		bad := bytes.Clone(good)
		for i := from; i < to; i++ {
			bad[i] ^= 0xA5
		}
		return bad
	}
	for name, c := range map[string]struct {
		raw  []byte
		want error
	}{
		"text":            {bytes.Repeat([]byte("this is no database\n"), 10_000), ErrDamaged},
		"short text":      {[]byte("x"), ErrDamaged},
		"empty":           {nil, ErrDamaged},
		"zeros":           {make([]byte, 1<<20), ErrDamaged},
		"cut in pages":    {good[:3*page], ErrDamaged},
		"cut in a meta":   {good[:page+10], ErrDamaged},
		"cut in data":     {good[:20*page], ErrDamaged},
		"metas blotted":   {blot(0, 2*page), ErrDamaged},
		"all but metas":   {blot(2*page, len(good)), ErrDamaged},
		"another's":       {foreign(t, "wallets", nil), ErrDamaged},
		"without format":  {foreign(t, bucketMeta, []byte("one")), ErrDamaged},
		"format 0":        {foreign(t, bucketMeta, number(0)), ErrDamaged},
		"of a later time": {foreign(t, bucketMeta, number(format+1)), ErrNewer},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, fileName)
			if err := os.WriteFile(path, c.raw, 0o600); err != nil {
				t.Fatal(err)
			}
			for range 2 { // the second time, the file must not be locked
				s, err := Open(dir, Options{})
				if !errors.Is(err, c.want) {
					t.Errorf("error %v, want %v", err, c.want)
				}
				if s != nil {
					_ = s.Close()
				}
			}
			if left, err := os.ReadFile(path); err != nil || !bytes.Equal(left, c.raw) {
				t.Errorf("the file was changed, error %v", err)
			}
		})
	}
}

// TestCheckSize cuts a file where nothing that Open itself reads is lost.
func TestCheckSize(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	err := s.db.View(func(tx *bolt.Tx) error {
		if err := checkSize(tx); err != nil {
			t.Errorf("whole: %v", err)
		}
		if err := os.Truncate(filepath.Join(dir, fileName), tx.Size()-1); err != nil {
			return err
		}
		return checkSize(tx)
	})
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("cut: error %v", err)
	}
}

// TestOpenAddsKinds opens a database made before a kind of records existed.
func TestOpenAddsKinds(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	err := s.db.Update(func(tx *bolt.Tx) error {
		return tx.DeleteBucket([]byte(bucketOwner + string(domain.KindOffer)))
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if err := put(t, open(t, dir), newOffer("org-1", "x")); err != nil {
		t.Error(err)
	}
}

// TestLeftOver opens a folder in which a kill during creation left its file.
func TestLeftOver(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, fileName+".new-1"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
}

func TestDamagedRecord(t *testing.T) {
	s := open(t, t.TempDir())
	o := newOffer("org-1", "x")
	if err := put(t, s, o); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		raw  []byte
		want error
	}{
		{[]byte{envelope, '{'}, ErrDamaged},
		{[]byte{}, ErrDamaged},
		{[]byte{envelope, '{', '}'}, ErrDamaged}, // another id
		{[]byte{envelope + 1, '{', '}'}, ErrNewer},
	} {
		err := s.db.Update(func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(bucketRecord+string(domain.KindOffer))).Put([]byte(o.ID), c.raw)
		})
		if err != nil {
			t.Fatal(err)
		}
		err = s.View(t.Context(), func(r store.Reader) error {
			_, err := r.Get(domain.KindOffer, o.ID)
			return err
		})
		if !errors.Is(err, c.want) {
			t.Errorf("%q: error %v, want %v", c.raw, err, c.want)
		}
		if err := put(t, s, o); !errors.Is(err, c.want) {
			t.Errorf("put over %q: error %v, want %v", c.raw, err, c.want)
		}
	}
}
