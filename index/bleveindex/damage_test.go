package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/lifescience-krakow/swatka/index"
)

// TestDamage damages files of an index in many ways. It must then work, or be
// stale and empty; and it must be usable either way. Half of the indexes were
// closed. Half were not, as after a crash; there Bleve may fall back to an
// older snapshot, which must agree with its sequence number.
func TestDamage(t *testing.T) {
	quiet(t)
	whole := t.TempDir()
	fill(t, whole, 60)
	rnd := rand.New(rand.NewPCG(1, 2))
	stale := 0
	const rounds = 120
	for i := range rounds {
		dir := filepath.Join(t.TempDir(), "index")
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		if i%2 == 1 {
			unseal(t, dir)
		}
		what := harm(t, dir, rnd)
		if inspect(t, what, dir, i%2 == 1) {
			stale++
		}
	}
	t.Logf("%d of %d were stale", stale, rounds)
	if stale < rounds/2 {
		t.Errorf("only %d of %d damaged indexes were noticed", stale, rounds)
	}
}

// TestCutBolt cuts the bolt file of a crashed index at each of its pages. To
// read beyond the end of a mapped file would kill the process.
func TestCutBolt(t *testing.T) {
	quiet(t)
	whole := t.TempDir()
	fill(t, whole, 60)
	unseal(t, whole)
	for page := 0; ; page++ {
		dir := filepath.Join(t.TempDir(), "index")
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		bolts, err := filepath.Glob(filepath.Join(dir, "gen-*", "store", "root.bolt"))
		if err != nil || len(bolts) != 1 {
			t.Fatal(bolts, err)
		}
		info, err := os.Stat(bolts[0])
		if err != nil {
			t.Fatal(err)
		}
		size := int64(page * os.Getpagesize())
		if size >= info.Size() {
			break
		}
		if err := checkBolt(bolts[0]); err != nil {
			t.Fatalf("the whole file: %v", err)
		}
		if err := os.Truncate(bolts[0], size); err != nil {
			t.Fatal(err)
		}
		// Bleve's goroutines would find out later than its opening does.
		if err := checkBolt(bolts[0]); size < info.Size()/2 && !errors.Is(err, errDamaged) {
			t.Errorf("cut to %d of %d is not noticed: %v", size, info.Size(), err)
		}
		inspect(t, fmt.Sprintf("cut to %d of %d", size, info.Size()), dir, true)
	}
}

// held has the number of documents at each sequence number of fill(60).
var held = map[uint64]int{38: 16, 39: 32, 40: 48, 41: 60, 42: 59}

// quiet keeps Bleve's complaints about damage out of the output.
func quiet(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	log.SetOutput(null)
	t.Cleanup(func() { log.SetOutput(os.Stderr) })
}

func unseal(t *testing.T, dir string) {
	t.Helper()
	seals, err := filepath.Glob(filepath.Join(dir, "gen-*", sealFile))
	if err != nil || len(seals) != 1 {
		t.Fatalf("seals %v, %v", seals, err)
	}
	if err := os.Remove(seals[0]); err != nil {
		t.Fatal(err)
	}
}

// harm damages one file and says how.
func harm(t *testing.T, dir string, rnd *rand.Rand) string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	path := files[rnd.IntN(len(files))]
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	kind := []string{"flips", "cut", "zeros", "removed", "noise", "grown"}[rnd.IntN(6)]
	switch n := len(b); {
	case kind == "removed":
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		return kind + " " + filepath.Base(path)
	case n == 0 || kind == "grown":
		b = append(b, "0123456789"...)
	case kind == "flips":
		for range 1 + rnd.IntN(8) {
			b[rnd.IntN(n)] ^= 1 << rnd.IntN(8)
		}
	case kind == "cut":
		b = b[:rnd.IntN(n)]
	default:
		from := rnd.IntN(n)
		for i := from; i < min(n, from+1+rnd.IntN(4096)); i++ {
			b[i] = 0
			if kind == "noise" {
				b[i] = byte(rnd.IntN(256))
			}
		}
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return kind + " " + filepath.Base(path)
}

// inspect opens a damaged index, checks and uses it, and says whether it was
// stale.
func inspect(t *testing.T, what, dir string, crashed bool) bool {
	t.Helper()
	e, err := Open(dir, Options{})
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return false
	}
	defer func() {
		if err := e.Close(); err != nil {
			t.Errorf("%s: Close: %v", what, err)
		}
	}()
	ctx := context.Background()
	stale := e.Stale()
	seq, err := e.Seq(ctx)
	n := hits(t, e, "kinase")
	whole, none := seq == 42 && n == 59 && !stale, seq == 0 && n == 0 && stale
	if older := crashed && n == held[seq]; err != nil || !whole && !none && !older {
		t.Errorf("%s: stale %v, seq %d, %d hits, %v", what, stale, seq, n, err)
	}
	for i := range 3 { // enough for Bleve to merge
		if err := e.Apply(ctx, index.Batch{Seq: uint64(50 + i), Put: sample(5)}); err != nil {
			t.Errorf("%s: Apply: %v", what, err)
		}
	}
	if stale {
		err := e.Rebuild(ctx, func(in index.Indexer) error { return in.Apply(ctx, index.Batch{Seq: 60, Put: sample(7)}) })
		if err != nil || e.Stale() || hits(t, e, "kinase") != 7 {
			t.Errorf("%s: after the rebuild: %v, stale %v", what, err, e.Stale())
		}
	}
	return stale
}
