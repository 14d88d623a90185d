// Package cfsa2 reads compact automata of the CFSA2 format, in which the
// Morfologik dictionaries are published: an acyclic automaton whose paths are
// the byte sequences held (D. Weiss, morfologik-fsa, 2012; the format descends
// from J. Daciuk's fsa package, 1998).
//
// The file has the magic bytes \fsa, a version byte, two bytes of flags, the
// number of the frequent labels and those labels; then the arcs, state by
// state. An arc is a byte of three flags and the index of a frequent label
// (0: the label follows in a byte of its own), then the place of the state it
// leads to as a variable length number, unless that state follows right
// behind the present one. The first state only leads to the root.
package cfsa2

import (
	"bytes"
	"errors"
	"fmt"
)

// ErrFormat is the error of a file that is no sound CFSA2 automaton.
var ErrFormat = errors.New("cfsa2: not a sound automaton")

const (
	version     = 0xC6
	flagNumbers = 0x100 // right languages are counted: not supported

	bitNext  = 0x80 // the target follows behind the last arc of this state
	bitLast  = 0x40 // the last arc of its state
	bitFinal = 0x20 // a sequence ends here
	maskName = 0x1F // index of a frequent label
)

// Walk is bounded, for a damaged automaton may have a cycle, or so many paths
// through shared states that no time suffices: no sequence is longer than
// maxLen bytes, and no more than maxShare arcs are followed for each arc of
// the file (the Polish dictionary needs 220).
const (
	maxLen   = 8192
	maxShare = 1000
)

// Automaton is a CFSA2 automaton. It is read only and may be shared.
type Automaton struct{ arcs []arc }

// New reads an automaton. It refuses one with an arc that is cut off or leads
// to where no state begins.
func New(b []byte) (*Automaton, error) {
	if len(b) < 8 || !bytes.HasPrefix(b, []byte(`\fsa`)) {
		return nil, fmt.Errorf("%w: no magic bytes", ErrFormat)
	}
	if b[4] != version {
		return nil, fmt.Errorf("%w: version %#x", ErrFormat, b[4])
	}
	if flags := int(b[5])<<8 | int(b[6]); flags&flagNumbers != 0 {
		return nil, fmt.Errorf("%w: with numbers", ErrFormat)
	}
	n := int(b[7])
	if n > maskName+1 || len(b) < 8+n {
		return nil, fmt.Errorf("%w: %d frequent labels", ErrFormat, n)
	}
	d := decoder{labels: b[8 : 8+n], code: b[8+n:]}
	arcs, err := d.decode()
	if err != nil {
		return nil, err
	}
	return &Automaton{arcs}, nil
}

// Walk gives every sequence held, in the order of the automaton. The bytes
// are valid until the next call only. It stops at the first error, of each or
// of an automaton that goes on and on (ErrFormat): after a thousand arcs for
// each that the file has.
func (a *Automaton) Walk(each func(seq []byte) error) error {
	root := a.arcs[0].to
	if root == 0 {
		return nil
	}
	w := walker{arcs: a.arcs, each: each, seq: make([]byte, 0, 128), left: maxShare * len(a.arcs)}
	return w.state(root)
}

type walker struct {
	arcs []arc
	each func([]byte) error
	seq  []byte
	left int // arcs that may still be followed
}

func (w *walker) state(at int32) error {
	if len(w.seq) == maxLen {
		return fmt.Errorf("%w: a sequence of more than %d bytes", ErrFormat, maxLen)
	}
	for {
		c := w.arcs[at]
		if w.left--; w.left < 0 {
			return fmt.Errorf("%w: too many sequences", ErrFormat)
		}
		w.seq = append(w.seq, c.label)
		if c.flags&bitFinal != 0 {
			if err := w.each(w.seq); err != nil {
				return err
			}
		}
		if c.to != 0 {
			if err := w.state(c.to); err != nil {
				return err
			}
		}
		w.seq = w.seq[:len(w.seq)-1]
		if c.flags&bitLast != 0 {
			return nil
		}
		at++
	}
}
