package matcher

import (
	"strings"

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
	terms map[string]entry // analysed words, and cognate keys behind "~"
	words int              // analysed words, repeats included
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

// cognate marks the keys under which words of both languages meet.
const cognate = "~"

// NewDoc analyses a document: the parts, in the languages they exist in.
func NewDoc(id string, year int, parts ...Text) *Doc {
	d := &Doc{ID: id, Year: year}
	for _, l := range []text.Lang{text.PL, text.EN} {
		if s := newSide(l, parts); s.words > 0 {
			d.sides = append(d.sides, s)
		}
	}
	return d
}

func newSide(l text.Lang, parts []Text) side {
	s := side{lang: l, terms: map[string]entry{}}
	from := 0
	for _, p := range parts {
		str, last := p.in(l), from
		for _, t := range text.Analyse(l, str) {
			s.add(t.Term, str[t.Start:t.End], from+t.Position)
			s.words++
			last = max(last, from+t.Position)
		}
		for _, t := range text.Cognates(str) {
			s.add(cognate+t.Term, str[t.Start:t.End], from+t.Position)
		}
		from = last + apart
	}
	return s
}

func (s *side) add(term, word string, at int) {
	e := s.terms[term]
	if len(e.at) == 0 {
		e.word = strings.ToLower(word)
	}
	e.at = append(e.at, int32(at))
	s.terms[term] = e
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
