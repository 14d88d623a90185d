package build

import (
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// rule is how a lemma is made of a form.
type rule struct {
	head, cut int
	tail      string
	pos       morph.POS
}

// ruleOf gives the rule of an entry: the longest common part of form and
// lemma stays, behind naj- and nie- if the form has them.
func ruleOf(e entry) rule {
	best := rule{cut: len(e.form), tail: e.lemma, pos: e.pos}
	for _, head := range [...]string{"", "nie", "naj"} {
		if len(e.form) < len(head) || e.form[:len(head)] != head {
			continue
		}
		rest, n := e.form[len(head):], 0
		for n < len(rest) && n < len(e.lemma) && rest[n] == e.lemma[n] {
			n++
		}
		if cut := len(rest) - n; len(e.lemma)-n+cut+len(head) < len(best.tail)+best.cut+best.head {
			best = rule{head: len(head), cut: cut, tail: e.lemma[n:], pos: e.pos}
		}
	}
	return best
}

// tables gathers rules, what they append, and sets of rules, each once.
type tables struct {
	rules  map[rule]int
	sets   map[string]int
	tailAt map[string]int

	ruleBytes, setBytes, tailBytes []byte
}

func newTables() *tables {
	return &tables{rules: map[rule]int{}, sets: map[string]int{}, tailAt: map[string]int{}}
}

func (t *tables) rule(r rule) (int, error) {
	if i, ok := t.rules[r]; ok {
		return i, nil
	}
	at, ok := t.tailAt[r.tail]
	if !ok {
		at = len(t.tailBytes)
		t.tailAt[r.tail] = at
		t.tailBytes = append(t.tailBytes, r.tail...)
	}
	i := len(t.rules)
	if at > 1<<16-1 || i >= 1<<15 || max(r.head, r.cut, len(r.tail)) > 255 {
		return 0, fmt.Errorf("%w: %d rules, %d bytes of endings", errLarge, i, at)
	}
	t.rules[r] = i
	t.ruleBytes = append(t.ruleBytes, byte(r.head), byte(r.cut), byte(r.pos), byte(at), byte(at>>8), byte(len(r.tail)))
	return i, nil
}

// set gives the place of a set of rules, in their order.
func (t *tables) set(rules []rule) (int, error) {
	var b []byte
	for i, r := range rules {
		n, err := t.rule(r)
		if err != nil {
			return 0, err
		}
		if i == len(rules)-1 {
			n |= 1 << 15
		}
		b = binary.LittleEndian.AppendUint16(b, uint16(n))
	}
	if at, ok := t.sets[string(b)]; ok {
		return at, nil
	}
	at := len(t.setBytes) / 2
	t.sets[string(b)] = at
	t.setBytes = append(t.setBytes, b...)
	return at, nil
}

// distinct gives rules without repeats, in their order.
func distinct(rules []rule) []rule {
	var out []rule
	for _, r := range rules {
		if !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}
