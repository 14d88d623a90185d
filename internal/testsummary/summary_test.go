package main

import (
	"strings"
	"testing"
)

func sum(t *testing.T, strict bool, lines ...string) (out string, ok bool) {
	t.Helper()
	var b strings.Builder
	s := newSummary(&b)
	if err := s.read(strings.NewReader(strings.Join(lines, "\n"))); err != nil {
		t.Fatal(err)
	}
	ok = s.print(strict)
	return b.String(), ok
}

const (
	passed  = `{"Action":"pass","Package":"p","Test":"TestA"}`
	saying  = `{"Action":"output","Package":"p","Test":"TestB","Output":"    b_test.go:3: no Chromium\n"}`
	skipped = `{"Action":"skip","Package":"p","Test":"TestB"}`
	failing = `{"Action":"output","Package":"p","Test":"TestC","Output":"    c_test.go:9: 1 is not 2\n"}`
	failed  = `{"Action":"fail","Package":"p","Test":"TestC"}`
)

func TestSkipsAreNamedAndCountWhereAsked(t *testing.T) {
	out, ok := sum(t, false, passed, saying, skipped)
	if !ok || !strings.Contains(out, "p TestB: b_test.go:3: no Chromium") || !strings.Contains(out, "\n1 passed, 0 failed, 1 skipped\n") {
		t.Errorf("ok %v: %s", ok, out)
	}
	if _, ok := sum(t, true, passed, saying, skipped); ok {
		t.Error("a skip passes where CI=true")
	}
	if _, ok := sum(t, true, passed); !ok {
		t.Error("a clean run fails")
	}
}

func TestFailuresAreShownAndFail(t *testing.T) {
	out, ok := sum(t, false, passed, failing, failed)
	if ok || !strings.Contains(out, "1 is not 2") {
		t.Errorf("ok %v: %s", ok, out)
	}
	for name, lines := range map[string][]string{
		"build":      {passed, `{"Action":"build-fail","ImportPath":"q"}`},
		"package":    {passed, `{"Action":"fail","Package":"q"}`},
		"nothing":    {},
		"no test":    {`{"Action":"pass","Package":"q"}`},
		"not parsed": {"FAIL something"},
	} {
		if out, ok := sum(t, false, lines...); ok {
			t.Errorf("%s passes: %s", name, out)
		}
	}
}
