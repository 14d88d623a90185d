package boltstore

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// writerEnv holds the folder in which this binary, run again, is to write
// until it is killed.
const writerEnv = "SWATKA_TEST_WRITER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerEnv); dir != "" {
		fmt.Fprintln(os.Stderr, writeForever(dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForever creates, changes and deletes offers, a few in one transaction,
// and prints "id version" of each after the store has acknowledged it; version
// 0 for a deletion.
func writeForever(dir string) error {
	s, err := Open(dir, Options{})
	if err != nil {
		return err
	}
	var live []*domain.Offer
	for n := 0; ; n++ {
		var done []string
		err := s.Update(context.Background(), domain.Actor{System: "test"}, "test.kill", func(w store.Writer) error {
			done, live, err = step(w, n, live)
			return err
		})
		if err != nil {
			return err
		}
		fmt.Println(strings.Join(done, "\n"))
	}
}

func step(w store.Writer, n int, live []*domain.Offer) (done []string, left []*domain.Offer, err error) {
	fresh := newOffer(domain.ID(fmt.Sprintf("org-%d", n%5)), strings.Repeat("x", n%100+1))
	fresh.Keys = []domain.Key{{Scheme: "kill", Value: string(w.NewID())}}
	if err := w.Put(fresh); err != nil {
		return nil, nil, err
	}
	done = append(done, fmt.Sprintf("%s %d", fresh.ID, fresh.Version))
	live = append(live, fresh)
	old := live[n%len(live)]
	old.State, old.City = domain.OfferActive, fmt.Sprint(n)
	if err := w.Put(old); err != nil {
		return nil, nil, err
	}
	done = append(done, fmt.Sprintf("%s %d", old.ID, old.Version))
	if len(live) > 20 {
		gone := live[0]
		done, live = append(done, fmt.Sprintf("%s 0", gone.ID)), live[1:]
		return done, live, w.Delete(domain.RefTo(gone), gone.Version)
	}
	return done, live, nil
}

// TestKill kills a writer many times: what it acknowledged must be there, and
// records, trail and indexes must agree.
func TestKill(t *testing.T) {
	kills := 20
	if testing.Short() {
		kills = 3
	}
	random := rand.New(rand.NewPCG(1, 2))
	dir := t.TempDir() + "/data"
	acknowledged := map[domain.ID]uint64{}
	total := 0
	for range kills {
		total += killOnce(t, dir, time.Duration(random.IntN(30_000))*time.Microsecond, acknowledged)
		s := open(t, dir)
		found(t, s, acknowledged)
		verify(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if t.Failed() {
			return
		}
	}
	if total < kills {
		t.Errorf("only %d acknowledged writes: nothing was tried", total)
	}
	t.Logf("%d kills, %d acknowledged writes", kills, total)
}

// killOnce starts a writer, kills it some time after its first word and adds
// what it acknowledged.
func killOnce(t *testing.T, dir string, after time.Duration, acknowledged map[domain.ID]uint64) (n int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerEnv+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil { // a line without its end was not acknowledged
			if err != io.EOF {
				t.Error(err)
			}
			break
		}
		var id domain.ID
		var version uint64
		if _, err := fmt.Sscan(line, &id, &version); err != nil {
			t.Fatalf("line %q: %v", line, err)
		}
		acknowledged[id] = version
		if n++; n == 1 {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	_ = cmd.Wait() // it was killed: that is an error
	if n == 0 {
		t.Fatal("the writer said nothing")
	}
	return n
}

// found expects each acknowledged write, or a later one that was not heard of.
func found(t *testing.T, s *Store, acknowledged map[domain.ID]uint64) {
	t.Helper()
	for id, version := range acknowledged {
		events, err := s.Audit(t.Context(), domain.Ref{Kind: domain.KindOffer, ID: id}, 0, 0)
		if err != nil || len(events) == 0 {
			t.Fatalf("%s: no events, error %v", id, err)
		}
		newest := events[len(events)-1]
		deleted := newest.Op == domain.OpDelete
		if version == 0 && !deleted || newest.Version < version {
			t.Errorf("%s: version %d was acknowledged, found %+v", id, version, newest)
		}
		err = s.View(t.Context(), func(r store.Reader) error {
			o, err := r.Get(domain.KindOffer, id)
			if err == nil && o.Head().Version != newest.Version || (err != nil) != deleted {
				t.Errorf("%s: %v, error %v, newest event %+v", id, o, err, newest)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}
