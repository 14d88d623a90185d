package vocabulary

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

func isInvalid(err error) bool { return errors.Is(err, syscall.EINVAL) }

// Load reads all that was imported into a data folder, in the order of the
// names. A damaged table is an error that names it.
func Load(data string) ([]*thesaurus.Vocabulary, error) {
	var out []*thesaurus.Vocabulary
	err := eachTable(data, func(t *table) error {
		v := &thesaurus.Vocabulary{Name: t.name}
		if len(out) > 0 && out[len(out)-1].Name == t.name {
			v = out[len(out)-1]
		} else {
			out = append(out, v)
		}
		v.Licence = cmp.Or(v.Licence, t.fact("licence"))
		v.Source = cmp.Or(v.Source, t.fact("title"), t.fact("source"))
		return t.rows(v)
	})
	return out, err
}

// List says what was imported into a data folder.
func List(data string) ([]Info, error) {
	var out []Info
	err := eachTable(data, func(t *table) error {
		if len(out) == 0 || out[len(out)-1].Name != t.name {
			out = append(out, Info{Name: t.name})
		}
		i := &out[len(out)-1]
		i.Title, i.Source = cmp.Or(i.Title, t.fact("title")), cmp.Or(i.Source, t.fact("source"))
		i.Licence = cmp.Or(i.Licence, t.fact("licence"))
		i.Tables = append(i.Tables, t.file)
		if t.glossary {
			i.Entries = t.count
		} else {
			i.Concepts = t.count
		}
		return nil
	})
	return out, err
}

// Remove takes an imported vocabulary out of a data folder.
func Remove(data, name string) error {
	if err := checkName(name); err != nil {
		return err
	}
	removed := 0
	for _, ending := range []string{conceptsEnding, glossaryEnding} {
		err := os.Remove(filepath.Join(data, Folder, name+ending))
		if err == nil {
			removed++
		} else if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove a vocabulary: %w", err)
		}
	}
	if removed == 0 {
		return fmt.Errorf("%w: nothing was imported as %q", ErrNone, name)
	}
	return syncFolder(filepath.Join(data, Folder))
}

// table is an imported file whose checksum holds.
type table struct {
	file, name string
	glossary   bool
	count      int
	text       []byte
}

func eachTable(data string, each func(*table) error) error {
	dir := filepath.Join(data, Folder)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the vocabularies: %w", err)
	}
	// The two tables of a name stand together, the concepts first.
	slices.SortFunc(entries, func(a, b fs.DirEntry) int {
		nameA, endA, _ := strings.Cut(a.Name(), ".")
		nameB, endB, _ := strings.Cut(b.Name(), ".")
		return cmp.Or(strings.Compare(nameA, nameB), cmp.Compare(len(endA), len(endB)))
	})
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), conceptsEnding) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		t, err := openTable(dir, e.Name())
		if err != nil {
			return err
		}
		if err := each(t); err != nil {
			return err
		}
	}
	return nil
}

// openTable reads a table and checks that it is as it was written.
func openTable(dir, file string) (*table, error) {
	path := filepath.Join(dir, file)
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read a vocabulary: %w", err)
	}
	t := &table{file: file}
	t.name, t.glossary = strings.CutSuffix(file, glossaryEnding)
	if !t.glossary {
		t.name = strings.TrimSuffix(file, conceptsEnding)
	}
	at := bytes.LastIndex(b, []byte("\n"+endMark)) + 1
	var sum uint32
	n, err := fmt.Sscanf(string(b[at:]), endMark+"%d %x\n", &t.count, &sum)
	if n != 2 || err != nil || crc32.Checksum(b[:at], castagnoli) != sum {
		return nil, fmt.Errorf("%w: %s is not as it was written; import it again, or remove the file", ErrDamaged, path)
	}
	t.text = b[:at]
	return t, nil
}

// fact gives a line of the head.
func (t *table) fact(name string) string {
	for line := range strings.Lines(string(t.text[:min(len(t.text), 16<<10)])) {
		if value, ok := strings.CutPrefix(line, "# "+name+": "); ok {
			return strings.TrimSuffix(value, "\n")
		}
		if !strings.HasPrefix(line, "#") {
			break
		}
	}
	return ""
}

func (t *table) rows(v *thesaurus.Vocabulary) error {
	var err error
	if t.glossary {
		err = thesaurus.ReadGlossary(bytes.NewReader(t.text), t.file, func(e thesaurus.Entry) error {
			v.Glossary = append(v.Glossary, e)
			return nil
		})
	} else {
		err = thesaurus.ReadConcepts(bytes.NewReader(t.text), t.file, func(c thesaurus.Concept) error {
			v.Concepts = append(v.Concepts, c)
			return nil
		})
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}
