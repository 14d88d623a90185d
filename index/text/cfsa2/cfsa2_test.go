package cfsa2_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/index/text/cfsa2"
)

// walk gives all sequences of an automaton.
func walk(b []byte) ([]string, error) {
	a, err := cfsa2.New(b)
	if err != nil {
		return nil, err
	}
	var out []string
	err = a.Walk(func(seq []byte) error {
		out = append(out, string(seq))
		return nil
	})
	return out, err
}

func TestWalk(t *testing.T) {
	for _, seqs := range [][]string{
		nil,
		{"a"},
		{"a", "ab", "abc", "b"},
		{"białek;AD;x", "białka;AC;y", "lek;A;", "leku;AB;\xff\x00"},
		{strings.Repeat("ab", 1000), strings.Repeat("ab", 1000) + "c", "z"},
	} {
		got, err := walk(encode(seqs...))
		if err != nil || !slices.Equal(got, seqs) {
			t.Errorf("%q came back as %q, %v", seqs, got, err)
		}
	}
}

// TestShared reads an automaton written by hand, two arcs of which lead to
// one state: ac, bc.
func TestShared(t *testing.T) {
	got, err := walk(append(head(), isLast|isNext, '^', 1, 6, isLast|2, 6, isLast|isFinal, 'c', 0))
	if err != nil || !slices.Equal(got, []string{"ac", "bc"}) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestWalkStops(t *testing.T) {
	a, err := cfsa2.New(encode("a", "b", "c"))
	if err != nil {
		t.Fatal(err)
	}
	enough, n := errors.New("enough"), 0
	err = a.Walk(func([]byte) error {
		if n++; n == 2 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || n != 2 {
		t.Errorf("%v after %d", err, n)
	}
}

// TestRefused has files that are no automata, and what is said of them.
func TestRefused(t *testing.T) {
	good := encode("lek", "leku")
	with := func(at int, c byte) []byte {
		b := slices.Clone(good)
		b[at] = c
		return b
	}
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"empty":             {nil, "magic"},
		"magic":             {with(0, '/'), "magic"},
		"version":           {with(4, 0xC5), "version 0xc5"},
		"numbers":           {with(5, 1), "with numbers"},
		"too many labels":   {with(7, 33), "33 frequent labels"},
		"cut in labels":     {good[:headLen-1], "frequent labels"},
		"no arcs":           {head(), "no arc"},
		"unknown label":     {with(headLen+2, 9), "label 9"},
		"cut in arc":        {good[:headLen+1], "within the arc"},
		"cut in number":     {append(head(), isLast, '^'), "within a number"},
		"cut in state":      {append(head(), 1, 0), "within a state"},
		"next is missing":   {append(head(), isLast|isNext, '^'), "missing at the end"},
		"leads far":         {append(head(), isLast, '^', 0xFF, 0x7F), "leads to 127"},
		"leads into an arc": {append(head(), isLast, '^', 4, isLast|isFinal, 'x', 0), "no state begins at 4"},
		"endless number":    {append(head(), isLast, '^', 0x80, 0x80, 0x80, 0x80, 0x80, 0), "more than five"},
	} {
		_, err := cfsa2.New(c.file)
		if !errors.Is(err, cfsa2.ErrFormat) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCut cuts a file at each place: there is no half of a dictionary.
func TestCut(t *testing.T) {
	good := encode("białek", "białka", "lek", "leku")
	if _, err := walk(good); err != nil {
		t.Fatal(err)
	}
	for n := range good {
		if got, err := walk(good[:n]); !errors.Is(err, cfsa2.ErrFormat) {
			t.Errorf("cut at %d: %q, %v", n, got, err)
		}
	}
}

// TestBounded has automata that would be walked forever, or as good as.
func TestBounded(t *testing.T) {
	cycle := append(head(), isLast|isNext, '^', isLast|isFinal|1, 2)
	longer := append(cycle, bytes.Repeat([]byte{isLast | 1, 0}, 10)...)
	ladder := append(head(), isLast|isNext, '^')
	for range 64 {
		behind := byte(len(ladder) - headLen + 4)
		ladder = append(ladder, isFinal|1, behind|0x80, behind>>7, isLast|isNext|2)
	}
	for i := range 64 { // the place takes two bytes
		at := headLen + 2 + 4*i
		place := 2 + 4*(i+1)
		ladder[at+1], ladder[at+2] = byte(place)|0x80, byte(place>>7)
	}
	ladder = append(ladder, isLast|isFinal, 'z', 0)
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"cycle":  {cycle, "too many sequences"},
		"longer": {longer, "more than 8192 bytes"},
		"ladder": {ladder, "too many sequences"},
	} {
		begin := time.Now()
		_, err := walk(c.file)
		if !errors.Is(err, cfsa2.ErrFormat) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%s took %s", name, took)
		}
	}
}
