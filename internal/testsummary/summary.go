package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// event is a line of `go test -json` (see go doc test2json).
type event struct {
	Action, Package, Test, Output string
	ImportPath                    string // of a failed build
	Elapsed                       float64
}

type summary struct {
	out                     io.Writer
	said                    map[string]*strings.Builder // by package and test
	passed, failed, skipped int
	broken                  []string // packages that failed as a whole
	skips                   []string
	failures                []string
}

func newSummary(out io.Writer) *summary {
	return &summary{out: out, said: map[string]*strings.Builder{}}
}

func (s *summary) read(in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Fprintln(s.out, lines.Text()) // what the go command says itself
			continue
		}
		s.take(e)
	}
	return lines.Err()
}

func (s *summary) take(e event) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(s.out, e.Output)
	case "build-fail":
		s.broken = append(s.broken, e.ImportPath+" does not build")
	case "output":
		if s.said[key] == nil {
			s.said[key] = &strings.Builder{}
		}
		s.said[key].WriteString(e.Output)
	case "pass", "skip", "fail":
		s.end(e, key)
		delete(s.said, key)
	}
}

func (s *summary) end(e event, key string) {
	said := ""
	if b := s.said[key]; b != nil {
		said = b.String()
	}
	switch {
	case e.Test == "" && e.Action == "fail":
		s.broken = append(s.broken, e.Package)
		s.failures = append(s.failures, said)
		fmt.Fprintf(s.out, "FAIL  %s (%.1f s)\n", e.Package, e.Elapsed)
	case e.Test == "" && e.Action == "pass":
		fmt.Fprintf(s.out, "ok    %s (%.1f s)\n", e.Package, e.Elapsed)
	case e.Test == "":
	case e.Action == "pass":
		s.passed++
	case e.Action == "skip":
		s.skipped++
		s.skips = append(s.skips, fmt.Sprintf("%s %s: %s", e.Package, e.Test, reason(said)))
	default:
		s.failed++
		s.failures = append(s.failures, said)
	}
}

// reason takes the reason of a skip out of a test's output.
func reason(said string) string {
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "===") && !strings.HasPrefix(line, "---") {
			return line
		}
	}
	return "no reason given"
}

// print prints the summary and says whether all is well.
func (s *summary) print(strict bool) bool {
	for _, f := range s.failures {
		fmt.Fprintln(s.out, "\n"+strings.TrimSpace(f))
	}
	for _, b := range s.broken {
		fmt.Fprintln(s.out, "failed as a whole:", b)
	}
	if len(s.skips) > 0 {
		fmt.Fprintln(s.out, "\nskipped:")
		for _, k := range s.skips {
			fmt.Fprintln(s.out, "  "+k)
		}
	}
	ran := s.passed+s.failed > 0
	if !ran {
		fmt.Fprintln(s.out, "no test ran")
	}
	fmt.Fprintf(s.out, "\n%d passed, %d failed, %d skipped\n", s.passed, s.failed, s.skipped)
	if strict && s.skipped > 0 {
		fmt.Fprintln(s.out, "CI=true: a skipped test is a failure")
		return false
	}
	return ran && s.failed == 0 && len(s.broken) == 0
}
