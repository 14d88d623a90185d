package morph

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// POS is a part of speech.
type POS uint8

// The parts of speech. A gerund that is no noun of its own, and a participle
// that is no adjective, are verbs.
const (
	Other POS = iota
	Noun
	Adjective
	Verb
	Adverb
)

// ErrDamaged is the error of a dictionary that is not what it was written as.
var ErrDamaged = errors.New("damaged dictionary")

// Dictionary is a morphological dictionary. It is read only and may be
// shared.
type Dictionary struct {
	forms, ends array
	sets        string // two bytes each: a rule; the last of a set has its top bit
	rules       string // ruleSize bytes each
	tails       string // what rules append
}

// The form of a file: magic, version, the lengths of the five parts, their
// checksum (CRC-32C), then the parts.
const (
	magic    = "swatka-morph"
	format   = 1
	headSize = len(magic) + 4 + 5*4 + 4
	ruleSize = 6
)

// Open gives the dictionary in a file's content; name is what an error calls
// it. The content is not copied.
func Open(name, content string) (*Dictionary, error) {
	bad := func(why string) (*Dictionary, error) { return nil, fmt.Errorf("%w %s: %s", ErrDamaged, name, why) }
	if len(content) < headSize || content[:len(magic)] != magic {
		return bad("it does not begin as one")
	}
	head := []byte(content[len(magic):headSize])
	if v := binary.LittleEndian.Uint32(head); v != format {
		return bad(fmt.Sprintf("format %d, not %d", v, format))
	}
	rest := content[headSize:]
	var parts [5]string
	for i := range parts {
		n := binary.LittleEndian.Uint32(head[4+4*i:])
		if uint64(n) > uint64(len(rest)) {
			return bad("it is cut off")
		}
		parts[i], rest = rest[:n], rest[n:]
	}
	if rest != "" {
		return bad("it goes on after its end")
	}
	if crc(content[headSize:]) != binary.LittleEndian.Uint32(head[24:]) {
		return bad("its checksum is wrong")
	}
	return &Dictionary{
		forms: array(parts[0]), ends: array(parts[1]),
		sets: parts[2], rules: parts[3], tails: parts[4],
	}, nil
}

// crc gives the checksum of a string without copying it as a whole.
func crc(s string) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	var room [32 << 10]byte
	sum := uint32(0)
	for len(s) > 0 {
		n := copy(room[:], s)
		sum = crc32.Update(sum, table, room[:n])
		s = s[n:]
	}
	return sum
}

// Reading is a way to read a form: how its lemma is made of it.
type Reading struct {
	Head, Cut int    // bytes that fall away at its beginning and its end
	Tail      string // what comes in place of the end
	POS       POS
}

// Lemma gives the lemma of a form.
func (r Reading) Lemma(form string) string {
	if r.Tail == "" {
		return form[r.Head : len(form)-r.Cut]
	}
	return form[r.Head:len(form)-r.Cut] + r.Tail
}

// Readings are the likely readings of a form.
type Readings struct {
	d    *Dictionary
	from uint32
	n    int
}

// Len gives their number.
func (r Readings) Len() int { return r.n }

// At gives one of them, the likeliest first.
func (r Readings) At(i int) Reading {
	at := 2 * (int(r.from) + i)
	rule := int(uint16(r.d.sets[at])|uint16(r.d.sets[at+1])<<8) &^ lastOfSet
	c := r.d.rules[rule*ruleSize : (rule+1)*ruleSize]
	from, n := int(c[3])|int(c[4])<<8, int(c[5])
	return Reading{
		Head: int(c[0]), Cut: int(c[1]), POS: POS(c[2]),
		Tail: r.d.tails[from : from+n],
	}
}

const lastOfSet = 1 << 15

// Find gives the readings of a form in lower case; none if it is unknown. It
// allocates nothing.
func (d *Dictionary) Find(form string) Readings {
	v, ok := d.forms.get(form)
	if !ok {
		return Readings{}
	}
	return d.set(v, form)
}

// Guess reads an unknown form by its ending. The readings are those of most
// words of the dictionary that end so; none if no ending is known.
func (d *Dictionary) Guess(form string) Readings {
	v, n := d.ends.longestEnd(form)
	if n == 0 {
		return Readings{}
	}
	return d.set(v, form)
}

// set gives the readings of a set, up to the first that cannot be: with a
// sound dictionary there is none such.
func (d *Dictionary) set(from uint32, form string) Readings {
	out := Readings{d: d, from: from}
	for at := 2 * int(from); at+2 <= len(d.sets); at += 2 {
		rule := uint16(d.sets[at]) | uint16(d.sets[at+1])<<8
		if !d.sound(int(rule&^lastOfSet), form) {
			return out
		}
		out.n++
		if rule&lastOfSet != 0 {
			return out
		}
	}
	return out
}

// sound says whether a rule lies in the dictionary and can be used on a form.
func (d *Dictionary) sound(rule int, form string) bool {
	if (rule+1)*ruleSize > len(d.rules) {
		return false
	}
	c := d.rules[rule*ruleSize : (rule+1)*ruleSize]
	from := int(c[3]) | int(c[4])<<8
	return int(c[0])+int(c[1]) <= len(form) && from+int(c[5]) <= len(d.tails)
}
