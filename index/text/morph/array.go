package morph

import "unicode/utf8"

// array is a double array over bytes. A state is the base of its cells: the
// cell at base+c has c as its low byte if the state has an arc for c, and the
// next state in the three bytes above. The value of a key is in the cell for
// the byte 0.
type array string

// cell gives the cell at i; an empty one where there is none. An empty cell
// has 0xFF as its low byte, which no UTF-8 text holds.
func (a array) cell(i uint32) uint32 {
	at := int(i) * 4
	if at+4 > len(a) {
		return 0xFF
	}
	c := a[at : at+4]
	return uint32(c[0]) | uint32(c[1])<<8 | uint32(c[2])<<16 | uint32(c[3])<<24
}

// step follows the arc of a byte.
func (a array) step(state uint32, c byte) (uint32, bool) {
	x := a.cell(state + uint32(c))
	return x >> 8, byte(x) == c
}

// value gives the value of a state, if a key ends there.
func (a array) value(state uint32) (uint32, bool) { return a.step(state, 0) }

// get gives the value of a key.
func (a array) get(key string) (uint32, bool) {
	state, ok := uint32(0), true
	for i := 0; i < len(key); i++ {
		if state, ok = a.step(state, key[i]); !ok || key[i] == 0 {
			return 0, false
		}
	}
	return a.value(state)
}

// longestEnd gives the value of the longest key that a word ends with, and
// its length in bytes; keys are stored back to front.
func (a array) longestEnd(word string) (value uint32, length int) {
	state, ok := uint32(0), true
	for i := len(word) - 1; i >= 0; i-- {
		if state, ok = a.step(state, word[i]); !ok || word[i] == 0 {
			break
		}
		if v, ok := a.value(state); ok && utf8.RuneStart(word[i]) {
			value, length = v, len(word)-i
		}
	}
	return value, length
}
