package build

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestMinimal checks that there are as many states as there are different
// sets of what may follow: that is the least number an automaton can have.
func TestMinimal(t *testing.T) {
	var keys []string
	for _, stem := range []string{"lek", "lęk", "wiek", "człowiek", "bek"} {
		for _, end := range []string{"", "a", "ami", "i", "om", "u"} {
			keys = append(keys, stem+end)
		}
	}
	keys = append(keys, "x")
	slices.Sort(keys)
	a := newAutomaton()
	for _, k := range keys {
		if err := a.add(k, len(k)%2); err != nil {
			t.Fatal(err)
		}
	}
	states, root := a.finish()
	follow := map[string]bool{}
	for _, k := range keys {
		for i := range len(k) + 1 {
			var rest []string
			for _, o := range keys {
				if strings.HasPrefix(o, k[:i]) {
					rest = append(rest, fmt.Sprint(o[i:], len(o)%2))
				}
			}
			follow[strings.Join(rest, " ")] = true
		}
	}
	if len(states) != len(follow) || root != len(states)-1 {
		t.Errorf("%d states, want %d", len(states), len(follow))
	}
}

func TestOrder(t *testing.T) {
	for _, keys := range [][]string{{"b", "a"}, {"a", "a"}, {"ab", "a"}, {""}, {"a", ""}} {
		a := newAutomaton()
		var err error
		for _, k := range keys {
			if err = a.add(k, 0); err != nil {
				break
			}
		}
		if !errors.Is(err, errOrder) {
			t.Errorf("%q: %v", keys, err)
		}
	}
}

// TestTooLarge checks that what does not fit the form of the file is refused.
func TestTooLarge(t *testing.T) {
	long := strings.Repeat("x", 256)
	for _, r := range []rule{{tail: long}, {cut: 256}, {head: 256}} {
		if _, err := newTables().rule(r); !errors.Is(err, errLarge) {
			t.Errorf("%v: %v", r, err)
		}
	}
	tables, err := newTables(), error(nil)
	for i := 0; i < 300 && err == nil; i++ {
		_, err = tables.rule(rule{tail: fmt.Sprintf("%0250d", i)})
	}
	if !errors.Is(err, errLarge) {
		t.Errorf("too many endings: %v", err)
	}
	a := newAutomaton()
	if err := a.add("a", maxBase+1); err != nil {
		t.Fatal(err)
	}
	if _, err := pack(a.finish()); !errors.Is(err, errLarge) {
		t.Errorf("too high a value: %v", err)
	}
}
