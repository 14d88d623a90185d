package vocabulary

import (
	"bufio"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

const (
	conceptsEnding = ".tsv"
	glossaryEnding = ".glossary.tsv"

	conceptHead  = "id\tkind\tpl\ten\tbroader\trelated\tnote"
	glossaryHead = "pl\ten"
	between      = " | "

	// endMark begins the last line: the number of rows and the checksum of all
	// before it.
	endMark = "# end: "
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func writeConcepts(data string, r *Report, concepts []thesaurus.Concept) error {
	return writeTable(data, r.Name+conceptsEnding, &r.Info, conceptHead, len(concepts), func(w *bufio.Writer, i int) {
		c := &concepts[i]
		cells := []string{
			string(c.ID), string(c.Kind), strings.Join(c.PL, between), strings.Join(c.EN, between),
			joinIDs(c.Broader), joinIDs(c.Related), c.Note,
		}
		w.WriteString(strings.Join(cells, "\t") + "\n")
	})
}

func joinIDs(ids []thesaurus.ID) string {
	s := make([]string, len(ids))
	for i, id := range ids {
		s[i] = string(id)
	}
	return strings.Join(s, " ")
}

func writeGlossary(data string, r *Report, entries []thesaurus.Entry) error {
	return writeTable(data, r.Name+glossaryEnding, &r.Info, glossaryHead, len(entries), func(w *bufio.Writer, i int) {
		w.WriteString(entries[i].PL + "\t")
		for n, t := range entries[i].EN {
			if n > 0 {
				w.WriteString(between)
			}
			w.WriteString(t.Word + ":" + strconv.FormatFloat(t.Weight, 'g', 3, 64))
		}
		w.WriteByte('\n')
	})
}

// writeTable writes a table beside its place and moves it there when all of it
// is on the disk, so that there is never half a one.
func writeTable(data, name string, i *Info, head string, rows int, row func(*bufio.Writer, int)) error {
	dir := filepath.Join(data, Folder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the folder of vocabularies: %w", err)
	}
	f, err := os.CreateTemp(dir, ".import-*")
	if err != nil {
		return fmt.Errorf("write a vocabulary: %w", err)
	}
	err = fill(f, i, head, rows, row)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, name))
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write a vocabulary: %w", err), os.Remove(f.Name()))
	}
	i.Tables = append(i.Tables, name)
	return syncFolder(dir)
}

func fill(f io.Writer, i *Info, head string, rows int, row func(*bufio.Writer, int)) error {
	sum := crc32.New(castagnoli)
	w := bufio.NewWriterSize(io.MultiWriter(f, sum), 64<<10)
	for _, fact := range []struct{ name, value string }{
		{"title", i.Title}, {"source", i.Source}, {"licence", i.Licence},
	} {
		fmt.Fprintf(w, "# %s: %s\n", fact.name, fact.value)
	}
	w.WriteString(head + "\n")
	for n := range rows {
		row(w, n)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(f, "%s%d %08x\n", endMark, rows, sum.Sum32())
	return err
}

// syncFolder sees to it that the new name survives a power cut.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("write a vocabulary: %w", err)
	}
	err = f.Sync()
	if errors.Is(err, errors.ErrUnsupported) || isInvalid(err) { // some file systems cannot do it
		err = nil
	}
	return errors.Join(err, f.Close())
}
