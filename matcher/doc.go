package matcher

import (
	"cmp"
	"strings"

	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/index/text"
)

// Doc is a text made ready for matching. It is read only and may be shared.
type Doc struct {
	ID    string
	Year  int // 0: unknown
	sides []side
}

// side is one language of a document.
type side struct {
	lang  text.Lang
	terms map[key]entry
	words int // words with a subject, repeats included
}

// key is a term of a space of the lexicon.
type key struct {
	space lexicon.Space
	text  string
}

func (k key) compare(o key) int {
	return cmp.Or(cmp.Compare(k.space, o.space), cmp.Compare(k.text, o.text))
}

// entry is where a term stands in a side, in words from its beginning, and
// how it is written there at first.
type entry struct {
	at   []int32
	word string
}

// apart is what lies between the parts of a document, in words: no passage
// reaches from one into the next.
const apart = passageWords

// NewDoc reads a document: the parts, in the languages they exist in.
func NewDoc(lx *lexicon.Lexicon, id string, year int, parts ...Text) *Doc {
	d := &Doc{ID: id, Year: year}
	for _, l := range []text.Lang{text.PL, text.EN} {
		if s := newSide(lx, l, parts); s.words > 0 {
			d.sides = append(d.sides, s)
		}
	}
	return d
}

func newSide(lx *lexicon.Lexicon, l text.Lang, parts []Text) side {
	s := side{lang: l, terms: map[key]entry{}}
	from := 0
	for _, p := range parts {
		str, last := p.in(l), from-1
		for _, t := range lx.Document(l, str) {
			at := from + t.Position
			s.add(key{t.Space, t.Text}, str[t.Start:t.End], at)
			if at > last {
				s.words++
				last = at
			}
		}
		from = last + 1 + apart
	}
	return s
}

func (s *side) add(k key, word string, at int) {
	e := s.terms[k]
	if n := len(e.at); n == 0 {
		e.word = strings.ToLower(word)
	} else if e.at[n-1] == int32(at) {
		return // a compound and its piece
	}
	e.at = append(e.at, int32(at))
	s.terms[k] = e
}

func (t Text) in(l text.Lang) string {
	if l == text.PL {
		return t.PL
	}
	return t.EN
}

// Languages lists the languages that the document has words in.
func (d *Doc) Languages() []string {
	var out []string
	for _, s := range d.sides {
		out = append(out, string(s.lang))
	}
	return out
}
