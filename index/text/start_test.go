package text_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/index/text"
)

// childVar is set in the process that BenchmarkStart starts.
const childVar = "SWATKA_START_CHILD"

// TestMain is that process where the variable is set, and runs the tests
// elsewhere.
func TestMain(m *testing.M) {
	if os.Getenv(childVar) == "" {
		os.Exit(m.Run())
	}
	if err := startChain(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// startChain starts the chain and says what it costs.
func startChain() error {
	begin := time.Now()
	if err := text.Check(); err != nil {
		return err
	}
	took := time.Since(begin)
	text.Read(text.PL, "Badamy mikrobiomy i zrodla białek.")
	_, err := fmt.Printf("start: %d %d\n", took.Nanoseconds(), resident())
	return err
}

// BenchmarkStart shows the start-up cost of the chain: a process is started
// that does nothing else. The time is that of the process and, apart, that of
// the check; the memory is all that the process has resident, with the Go
// runtime and the testing package in it.
func BenchmarkStart(b *testing.B) {
	var checked, memory float64
	for b.Loop() {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childVar+"=1")
		out, err := cmd.Output()
		if err != nil {
			b.Fatal(err)
		}
		_, line, _ := strings.Cut(string(out), "start: ")
		if _, err := fmt.Sscan(line, &checked, &memory); err != nil {
			b.Fatalf("%s: %v", out, err)
		}
	}
	b.ReportMetric(checked/1e6, "ms-check")
	if memory > 0 {
		b.ReportMetric(memory/(1<<20), "MB-resident")
	}
}

// resident gives the bytes of the process that lie in memory, 0 where the
// system does not say so.
func resident() int {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), "VmRSS:")
	kb := 0
	if _, err := fmt.Sscan(rest, &kb); err != nil {
		return 0
	}
	return kb << 10
}
