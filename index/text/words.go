package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words gives the words of a text as written, in Unicode form NFC. Compounds
// come before their pieces; see the package comment for the rule.
func Words(s string) []Token {
	out := make([]Token, 0, len(s)/7+1)
	sc := scanner{s: s, out: out}
	for sc.chain() {
	}
	return sc.out
}

// shape says what a piece or compound is made of.
type shape struct {
	letters, digits, upper, runes int
	greek                         bool
	clean                         bool // ASCII letters and digits only
}

func (h shape) science() bool { return h.upper >= 2 || h.digits > 0 || h.greek }

// piece is a run of word runes of the text.
type piece struct {
	start, end int
	shape
}

// scanner walks through a text, a chain of compounds at a time.
type scanner struct {
	s      string
	at     int
	pos    int
	pieces []piece // of the present chain
	heads  []int   // where in pieces each compound of the chain begins
	out    []Token
}

// chain reads the next chain and gives its words; false at the end.
func (sc *scanner) chain() bool {
	p, ok := sc.first()
	if !ok {
		return false
	}
	sc.pieces = append(sc.pieces[:0], p)
	sc.heads = append(sc.heads[:0], 0)
	for {
		joint, width := joiner(sc.s[sc.at:])
		if joint == 0 {
			break
		}
		next, ok := sc.piece(sc.at + width)
		if !ok {
			break
		}
		if joint == '/' {
			sc.heads = append(sc.heads, len(sc.pieces))
		}
		sc.pieces = append(sc.pieces, next)
	}
	sc.emit()
	return true
}

// first finds the next piece behind anything that is none.
func (sc *scanner) first() (piece, bool) {
	for sc.at < len(sc.s) {
		if p, ok := sc.piece(sc.at); ok {
			return p, true
		}
		_, n := utf8.DecodeRuneInString(sc.s[sc.at:])
		sc.at += n
	}
	return piece{}, false
}

// piece reads the piece that begins at a place and moves behind it.
func (sc *scanner) piece(from int) (piece, bool) {
	p := piece{start: from}
	p.clean = true
	i, prev := from, rune(0)
	for i < len(sc.s) {
		r, n := rune(sc.s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(sc.s[i:])
		}
		if !p.take(r) && !inner(prev, r, sc.s[i+n:], &p.shape) {
			break
		}
		i += n
		prev = r
		p.runes++
	}
	if p.letters+p.digits == 0 {
		return piece{}, false
	}
	p.end = i
	sc.at = i
	return p, true
}

// take counts a rune that belongs to words; false for any other.
func (h *shape) take(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z':
		h.letters++
	case 'A' <= r && r <= 'Z':
		h.letters++
		h.upper++
	case '0' <= r && r <= '9':
		h.digits++
	case r < utf8.RuneSelf:
		return false
	default:
		return h.takeWide(r)
	}
	return true
}

func (h *shape) takeWide(r rune) bool {
	switch {
	case r == 'µ' || unicode.IsLetter(r):
		h.letters++
		h.greek = h.greek || r == 'µ' || (0x370 <= r && r <= 0x3ff)
		if unicode.IsUpper(r) {
			h.upper++
		}
	case unicode.IsNumber(r):
		h.digits++
	case unicode.IsMark(r):
		if h.letters+h.digits == 0 {
			return false
		}
	default:
		return false
	}
	h.clean = false
	return true
}

// inner says whether a sign that is no letter belongs to the piece around it.
func inner(prev, r rune, rest string, h *shape) bool {
	if h.letters+h.digits == 0 {
		return false
	}
	switch r {
	case '.', ',':
		if !digit(prev) || rest == "" || !digit(rune(rest[0])) {
			return false
		}
	case '\'', '’', 'ʼ':
		next, _ := utf8.DecodeRuneInString(rest)
		if !unicode.IsLetter(prev) || !unicode.IsLetter(next) {
			return false
		}
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060':
		next, _ := utf8.DecodeRuneInString(rest)
		if !unicode.IsLetter(next) {
			return false
		}
	default:
		return false
	}
	h.clean = false
	return true
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// joiner gives the sign that joins pieces at the beginning of s, '-' or '/'.
func joiner(s string) (rune, int) {
	if s == "" {
		return 0, 0
	}
	switch s[0] {
	case '-':
		return '-', 1
	case '/':
		return '/', 1
	}
	for _, h := range [...]string{"‐", "‑", "−"} {
		if strings.HasPrefix(s, h) {
			return '-', len(h)
		}
	}
	return 0, 0
}

// emit gives the words of the present chain.
func (sc *scanner) emit() {
	if len(sc.heads) > 1 && sc.scienceAll() {
		sc.add(0, len(sc.pieces))
	}
	for i, head := range sc.heads {
		tail := len(sc.pieces)
		if i+1 < len(sc.heads) {
			tail = sc.heads[i+1]
		}
		sc.compound(head, tail)
	}
}

// scienceAll says whether each compound of the chain looks like science.
func (sc *scanner) scienceAll() bool {
	for i, head := range sc.heads {
		tail := len(sc.pieces)
		if i+1 < len(sc.heads) {
			tail = sc.heads[i+1]
		}
		found := false
		for _, p := range sc.pieces[head:tail] {
			found = found || p.science()
		}
		if !found {
			return false
		}
	}
	return true
}

// compound gives a compound and those of its pieces that mean something.
func (sc *scanner) compound(head, tail int) {
	sc.add(head, tail)
	if tail-head == 1 {
		sc.pos++
		return
	}
	least, before := 2, sc.pos
	for _, p := range sc.pieces[head:tail] {
		if p.letters < 2 {
			least = 3
		}
	}
	for i := head; i < tail; i++ {
		if sc.pieces[i].letters >= least {
			sc.add(i, i+1)
			sc.pos++
		}
	}
	if sc.pos == before {
		sc.pos++
	}
}

// add gives the word made of some pieces, unless it is too long.
func (sc *scanner) add(head, tail int) {
	clean, runes := tail-head == 1, tail-head-1
	for _, p := range sc.pieces[head:tail] {
		runes += p.runes
		clean = clean && p.clean
		if runes > MaxWord {
			return
		}
	}
	t := Token{Start: sc.pieces[head].start, End: sc.pieces[tail-1].end, Position: sc.pos}
	t.Term = sc.s[t.Start:t.End]
	if !clean {
		t.Term = tidy(t.Term)
	}
	sc.out = append(sc.out, t)
}

// signs makes the signs within words alike and drops invisible ones.
var signs = strings.NewReplacer("‐", "-", "‑", "-", "−", "-", "’", "'", "ʼ", "'",
	"\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "")

func tidy(s string) string {
	s = signs.Replace(s)
	if norm.NFC.IsNormalString(s) {
		return s
	}
	return norm.NFC.String(s)
}
