package main

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// output gathers what a running command prints.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}

var address = regexp.MustCompile(`http://[0-9.:]+/`)

// TestDemoServesUntilItIsEnded runs the README's first command as it is: on a
// port that is taken it goes to the next free one, prints address and
// sign-ins, answers, and leaves nothing behind.
func TestDemoServesUntilItIsEnded(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	ctx, end := context.WithTimeout(t.Context(), time.Minute)
	defer end()
	var out output
	cmd := root()
	cmd.SetArgs([]string{"demo", "--listen", taken.Addr().String()})
	cmd.SetOut(&out)
	done := make(chan error, 1)
	go func() { done <- cmd.ExecuteContext(ctx) }()
	url := await(t, ctx, &out, done)
	if strings.Contains(url, taken.Addr().String()) {
		t.Errorf("serves on the taken port: %s", url)
	}
	for _, a := range demoAccounts {
		if !strings.Contains(out.String(), a.email) {
			t.Errorf("does not print the sign-in of %s", a.email)
		}
	}
	resp, err := http.Get(url)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("home page: %v %v", resp, err)
	}
	resp.Body.Close()
	end()
	if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "swatka-demo-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// await gives the address that the demo prints.
func await(t *testing.T, ctx context.Context, out *output, done <-chan error) string {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if url := address.FindString(out.String()); url != "" && strings.Contains(out.String(), demoAccounts[len(demoAccounts)-1].email) {
			return url
		}
		select {
		case err := <-done:
			t.Fatalf("ended before it served: %v", err)
		case <-ctx.Done():
			t.Fatalf("no address within a minute: %s", out)
		case <-tick.C:
		}
	}
}
