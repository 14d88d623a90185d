package morph_test

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// sparse lays keys with their values out as a double array in the plainest
// way: 256 cells for each state of a trie.
func sparse(keys map[string]uint32) []byte {
	states := map[string]uint32{"": 0}
	cells := map[uint32]uint32{}
	for k, value := range keys {
		for i := range len(k) {
			if _, ok := states[k[:i+1]]; !ok {
				states[k[:i+1]] = uint32(len(states)) * 256
			}
			cells[states[k[:i]]+uint32(k[i])] = states[k[:i+1]]<<8 | uint32(k[i])
		}
		cells[states[k]] = value << 8
	}
	var out []byte
	for i := range uint32(len(states)) * 256 {
		c, ok := cells[i]
		if !ok {
			c = 0xFF
		}
		out = binary.LittleEndian.AppendUint32(out, c)
	}
	return out
}

// FuzzOpen puts dictionaries together out of any parts, with the checksum that
// they should have, and uses them.
func FuzzOpen(f *testing.F) {
	words := sparse(map[string]uint32{"lek": 0, "leki": 1, "lęk": 0})
	ends := sparse(map[string]uint32{"i": 1})
	sets := []byte{0, 0x80, 1, 0, 2, 0x80}
	rules := []byte{0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 2, 0, 0, 1}
	endless := make([]byte, 4*256) // each letter of state 0 leads back to it
	for i := range 256 {
		endless[4*i] = byte(i)
	}
	silent := slices.Clone(endless) // and no word ends
	silent[0] = 0xFF
	f.Add(words, ends, sets, rules, []byte("a"), "leki")
	f.Add(silent, ends, sets, rules, []byte("a"), strings.Repeat("z", 50))
	f.Add(endless, ends, sets, rules, []byte("a"), strings.Repeat("z", 300))
	f.Add(words, ends, sets, []byte{0, 0, 1, 0, 0, 9}, []byte("a"), "lek")
	f.Add(endless, endless, sets, rules, []byte("a"), strings.Repeat("z", 50))
	f.Add(words, ends, []byte{9, 0x80}, rules, []byte("a"), "lek")
	f.Add(words, ends, []byte{0, 0}, rules, []byte("a"), "lek")
	f.Add(words, ends, sets, []byte{9, 9, 9, 9, 9, 9}, []byte("a"), "lek")
	f.Add(words[:9], ends[:7], sets[:1], rules[:5], []byte{}, "lek")
	f.Fuzz(func(t *testing.T, forms, ends, sets, rules, tails []byte, word string) {
		d, err := morph.Open("fuzz", string(morph.File(forms, ends, sets, rules, tails)))
		if err != nil {
			t.Fatal(err)
		}
		read := func(form string, r morph.Readings) bool {
			for i := range min(r.Len(), 1000) {
				if l := r.At(i).Lemma(form); len(l) > len(form)+255 {
					t.Fatalf("%q of %q", l, form)
				}
			}
			return true
		}
		read(word, d.Find(word))
		read(word, d.Guess(word))
		n := 0
		d.FindUnaccented(word, func(form string, r morph.Readings) bool {
			n++
			return read(form, r) && n < 100
		})
		if n > 100 {
			t.Fatalf("%d forms", n)
		}
	})
}
