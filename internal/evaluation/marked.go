package evaluation

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// Marked is a text in which somebody marked the concepts.
type Marked struct {
	Line int
	Lang text.Lang
	Text string
	IDs  []thesaurus.ID
}

// markedHead is the first line of a file of marked texts.
const markedHead = "lang\ttext\tids"

// ReadMarked reads marked texts: after the header lang, text, ids a text a
// line, the ids of its concepts separated by spaces; none for a text that
// names none. Lines that begin with # are left out. Each id must be one of
// the thesaurus. An error names file and line.
func ReadMarked(in io.Reader, name string, th *thesaurus.Thesaurus) ([]Marked, error) {
	var out []Marked
	head := false
	err := scan(in, name, func(n int, line []byte) error {
		s := string(line)
		switch {
		case strings.HasPrefix(s, "#"):
			return nil
		case !head:
			head = true
			if s != markedHead {
				return fmt.Errorf("the header must be %q", markedHead)
			}
			return nil
		}
		m, err := marked(s, th)
		m.Line = n
		out = append(out, m)
		return err
	})
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("%s: no text is in it", name)
	}
	return out, err
}

func marked(line string, th *thesaurus.Thesaurus) (Marked, error) {
	f := strings.Split(line, "\t")
	if len(f) != 3 {
		return Marked{}, fmt.Errorf("%d columns instead of lang, text and ids", len(f))
	}
	m := Marked{Lang: text.Lang(f[0]), Text: f[1]}
	if m.Lang != text.PL && m.Lang != text.EN {
		return m, fmt.Errorf("the language %q is neither pl nor en", f[0])
	}
	if !utf8.ValidString(line) {
		return m, errors.New("not UTF-8")
	}
	for id := range strings.FieldsSeq(f[2]) {
		if _, ok := th.Concept(thesaurus.ID(id)); !ok {
			return m, fmt.Errorf("there is no concept %q", id)
		}
		m.IDs = append(m.IDs, thesaurus.ID(id))
	}
	return m, nil
}

// ConceptFigures compare the concepts found in texts with those marked, over
// distinct pairs of text and concept.
type ConceptFigures struct {
	Texts, Marked, Found, Right int
	Errors                      []ConceptError
}

// Precision is the part of what was found that was marked, 0–1.
func (f *ConceptFigures) Precision() float64 { return float64(f.Right) / float64(max(1, f.Found)) }

// Recall is the part of what was marked that was found, 0–1.
func (f *ConceptFigures) Recall() float64 { return float64(f.Right) / float64(max(1, f.Marked)) }

// ConceptError is a concept that was found and not marked, or the other way
// round.
type ConceptError struct {
	Line    int
	Missing bool // marked but not found
	Concept thesaurus.ID
	Words   string // where it was found
	Text    string
}

// Concepts finds the concepts of marked texts.
func Concepts(th *thesaurus.Thesaurus, ms []Marked) *ConceptFigures {
	f := &ConceptFigures{Texts: len(ms)}
	for _, m := range ms {
		f.text(th, m)
	}
	return f
}

func (f *ConceptFigures) text(th *thesaurus.Thesaurus, m Marked) {
	ids := slices.Compact(slices.Sorted(slices.Values(m.IDs)))
	f.Marked += len(ids)
	found := map[thesaurus.ID]bool{}
	for _, at := range th.Read(m.Lang, m.Text).Mentions {
		id := at.Concept.ID
		if found[id] {
			continue
		}
		found[id] = true
		f.Found++
		if slices.Contains(ids, id) {
			f.Right++
			continue
		}
		f.Errors = append(f.Errors, ConceptError{Line: m.Line, Concept: id, Words: m.Text[at.Start:at.End], Text: m.Text})
	}
	for _, id := range ids {
		if !found[id] {
			f.Errors = append(f.Errors, ConceptError{Line: m.Line, Missing: true, Concept: id, Text: m.Text})
		}
	}
}
