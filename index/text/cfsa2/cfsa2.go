// Package cfsa2 reads compact automata of the CFSA2 format, in which the
// Morfologik dictionaries are published: an acyclic automaton whose paths are
// the byte sequences held (D. Weiss, morfologik-fsa, 2012; the format descends
// from J. Daciuk's fsa package, 1998).
//
// The file has the magic bytes \fsa, a version byte, two bytes of flags, the
// number of the frequent labels and those labels; then the arcs. An arc is a
// byte of three flags and the index of a frequent label (0: the label follows
// in a byte of its own), then the place of the state it leads to as a variable
// length number, unless that state follows right behind the present one.
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

// maxLen is the longest sequence that Walk follows; a longer one, or a cycle,
// is damage.
const maxLen = 8192

// Automaton is a CFSA2 automaton. It is read only and may be shared.
type Automaton struct {
	labels []byte
	arcs   []byte
}

// New reads the head of an automaton. The arcs are checked as they are
// walked: damage gives an error, never a panic.
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
	a := &Automaton{labels: b[8 : 8+n], arcs: b[8+n:]}
	if _, err := a.arc(0); err != nil {
		return nil, err
	}
	return a, nil
}

// arc is one arc, decoded.
type arc struct {
	label             byte
	final, last, next bool
	target            int // 0: none; unset with next
	end               int // the place behind it
}

func (a *Automaton) arc(at int) (arc, error) {
	if at < 0 || at >= len(a.arcs) {
		return arc{}, fmt.Errorf("%w: an arc at %d of %d bytes", ErrFormat, at, len(a.arcs))
	}
	f := a.arcs[at]
	out := arc{final: f&bitFinal != 0, last: f&bitLast != 0, next: f&bitNext != 0, end: at + 1}
	if i := int(f & maskName); i > 0 {
		if i >= len(a.labels) {
			return arc{}, fmt.Errorf("%w: label %d at %d", ErrFormat, i, at)
		}
		out.label = a.labels[i]
	} else {
		if out.end >= len(a.arcs) {
			return arc{}, fmt.Errorf("%w: ends within the arc at %d", ErrFormat, at)
		}
		out.label = a.arcs[out.end]
		out.end++
	}
	if out.next {
		return out, nil
	}
	return out, a.number(&out)
}

// number reads the target of an arc.
func (a *Automaton) number(out *arc) error {
	for shift := 0; shift < 35; shift += 7 {
		if out.end >= len(a.arcs) {
			return fmt.Errorf("%w: ends within a number", ErrFormat)
		}
		b := a.arcs[out.end]
		out.end++
		out.target |= int(b&0x7F) << shift
		if b&0x80 == 0 {
			return nil
		}
	}
	return fmt.Errorf("%w: a number of more than five bytes", ErrFormat)
}

// Walk gives every sequence held, in the order of the automaton. The bytes
// are valid until the next call only. It stops at the first error, of the
// automaton (ErrFormat) or of each.
func (a *Automaton) Walk(each func(seq []byte) error) error {
	root, err := a.arc(0)
	if err != nil {
		return err
	}
	if root.next {
		root.target = root.end
	}
	if root.target == 0 {
		return nil
	}
	w := walker{a: a, each: each, seq: make([]byte, 0, 128)}
	return w.state(root.target)
}

type walker struct {
	a    *Automaton
	each func([]byte) error
	seq  []byte
}

func (w *walker) state(at int) error {
	if len(w.seq) > maxLen {
		return fmt.Errorf("%w: a sequence of more than %d bytes", ErrFormat, maxLen)
	}
	behind := 0 // the state behind this one, looked up once
	for {
		c, err := w.a.arc(at)
		if err != nil {
			return err
		}
		if c.next {
			if behind == 0 {
				if behind, err = w.a.behind(at); err != nil {
					return err
				}
			}
			c.target = behind
		}
		if err := w.follow(c); err != nil || c.last {
			return err
		}
		at = c.end
	}
}

func (w *walker) follow(c arc) error {
	w.seq = append(w.seq, c.label)
	if c.final {
		if err := w.each(w.seq); err != nil {
			return err
		}
	}
	if c.target != 0 {
		if err := w.state(c.target); err != nil {
			return err
		}
	}
	w.seq = w.seq[:len(w.seq)-1]
	return nil
}

// behind gives the place behind the last arc of the state of an arc.
func (a *Automaton) behind(at int) (int, error) {
	for {
		c, err := a.arc(at)
		if err != nil {
			return 0, err
		}
		if c.last {
			return c.end, nil
		}
		at = c.end
	}
}
