package thesaurus

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ErrTable is the error of a table that is not of the form described in
// data/README.md; the error names file and line.
var ErrTable = errors.New("thesaurus: not a sound table")

const (
	conceptHead  = "id\tkind\tpl\ten\tbroader\trelated\tnote"
	glossaryHead = "pl\ten"
	between      = " | " // labels and translations

	maxLine = 64 << 10
)

// ReadConcepts reads a table of concepts, handing each on. Lines that begin
// with # are left out.
func ReadConcepts(r io.Reader, file string, each func(Concept) error) error {
	return readTable(r, file, conceptHead, func(p Place, cells []string) error {
		c := Concept{
			ID: ID(cells[0]), Kind: Kind(cells[1]), PL: labels(cells[2]), EN: labels(cells[3]),
			Broader: ids(cells[4]), Related: ids(cells[5]), Note: cells[6], Place: p,
		}
		if c.ID == "" || len(c.PL)+len(c.EN) == 0 {
			return fmt.Errorf("%w: %s:%d: a concept needs an id and a label", ErrTable, p.File, p.Line)
		}
		return each(c)
	})
}

// ReadGlossary reads a table of the glossary, handing each entry on.
func ReadGlossary(r io.Reader, file string, each func(Entry) error) error {
	return readTable(r, file, glossaryHead, func(p Place, cells []string) error {
		e := Entry{PL: cells[0], Place: p}
		for i, s := range labels(cells[1]) {
			t, err := translation(s, i)
			if err != nil {
				return fmt.Errorf("%w: %s:%d: %w", ErrTable, p.File, p.Line, err)
			}
			e.EN = append(e.EN, t)
		}
		if e.PL == "" || len(e.EN) == 0 {
			return fmt.Errorf("%w: %s:%d: an entry needs a word and a translation", ErrTable, p.File, p.Line)
		}
		return each(e)
	})
}

// later is the weight of a translation behind the first that states none.
const later = 0.7

func translation(s string, place int) (Translation, error) {
	word, weight, stated := strings.Cut(s, ":")
	t := Translation{Word: word, Weight: 1}
	if place > 0 {
		t.Weight = later
	}
	if !stated {
		return t, nil
	}
	w, err := strconv.ParseFloat(weight, 64)
	if err != nil || !(w > 0 && w <= 1) {
		return t, fmt.Errorf("the weight of %q is not between 0 and 1", s)
	}
	t.Weight = w
	return t, nil
}

func readTable(r io.Reader, file, head string, each func(Place, []string) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 4096), maxLine)
	p := Place{File: file}
	seen := false
	for lines.Scan() {
		p.Line++
		line := strings.TrimSuffix(lines.Text(), "\r")
		if p.Line == 1 {
			line = strings.TrimPrefix(line, "\uFEFF")
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !seen {
			if line != head {
				return fmt.Errorf("%w: %s:%d: the head must be %q", ErrTable, file, p.Line, head)
			}
			seen = true
			continue
		}
		if err := row(p, line, strings.Count(head, "\t")+1, each); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%w: %s:%d: %w", ErrTable, file, p.Line+1, err)
	}
	if !seen {
		return fmt.Errorf("%w: %s: it is empty", ErrTable, file)
	}
	return nil
}

func row(p Place, line string, columns int, each func(Place, []string) error) error {
	if !utf8.ValidString(line) {
		return fmt.Errorf("%w: %s:%d: not UTF-8", ErrTable, p.File, p.Line)
	}
	cells := strings.Split(line, "\t")
	if len(cells) != columns {
		return fmt.Errorf("%w: %s:%d: %d columns instead of %d", ErrTable, p.File, p.Line, len(cells), columns)
	}
	return each(p, cells)
}

func labels(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, between)
}

func ids(cell string) []ID {
	var out []ID
	for s := range strings.FieldsSeq(cell) {
		out = append(out, ID(s))
	}
	return out
}

// ReadFolder reads concepts/*.tsv and glossary/*.tsv of a folder.
func ReadFolder(fsys fs.FS) (*Vocabulary, error) {
	v := &Vocabulary{}
	err := each(fsys, "concepts/*.tsv", func(r io.Reader, file string) error {
		return ReadConcepts(r, file, func(c Concept) error { v.Concepts = append(v.Concepts, c); return nil })
	})
	if err != nil {
		return nil, err
	}
	err = each(fsys, "glossary/*.tsv", func(r io.Reader, file string) error {
		return ReadGlossary(r, file, func(e Entry) error { v.Glossary = append(v.Glossary, e); return nil })
	})
	return v, err
}

// each opens the files of a pattern in the order of their names.
func each(fsys fs.FS, pattern string, read func(io.Reader, string) error) error {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return fmt.Errorf("looking for %s: %w", pattern, err)
	}
	for _, name := range names {
		f, err := fsys.Open(name)
		if err != nil {
			return fmt.Errorf("opening a table: %w", err)
		}
		err = read(f, path.Base(name))
		f.Close() // only read
		if err != nil {
			return err
		}
	}
	return nil
}
