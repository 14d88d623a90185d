package vocabulary

import "strings"

// local gives the part of an address by which a vocabulary names a concept, in
// signs that an id may have.
func local(address string) string {
	s := strings.TrimRight(address, "/#")
	if at := strings.LastIndexAny(s, "/#:"); at >= 0 {
		s = s[at+1:]
	}
	s = strings.Map(func(c rune) rune {
		if isName(c) || c >= 'A' && c <= 'Z' || c == '.' || c == '_' || c == '-' {
			return c
		}
		return '-'
	}, s)
	const longest = 60
	return s[:min(len(s), longest)]
}

// straighten leads all links to the concepts that are kept, each once, and
// takes out those by which a concept would stand above itself. It gives their
// number.
func (b *builder) straighten() (circles int) {
	for _, i := range b.kept {
		n := &b.g.nodes[i]
		n.broader, n.related = b.lead(i, n.broader), b.lead(i, n.related)
	}
	state := make([]uint8, len(b.g.nodes))
	for _, i := range b.kept {
		if state[i] == 0 {
			circles += b.climb(i, state)
		}
	}
	return circles
}

// lead gives the concepts that links lead to.
func (b *builder) lead(from int32, to []int32) []int32 {
	out := to[:0]
	seen := make(map[int32]bool, len(to))
	for _, i := range to {
		i = b.first[i]
		switch {
		case b.ids[i] == "":
			b.g.report.Loose++
		case i != from && !seen[i]:
			seen[i] = true
			out = append(out, i)
		}
	}
	return out
}

const (
	climbing = 1
	done     = 2
)

// climb walks from a concept to all above it, by a stack of its own since a
// circle may be as long as the vocabulary, and cuts the link that closes one.
func (b *builder) climb(start int32, state []uint8) (cut int) {
	type step struct {
		at   int32
		next int
	}
	stack := []step{{at: start}}
	state[start] = climbing
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		above := b.g.nodes[top.at].broader
		if top.next == len(above) {
			state[top.at] = done
			stack = stack[:len(stack)-1]
			continue
		}
		to := above[top.next]
		switch state[to] {
		case climbing:
			b.g.nodes[top.at].broader = append(above[:top.next:top.next], above[top.next+1:]...)
			cut++
		case done:
			top.next++
		default:
			top.next++
			state[to] = climbing
			stack = append(stack, step{at: to})
		}
	}
	return cut
}
