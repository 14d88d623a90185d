package vocabulary

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

func base64Of(n int) string {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	s := ""
	for ok := true; ok; ok = n > 0 {
		s, n = string(digits[n%64])+s, n/64
	}
	return s
}

// dictionaryOf writes a dictionary of entries, headed by what it says of
// itself, and gives the path of its index.
func dictionaryOf(t *testing.T, name string, packed bool, entries ...string) string {
	t.Helper()
	entries = append([]string{
		"00-database-short\nA little dictionary\n", "00-database-url\nhttp://little.example/\n",
		"00-database-info\nWords\n\nAvailability:\n\n  To be used\n  by anybody.\n\nNotes: none\n",
	}, entries...)
	var text, index bytes.Buffer
	for i, e := range entries {
		word := strings.Fields(e)[0]
		if i < 3 {
			word = []string{"00databaseshort", "00databaseurl", "00databaseinfo"}[i]
			e = strings.Replace(e, "00-database-", "00database", 1)
		}
		for range 2 { // several words may lead to one entry
			fmt.Fprintf(&index, "%s\t%s\t%s\n", word, base64Of(text.Len()), base64Of(len(e)))
		}
		text.WriteString(e)
	}
	ending := ".dict"
	if packed {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Extra = []byte("RA\x04\x00abcd") // dictzip keeps a table of chunks there
		z.Write(text.Bytes())
		z.Close()
		text, ending = b, ".dict.dz"
	}
	dir := t.TempDir()
	for file, b := range map[string][]byte{name + ending: text.Bytes(), name + ".index": index.Bytes()} {
		if err := os.WriteFile(filepath.Join(dir, file), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, name+".index")
}

// little has each trait of FreeDict's entries.
var little = []string{
	"chleb /xlɛp/ <n>\n1. bread, loaf 2.\npieczywo, zwykle z mąki\n 3.\nto, czym się żyje\n2. living (informal), bread\nutrzymanie\n",
	"piec /pjɛt͡s/ <n>\noven, to:do\nurządzenie\n",
	"piec /pjɛt͡s/ <v>\nto bake; roast; a b c d e\nrobić chleb\n",
	"chleb razowy /x/ <n>\nwholemeal bread\nchleb\n",
	"och /ɔx/ <interjection>\noh\nokrzyk\n",
	"goły\nbare\n",
	"puste /x/ <n>\n",
}

func glossaryOf(t *testing.T, index string) (Report, string) {
	t.Helper()
	data := t.TempDir()
	r, err := Import(t.Context(), Options{File: index, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	vs, err := Load(data)
	if err != nil || len(vs) != 1 || vs[0].Licence != "To be used by anybody." || vs[0].Source != "A little dictionary" {
		t.Fatalf("%+v %v", vs, err)
	}
	return r, words(vs[0].Glossary)
}

func words(entries []thesaurus.Entry) string {
	var out []string
	for _, e := range entries {
		s := e.PL
		for _, t := range e.EN {
			s += fmt.Sprintf(" %s:%v", t.Word, t.Weight)
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestDictionary(t *testing.T) {
	const want = "chleb bread:1 loaf:0.7 living:0.7\npiec oven:1 bake:1 roast:0.7\ngoły bare:1"
	for _, packed := range []bool{false, true} {
		r, got := glossaryOf(t, dictionaryOf(t, "x-pol-eng", packed, little...))
		if got != want {
			t.Errorf("packed %v:\n%s\nwant\n%s", packed, got, want)
		}
		if r.Entries != 3 || r.Translations != 7 || r.Phrases != 1 || r.Name != "x-pol-eng" || r.Source != "http://little.example/" {
			t.Errorf("%+v", r)
		}
	}
	_, got := glossaryOf(t, dictionaryOf(t, "x-eng-pol", false, "bread /x/ <n>\nchleb, pieczywo\n", "loaf /x/ <n>\n1. bochenek\n2. chleb\n"))
	if want := "chleb bread:1 loaf:0.7\npieczywo bread:0.7\nbochenek loaf:1"; got != want {
		t.Errorf("from English:\n%s\nwant\n%s", got, want)
	}
}

func TestDictionaryFaults(t *testing.T) {
	imp := func(file string) error {
		_, err := Import(t.Context(), Options{File: file, Data: t.TempDir()})
		return err
	}
	index := func(content string) string {
		file := dictionaryOf(t, "x-pol-eng", false, little...)
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for name, tc := range map[string]struct{ content, says string }{
		"columns": {"a\tB\n", "x-pol-eng.index: line 1: not a headword"},
		"digits":  {"a\tA\tA\nb\t?\tB\n", "line 2: "},
		"outside": {"a\tA\tz/\n", "outside of the dictionary"},
		"huge":    {"a\t//////\t//////\n", "outside of the dictionary"},
		"longer":  {"a\t///////\tA\n", "no number"},
		"text":    {"\xff\tA\tB\n", "line 1: not UTF-8"},
		"cut":     {"a\tAR\tB\n", "no entry"},
		"empty":   {"", "no entry"},
	} {
		if err := imp(index(tc.content)); err == nil || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	alone := dictionaryOf(t, "x-pol-eng", true, little...)
	packed := strings.TrimSuffix(alone, ".index") + ".dict.dz"
	if err := os.WriteFile(packed, []byte("not packed"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := imp(packed); err == nil || !strings.Contains(err.Error(), "x-pol-eng.dict.dz: not packed") {
		t.Errorf("not packed: %v", err)
	}
	os.Remove(packed)
	if err := imp(alone); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), ".dict.dz is missing") {
		t.Errorf("alone: %v", err)
	}
	if err := imp(dictionaryOf(t, "x-deu-fra", false, little...)); err == nil || !strings.Contains(err.Error(), "pol-eng") {
		t.Errorf("other languages: %v", err)
	}
}

// FuzzDictionary reads any index and text.
func FuzzDictionary(f *testing.F) {
	f.Add([]byte("a\tA\tz\nb\tB\tC\td\n"), []byte(strings.Join(little, "")))
	f.Fuzz(func(t *testing.T, index, text []byte) {
		d := &dictionary{text: text}
		if d.readIndex(bytes.NewReader(index)) != nil {
			return
		}
		for _, polishFirst := range []bool{true, false} {
			g := glossary{at: map[string]int{}, report: &Report{}}
			for _, e := range d.index {
				if s, err := d.entry(e); err == nil {
					g.read(s, polishFirst)
				}
			}
			for _, e := range g.finish() {
				for _, w := range e.EN {
					if strings.ContainsAny(e.PL+w.Word, "\t\n|") || e.PL == "" || w.Word == "" || w.Weight <= 0 || w.Weight > 1 {
						t.Errorf("%q %+v", e.PL, w)
					}
				}
			}
		}
	})
}
