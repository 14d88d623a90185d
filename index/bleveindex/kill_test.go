package bleveindex

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/index"
)

const childEnv = "SWATKA_TEST_INDEX_DIR"

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		child(dir)
		return
	}
	os.Exit(m.Run())
}

// child applies batches for ever and tells each when it is acknowledged.
// Batch n puts the document n and takes away n-5, so that after it the index
// holds exactly the documents n-4 to n.
func child(dir string) {
	e, err := Open(dir, Options{})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	ctx := context.Background()
	for n, _ := e.Seq(ctx); ; {
		n++
		err := e.Apply(ctx, index.Batch{Seq: n, Delete: []string{fmt.Sprint("n", n-5)}, Put: []index.Document{{
			ID: fmt.Sprint("n", n), Kind: "k", Audience: "public", Title: index.Text{EN: "kinase"},
		}}})
		if err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(n)
	}
}

// TestKill kills a process that applies batches, many times, and checks that
// no acknowledged batch is lost and that sequence and documents agree.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	acked := uint64(0)
	for round := range 15 {
		acked = max(acked, runAndKill(t, dir, time.Duration(20+round*7)*time.Millisecond))
		e := mustOpen(t, dir)
		if round > 0 && e.Stale() != true { // it was never filled as a whole
			t.Error("a kill made the index ready")
		}
		checkConsistent(t, e, acked)
		mustClose(t, e)
	}
	if acked < 30 {
		t.Errorf("only %d batches were acknowledged", acked)
	}
}

// runAndKill gives the last acknowledged batch of a process that is killed a
// while after its first one.
func runAndKill(t *testing.T, dir string, after time.Duration) uint64 {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var last uint64
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if last == 0 {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) // it may have ended
		}
		if last, err = strconv.ParseUint(lines.Text(), 10, 64); err != nil {
			t.Errorf("the process says %q", lines.Text())
			_ = cmd.Process.Kill() // it has failed anyway
			break
		}
	}
	_ = cmd.Wait() // killed, as it should be
	return last
}

func checkConsistent(t *testing.T, e *Engine, acked uint64) {
	t.Helper()
	seq, err := e.Seq(t.Context())
	if err != nil || seq < acked {
		t.Fatalf("seq %d, %v, but %d was acknowledged", seq, err, acked)
	}
	res, err := e.Search(t.Context(), index.Query{Text: "kinase", Size: 100, Audiences: []string{"public"}})
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, h := range res.Hits {
		have[h.ID] = true
	}
	n, err := e.Documents(t.Context())
	if err != nil || len(have) != n || n != int(min(seq, 5)) {
		t.Fatalf("seq %d: %d documents, %d found, %v", seq, n, len(have), err)
	}
	for i := seq - uint64(n) + 1; i <= seq; i++ {
		if !have[fmt.Sprint("n", i)] {
			t.Errorf("seq %d: document %d is missing", seq, i)
		}
	}
}
