package build

import (
	"encoding/binary"
	"errors"
)

// automaton builds the minimal acyclic automaton of keys that come in order
// (J. Daciuk, S. Mihov, B. Watson, R. Watson, 2000), with a value at each key.
type automaton struct {
	states   []state // those that are final and shared; 0 is the root when done
	register map[string]int
	open     []state // the path of the last key
	last     string
	room     []byte
}

// state has its arcs in the order of their bytes.
type state struct {
	arcs  []link
	value int // -1: no key ends here
}

type link struct {
	c  byte
	to int // place in states; unset in the open path
}

var errOrder = errors.New("build: keys out of order")

func newAutomaton() *automaton {
	return &automaton{register: map[string]int{}, open: []state{{value: -1}}}
}

// add adds a key, which must come behind the last one.
func (a *automaton) add(key string, value int) error {
	if key <= a.last && a.last != "" || key == "" {
		return errOrder
	}
	common := 0
	for common < len(key) && common < len(a.last) && key[common] == a.last[common] {
		common++
	}
	a.close(common)
	for i := common; i < len(key); i++ {
		s := &a.open[len(a.open)-1]
		s.arcs = append(s.arcs, link{c: key[i]})
		a.open = append(a.open, state{value: -1})
	}
	a.open[len(a.open)-1].value = value
	a.last = key
	return nil
}

// close takes the end of the path, down to a depth, into the states.
func (a *automaton) close(depth int) {
	for len(a.open) > depth+1 {
		n := len(a.open) - 1
		to := a.share(a.open[n])
		a.open = a.open[:n]
		arcs := a.open[n-1].arcs
		arcs[len(arcs)-1].to = to
	}
}

// share gives the place of a state equal to s.
func (a *automaton) share(s state) int {
	b := binary.AppendVarint(a.room[:0], int64(s.value))
	for _, l := range s.arcs {
		b = append(b, l.c)
		b = binary.AppendUvarint(b, uint64(l.to))
	}
	a.room = b
	if at, ok := a.register[string(b)]; ok {
		return at
	}
	at := len(a.states)
	a.states = append(a.states, s)
	a.register[string(b)] = at
	return at
}

// finish gives all states and the place of the root.
func (a *automaton) finish() (states []state, root int) {
	a.close(0)
	states = append(a.states, a.open[0])
	return states, len(states) - 1
}
