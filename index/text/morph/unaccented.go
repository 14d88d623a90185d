package morph

// FindUnaccented gives the readings of all forms of the dictionary that a word
// without accents may stand for, as long as each says so: zrodlo is źródło.
// The forms come in the order of their bytes, letter by letter the plain one
// first. A word may stand for more forms than anyone can count only in a
// damaged dictionary: after maxTries letters it is given up.
func (d *Dictionary) FindUnaccented(word string, each func(form string, r Readings) bool) {
	if len(word) > maxWord {
		return
	}
	s := search{d: d, word: word, each: each}
	s.from(0, 0)
}

const (
	maxWord  = 64      // bytes of the longest word of which accents are looked for
	maxTries = 1 << 16 // letters tried; a word of the Polish dictionary needs some hundreds
)

// search tries the letters of a word one by one.
type search struct {
	d    *Dictionary
	word string
	each func(string, Readings) bool
	form [2 * maxWord]byte
	n    int // bytes of form
	done int // letters tried
}

// from tries the letters from the ith on; false if each wants no more.
func (s *search) from(i int, state uint32) bool {
	if i == len(s.word) {
		v, ok := s.d.forms.value(state)
		if !ok {
			return true
		}
		form := string(s.form[:s.n])
		return s.each(form, s.d.set(v, form))
	}
	if !s.try(i, state, s.word[i:i+1]) {
		return false
	}
	for _, accent := range accents(s.word[i]) {
		if !s.try(i, state, accent) {
			return false
		}
	}
	return true
}

// try goes on with one letter.
func (s *search) try(i int, state uint32, letter string) bool {
	if s.done++; s.done > maxTries {
		return false
	}
	n := s.n
	for k := 0; k < len(letter); k++ {
		next, ok := s.d.forms.step(state, letter[k])
		if !ok {
			s.n = n
			return true
		}
		state = next
		s.form[s.n] = letter[k]
		s.n++
	}
	more := s.from(i+1, state)
	s.n = n
	return more
}

// accents gives the accented letters that a plain one may stand for.
func accents(c byte) []string {
	switch c {
	case 'a':
		return accentsA[:]
	case 'c':
		return accentsC[:]
	case 'e':
		return accentsE[:]
	case 'l':
		return accentsL[:]
	case 'n':
		return accentsN[:]
	case 'o':
		return accentsO[:]
	case 's':
		return accentsS[:]
	case 'z':
		return accentsZ[:]
	}
	return nil
}

var (
	accentsA = [...]string{"ą"}
	accentsC = [...]string{"ć"}
	accentsE = [...]string{"ę"}
	accentsL = [...]string{"ł"}
	accentsN = [...]string{"ń"}
	accentsO = [...]string{"ó"}
	accentsS = [...]string{"ś"}
	accentsZ = [...]string{"ź", "ż"}
)
