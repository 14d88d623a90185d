package bleveindex

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/lifescience-krakow/swatka/index"
)

// sample gives n documents that all hold the word kinase.
func sample(n int) []index.Document {
	var out []index.Document
	for i := range n {
		out = append(out, index.Document{
			ID: fmt.Sprintf("d%04d", i), Kind: "offer", Audience: "public",
			Title:   index.Text{EN: fmt.Sprintf("kinase number%d", i)},
			Summary: index.Text{PL: "białka komórek i ich badania", EN: "proteins of cells and their study"},
			Facets:  map[index.Facet][]string{index.FacetCity: {"Kraków", fmt.Sprint("town", i%7)}},
		})
	}
	return out
}

// fill makes a complete index of n documents in several segments, with the
// sequence number 42, and closes it.
func fill(t testing.TB, dir string, n int) {
	t.Helper()
	e := mustOpen(t, dir)
	err := e.Rebuild(t.Context(), func(in index.Indexer) error {
		for i, docs := 0, sample(n); len(docs) > 0; i++ {
			size := min(len(docs), n/4+1)
			if err := in.Apply(t.Context(), index.Batch{Seq: uint64(38 + i), Put: docs[:size]}); err != nil {
				return err
			}
			docs = docs[size:]
		}
		return in.Apply(t.Context(), index.Batch{Seq: 42, Delete: []string{"d0000"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, e)
}

func mustOpen(t testing.TB, dir string) *Engine {
	t.Helper()
	e, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func mustClose(t testing.TB, e *Engine) {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

// hits gives how many documents hold a word.
func hits(t testing.TB, e *Engine, word string) int {
	t.Helper()
	res, err := e.Search(context.Background(), index.Query{Text: word, Audiences: []string{"public"}})
	if err != nil {
		t.Fatal(err)
	}
	return res.Total
}

func TestLocked(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, 10)
	e := mustOpen(t, dir)
	for range 2 {
		if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
			t.Fatalf("a second opening: %v, want ErrLocked", err)
		}
	}
	if n := hits(t, e, "kinase"); n != 9 {
		t.Errorf("after that, %d hits, want 9", n)
	}
	// Nor does a second one take over because the pointer is gone.
	pointer := filepath.Join(dir, pointerFile)
	if err := os.Rename(pointer, pointer+".kept"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("without a pointer: %v, want ErrLocked", err)
	}
	if err := os.Rename(pointer+".kept", pointer); err != nil {
		t.Fatal(err)
	}
	mustClose(t, e)
	// Without a lock file of ours, Bleve's own lock keeps the second out.
	e = mustOpen(t, dir)
	if err := os.Remove(filepath.Join(dir, "LOCK")); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("without the lock file: %v, want ErrLocked", err)
	}
	mustClose(t, e)
	if e = mustOpen(t, dir); e.Stale() || hits(t, e, "kinase") != 9 {
		t.Error("the lock cost the index")
	}
	mustClose(t, e)
}

func TestJudge(t *testing.T) {
	for _, err := range []error{
		&fs.PathError{Op: "open", Path: "x", Err: syscall.EACCES},
		&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC},
		fmt.Errorf("deep: %w", syscall.EROFS), syscall.EIO, syscall.EMFILE, ErrLocked, errors.New("timeout"),
	} {
		if got := judge(err); errors.Is(got, errDamaged) {
			t.Errorf("%v counts as damage", err)
		}
	}
	for _, err := range []error{errors.New("error parsing mapping JSON"), fs.ErrNotExist} {
		if got := judge(err); !errors.Is(got, errDamaged) {
			t.Errorf("%v does not count as damage", err)
		}
	}
}

// TestUnreadable checks that an index is not rebuilt because a file of it
// cannot be read: here it is a folder, which even root cannot.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, 10)
	pointer := filepath.Join(dir, pointerFile)
	if err := os.Rename(pointer, pointer+".kept"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(pointer, 0o700); err != nil {
		t.Fatal(err)
	}
	if e, err := Open(dir, Options{}); err == nil {
		mustClose(t, e)
		t.Fatal("opened without a pointer that can be read")
	}
	if err := errors.Join(os.Remove(pointer), os.Rename(pointer+".kept", pointer)); err != nil {
		t.Fatal(err)
	}
	e := mustOpen(t, dir)
	defer mustClose(t, e)
	if e.Stale() || hits(t, e, "kinase") != 9 {
		t.Error("the index was given up")
	}
}

// TestState checks that an index is used only if its state is sound and of
// this version.
func TestState(t *testing.T) {
	good := state{Mapping: mappingOf(nil), Ready: true, Seq: 42, Docs: 9}
	encode := func(s state) []byte {
		b, err := s.encode()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	older, fewer := good, good
	older.Mapping = "1 " + older.Mapping
	fewer.Docs--
	flipped := bytes.Replace(encode(good), []byte(`"Seq":42`), []byte(`"Seq":43`), 1)
	for name, c := range map[string]struct {
		state []byte
		hits  int
	}{
		"good": {encode(good), 9}, "older mapping": {encode(older), 0}, "fewer documents": {encode(fewer), 0},
		"flipped": {flipped, 0}, "empty": {[]byte{}, 0},
	} {
		dir := t.TempDir()
		fill(t, dir, 10)
		e := mustOpen(t, dir)
		if err := e.cur.idx.SetInternal(stateKey, c.state); err != nil {
			t.Fatal(err)
		}
		mustClose(t, e)
		e = mustOpen(t, dir)
		if n := hits(t, e, "kinase"); n != c.hits || e.Stale() != (n == 0) {
			t.Errorf("%s: stale %v, %d hits, want %d", name, e.Stale(), n, c.hits)
		}
		mustClose(t, e)
	}
}

// TestGenerations checks that one generation stays after each rebuild, and
// that what a crash left behind is removed.
func TestGenerations(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, 10)
	for _, name := range []string{"gen-0001", "gen-0777"} {
		if err := os.MkdirAll(filepath.Join(dir, name, "store"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	e := mustOpen(t, dir)
	if names, err := generations(dir); err != nil || len(names) != 1 {
		t.Errorf("after opening: generations %v, %v, want one", names, err)
	}
	for range 3 {
		if err := e.Rebuild(t.Context(), func(index.Indexer) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	mustClose(t, e)
	names, err := generations(dir)
	if err != nil || len(names) != 1 {
		t.Errorf("generations %v, %v, want one", names, err)
	}
	for _, pointer := range []string{"", "../../etc\n", "gen-9999\n"} {
		if err := os.WriteFile(filepath.Join(dir, pointerFile), []byte(pointer), 0o600); err != nil {
			t.Fatal(err)
		}
		e := mustOpen(t, dir)
		if !e.Stale() {
			t.Errorf("pointer %q gives an index in use", pointer)
		}
		mustClose(t, e)
	}
}
