package morph_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// embedded gives the content of the dictionary that is part of the program.
func embedded(tb testing.TB) string {
	tb.Helper()
	b, err := os.ReadFile("polish.morph")
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

// TestDamaged checks that a damaged file is refused by its name.
func TestDamaged(t *testing.T) {
	good := embedded(t)
	flip := func(at int) string {
		b := []byte(good)
		b[at] ^= 1
		return string(b)
	}
	for _, c := range []struct{ name, content, says string }{
		{"empty", "", "does not begin"},
		{"magic", flip(0), "does not begin"},
		{"format", flip(len("swatka-morph")), "format"},
		{"head only", good[:20], "does not begin"},
		{"no parts", good[:40], "cut off"},
		{"cut off", good[:len(good)-1], "cut off"},
		{"longer", good + "x", "goes on"},
		{"first length", flip(16), "checksum"},
		{"first byte", flip(40), "checksum"},
		{"middle byte", flip(len(good) / 2), "checksum"},
		{"last byte", flip(len(good) - 1), "checksum"},
		{"checksum", flip(36), "checksum"},
	} {
		d, err := morph.Open("words.morph", c.content)
		if d != nil || !errors.Is(err, morph.ErrDamaged) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !strings.Contains(err.Error(), "words.morph") || c.name != "first length" && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q and the name", c.name, err, c.says)
		}
	}
}

// TestFlipped flips a bit at many places: none goes unseen.
func TestFlipped(t *testing.T) {
	b := []byte(embedded(t))
	for at := 0; at < len(b); at += 1 + min(at, len(b)/150) {
		b[at] ^= 0x10
		if _, err := morph.Open("words.morph", string(b)); !errors.Is(err, morph.ErrDamaged) {
			t.Errorf("byte %d: %v", at, err)
		}
		b[at] ^= 0x10
	}
	if _, err := morph.Open("words.morph", string(b)); err != nil {
		t.Error(err)
	}
}

// TestEmpty checks that a dictionary without words is one, and that the zero
// value is too.
func TestEmpty(t *testing.T) {
	d, err := morph.Open("none", string(morph.File(nil, nil, nil, nil, nil)))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []*morph.Dictionary{d, {}} {
		if d.Find("lek").Len() != 0 || d.Guess("lek").Len() != 0 || d.Find("").Len() != 0 {
			t.Error("a word of an empty dictionary")
		}
		d.FindUnaccented("lek", func(form string, _ morph.Readings) bool {
			t.Errorf("%q of an empty dictionary", form)
			return true
		})
	}
}
