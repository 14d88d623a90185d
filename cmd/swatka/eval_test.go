package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folderOf writes files of name, content, name, content … into a new folder.
func folderOf(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i+1 < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const (
	corpusLines = `{"_id":"d1","text":"The lens of the eye."}` + "\n" + `{"_id":"d2","text":"Białka serwatki i soczewka oka."}` + "\n"
	queryLines  = `{"_id":"q1","text":"whey proteins"}` + "\n" + `{"_id":"q2","text":"lens"}` + "\n"
	qrelLines   = "query-id\tcorpus-id\tscore\nq1\td2\t1\nq2\td1\t1\nq9\td1\t1\n"
)

func TestEvalRetrievalWritesARun(t *testing.T) {
	dir := folderOf(t, "corpus.jsonl", corpusLines, "queries.jsonl", queryLines, "qrels.tsv", qrelLines)
	run := filepath.Join(t.TempDir(), "run.txt")
	out, line, code := call(t, "", "eval", "retrieval", dir, "--out", run)
	if code != 0 || !strings.Contains(out, "MAP") || !strings.Contains(out, "1.0000") || !strings.Contains(out, "1 judged queries are not in") {
		t.Errorf("%d %s\n%s", code, line, out)
	}
	ranks := ""
	for l := range strings.Lines(content(t, run)) {
		var query, q0, doc, tag string
		var rank int
		var score float64
		if n, err := fmt.Sscan(l, &query, &q0, &doc, &rank, &score, &tag); n != 6 || err != nil || q0 != "Q0" || score <= 0 || tag == "" {
			t.Errorf("not a line of a run: %q", l)
		}
		ranks += fmt.Sprintf("%s %s %d; ", query, doc, rank)
	}
	// The lens is soczewka, too, but what says it itself comes first.
	if ranks != "q1 d2 1; q2 d1 1; q2 d2 2; " {
		t.Errorf("run: %s", ranks)
	}
}

func TestEvalStems(t *testing.T) {
	if out, line, code := call(t, "białek\ni\n", "eval", "stems", "--lang", "pl"); code != 0 || out != "białek\tbiałko\ni\n" {
		t.Errorf("%d %s %q", code, line, out)
	}
	file := filepath.Join(t.TempDir(), "stems.tsv")
	out, line, code := call(t, "proteins\nthe\n", "eval", "stems", "--lang", "en", "--out", file)
	if code != 0 || strings.Contains(out, "proteins") || !strings.Contains(out, "without a term") || content(t, file) != "proteins\tprotein\nthe\n" {
		t.Errorf("to a file: %d %s\n%s", code, line, out)
	}
}

func TestEvalCoverage(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing.tsv")
	out, line, code := call(t, "", "eval", "coverage", file(t, "a.txt", "Badamy białka.\nKrzempuchlik i krzempuchlik."), "--out", missing)
	if code != 0 || !strings.Contains(out, "0.5000") {
		t.Errorf("%d %s\n%s", code, line, out)
	}
	if got := content(t, missing); got != "lemma\tcount\tkin\nkrzempuchlik\t2\t0\n" {
		t.Errorf("missing: %q", got)
	}
	if out, line, code := call(t, "", "eval", "coverage"); code != 0 || !strings.Contains(out, "direct") {
		t.Errorf("of the demo: %d %s\n%s", code, line, out)
	}
}

func TestEvalConcepts(t *testing.T) {
	id := "enzyme"
	marked := file(t, "marked.tsv", "lang\ttext\tids\npl\tEnzymy.\t"+id+"\nen\tNothing of this kind.\t"+id+"\n")
	errs := filepath.Join(t.TempDir(), "errors.tsv")
	out, line, code := call(t, "", "eval", "concepts", marked, "--out", errs)
	if code != 0 || !strings.Contains(out, "0.5000") || !strings.Contains(out, "1.0000") {
		t.Errorf("%d %s\n%s", code, line, out)
	}
	if got := content(t, errs); got != "line\terror\tconcept\twords\ttext\n3\tmissing\t"+id+"\t\tNothing of this kind.\n" {
		t.Errorf("errors: %q", got)
	}
}

func TestBenchLanguage(t *testing.T) {
	out, line, code := call(t, "", "bench", "language")
	for _, s := range []string{"start ", "resident memory", "ns, 0.00 allocations", "words/s"} {
		if code != 0 || !strings.Contains(out, s) {
			t.Errorf("%d %s lacks %q:\n%s", code, line, s, out)
		}
	}
}

func TestResidentMemoryIsRead(t *testing.T) {
	if n, ok := residentOf("Name:\tx\nVmHWM:\t    9 kB\nVmRSS:\t  1234 kB\nThreads:\t3\n"); !ok || n != 1234*1024 {
		t.Errorf("got %d, %t", n, ok)
	}
	for _, s := range []string{"", "VmRSS:", "VmRSS:\tmuch kB\n"} {
		if n, ok := residentOf(s); ok {
			t.Errorf("%q: got %d", s, n)
		}
	}
}

// TestBadInputOfEvalIsNamed checks exit code and line for files that are not
// what they should be.
func TestBadInputOfEvalIsNamed(t *testing.T) {
	set := func(files ...string) string {
		return folderOf(t, append([]string{"corpus.jsonl", corpusLines, "queries.jsonl", queryLines, "qrels.tsv", qrelLines}, files...)...)
	}
	for name, tc := range map[string]struct {
		input string
		args  []string
		says  string
		code  int
	}{
		"no folder":     {"", []string{"eval", "retrieval", "none"}, "check the name", exitFailure},
		"empty folder":  {"", []string{"eval", "retrieval", t.TempDir()}, "queries.jsonl", exitFailure},
		"a document":    {"", []string{"eval", "retrieval", set("corpus.jsonl", corpusLines+"{")}, "corpus.jsonl:3: ", exitFailure},
		"a query":       {"", []string{"eval", "retrieval", set("queries.jsonl", "{}")}, "queries.jsonl:1: ", exitFailure},
		"a judgement":   {"", []string{"eval", "retrieval", set("qrels.tsv", qrelLines+"q1\td1\tx\n")}, "qrels.tsv:5: ", exitFailure},
		"out":           {"", []string{"eval", "retrieval", set(), "--out", filepath.Join(t.TempDir(), "no", "run")}, "write results", exitFailure},
		"no language":   {"x", []string{"eval", "stems"}, "--lang is pl or en", exitUsage},
		"a language":    {"x", []string{"eval", "stems", "--lang", "de"}, "--lang is pl or en", exitUsage},
		"a tab":         {"chleb\nx\ty\n", []string{"eval", "stems", "--lang", "pl"}, "standard input:2: ", exitFailure},
		"no text":       {"", []string{"eval", "coverage", "none.txt"}, "none.txt", exitFailure},
		"not UTF-8":     {"", []string{"eval", "coverage", file(t, "a.txt", "chleb\nb\xffb\n")}, "a.txt:2: ", exitFailure},
		"no marks":      {"", []string{"eval", "concepts", "none.tsv"}, "none.tsv", exitFailure},
		"a wrong mark":  {"", []string{"eval", "concepts", file(t, "m.tsv", "lang\ttext\tids\npl\tx\tno-such-thing\n")}, "m.tsv:2: ", exitFailure},
		"which to do":   {"", []string{"bench", "language", "x"}, "x", exitUsage},
		"unknown bench": {"", []string{"bench", "--loud"}, "--loud", exitUsage},
	} {
		t.Run(name, func(t *testing.T) {
			out, line, code := call(t, tc.input, tc.args...)
			if code != tc.code || !strings.Contains(line, tc.says) || strings.Contains(line, "\n") {
				t.Errorf("exit code %d, %q\n%s", code, line, out)
			}
		})
	}
}

// TestAllRowsOfAClusterAreDifferent: what is told apart by language must not
// be the same list under other names, and each need stands on one side.
func TestAllRowsOfAClusterAreDifferent(t *testing.T) {
	f, err := demoFigures()
	if err != nil {
		t.Fatal(err)
	}
	l := f.Languages
	for name, a := range map[string]int{
		"any": l.Needs.Other.Needs + l.Needs.Same.Needs, "mainly": l.NeedsMainly.Other.Needs + l.NeedsMainly.Same.Needs,
	} {
		if a != f.Matcher.Needs {
			t.Errorf("%s: %d of %d needs", name, a, f.Matcher.Needs)
		}
	}
	seen := map[string]string{}
	for _, r := range languageRows(l) {
		key := fmt.Sprint(r.f)
		if seen[key] != "" || r.f.Needs == 0 {
			t.Errorf("%s is %s: %s", r.name, seen[key], key)
		}
		seen[key] = r.name
	}
}
