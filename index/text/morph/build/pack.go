package build

import (
	"encoding/binary"
	"errors"
)

// empty is a cell without an arc.
const empty = 0xFF

// maxBase is the highest state that fits the three bytes of a cell.
const maxBase = 1<<24 - 1

var errLarge = errors.New("build: the dictionary is too large for its form")

// pack lays states out as a double array: see morph for its form. A value
// takes the place of a state, so it is bound in the same way.
func pack(states []state, root int) ([]byte, error) {
	p := packer{states: states, base: make([]int, len(states)), first: 1}
	p.grow(1 << 16)
	// The root has the base 0, where a reader begins.
	p.base[root], p.usedBase[0] = 0, true
	p.claim(root, 0)
	for i := range states {
		if i != root {
			if err := p.place(i); err != nil {
				return nil, err
			}
		}
	}
	return p.cells()
}

type packer struct {
	states   []state
	base     []int
	taken    []bool
	usedBase []bool
	first    int // no free cell lies before it
	end      int // behind the last cell taken
}

func (p *packer) grow(n int) {
	for len(p.taken) < n {
		p.taken = append(p.taken, make([]bool, len(p.taken)+1024)...)
		p.usedBase = append(p.usedBase, make([]bool, len(p.usedBase)+1024)...)
	}
}

// symbols gives the bytes for which a state needs cells.
func (p *packer) symbols(i int, room []byte) []byte {
	if p.states[i].value >= 0 {
		room = append(room, 0)
	}
	for _, l := range p.states[i].arcs {
		room = append(room, l.c)
	}
	return room
}

// place finds the first base at which all cells of a state are free. No two
// states share a base, so an arc's byte alone tells whose a cell is.
func (p *packer) place(i int) error {
	var room [257]byte
	sym := p.symbols(i, room[:0])
	for p.taken[p.first] {
		p.first++
		p.grow(p.first + 512)
	}
	tries := 0
	for at := max(p.first, int(sym[0])+1); ; at++ {
		p.grow(at + 512)
		b := at - int(sym[0])
		if p.taken[at] || p.usedBase[b] || !p.free(b, sym) {
			// A region that is nearly full is left behind.
			if tries++; tries == 4096 {
				p.first = max(p.first, at-2048)
			}
			continue
		}
		if b > maxBase {
			return errLarge
		}
		p.base[i], p.usedBase[b] = b, true
		p.claim(i, b)
		return nil
	}
}

func (p *packer) free(b int, sym []byte) bool {
	for _, c := range sym {
		if p.taken[b+int(c)] {
			return false
		}
	}
	return true
}

func (p *packer) claim(i, b int) {
	var room [257]byte
	for _, c := range p.symbols(i, room[:0]) {
		p.taken[b+int(c)] = true
		p.end = max(p.end, b+int(c)+1)
	}
}

func (p *packer) cells() ([]byte, error) {
	cells := make([]uint32, p.end)
	for i := range cells {
		cells[i] = empty
	}
	for i, s := range p.states {
		if s.value > maxBase {
			return nil, errLarge
		}
		if s.value >= 0 {
			cells[p.base[i]] = uint32(s.value) << 8
		}
		for _, l := range s.arcs {
			cells[p.base[i]+int(l.c)] = uint32(p.base[l.to])<<8 | uint32(l.c)
		}
	}
	out := make([]byte, 0, 4*len(cells))
	for _, c := range cells {
		out = binary.LittleEndian.AppendUint32(out, c)
	}
	return out, nil
}
