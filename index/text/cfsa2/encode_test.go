package cfsa2_test

import "slices"

// node is a state of a trie, from which tests make automata.
type node struct {
	label byte
	final bool
	to    []*node
}

func trie(seqs []string) *node {
	root := &node{}
	for _, s := range seqs {
		n := root
		for i := range len(s) {
			at := slices.IndexFunc(n.to, func(c *node) bool { return c.label == s[i] })
			if at < 0 {
				at = len(n.to)
				n.to = append(n.to, &node{label: s[i]})
			}
			n = n.to[at]
		}
		n.final = true
	}
	return root
}

// labels are the frequent labels of the automata made here.
const labels = "\x00ab;"

const (
	isNext, isLast, isFinal = 0x80, 0x40, 0x20
	headLen                 = 8 + len(labels)
)

func head() []byte {
	return append([]byte("\\fsa\xC6\x00\x00"), append([]byte{byte(len(labels))}, labels...)...)
}

// encode writes the sequences as an automaton, without shared states. A
// number takes three bytes, whatever its value, so that places are known
// before they are filled in; the last child of a state follows behind it.
func encode(seqs ...string) []byte {
	e := encoder{}
	root := trie(seqs)
	if len(root.to) == 0 {
		return append(head(), isLast, '^', 0)
	}
	e.code = []byte{isLast | isNext, '^'}
	e.state(root)
	return append(head(), e.code...)
}

type encoder struct{ code []byte }

func (e *encoder) state(n *node) {
	holes := map[*node]int{}
	for i, c := range n.to {
		last := i == len(n.to)-1
		e.arc(c, last)
		if len(c.to) == 0 {
			e.code = append(e.code, 0)
		} else if !last {
			holes[c] = len(e.code)
			e.code = append(e.code, 0, 0, 0)
		}
	}
	for i := len(n.to) - 1; i >= 0; i-- {
		c := n.to[i]
		if at, ok := holes[c]; ok {
			place := len(e.code)
			copy(e.code[at:], []byte{byte(place) | 0x80, byte(place>>7) | 0x80, byte(place>>14) & 0x7F})
		}
		if len(c.to) > 0 {
			e.state(c)
		}
	}
}

// arc writes the flags and the label of an arc.
func (e *encoder) arc(c *node, last bool) {
	flags := byte(0)
	if last {
		flags |= isLast
	}
	if c.final {
		flags |= isFinal
	}
	if last && len(c.to) > 0 {
		flags |= isNext
	}
	if i := slices.Index([]byte(labels), c.label); i > 0 {
		e.code = append(e.code, flags|byte(i))
		return
	}
	e.code = append(e.code, flags, c.label)
}
