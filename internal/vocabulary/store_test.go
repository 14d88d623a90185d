package vocabulary

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func show(r Report) string { return fmt.Sprintf("%+v", r) }

func TestListAndRemove(t *testing.T) {
	data := t.TempDir()
	if got, err := List(data); len(got) != 0 || err != nil {
		t.Fatalf("%v %v", got, err)
	}
	for _, name := range []string{"b", "a", "a-c"} {
		o := Options{File: write(t, "v.ttl", prefixes+`:s a skos:ConceptScheme; dct:title "T" . :a skos:prefLabel "x"@en .`), Data: data, Name: name}
		if _, err := Import(t.Context(), o); err != nil {
			t.Fatal(err)
		}
	}
	d := dictionaryOf(t, "x-pol-eng", false, "chleb /x/ <n>\nbread\n")
	if _, err := Import(t.Context(), Options{File: d, Data: data, Name: "a"}); err != nil {
		t.Fatal(err)
	}
	got, err := List(data)
	if err != nil || len(got) != 3 || got[0].Name != "a" || got[0].Concepts != 1 || got[0].Entries != 1 || got[0].Title != "T" ||
		len(got[0].Tables) != 2 || got[1].Name != "a-c" || got[1].Entries != 0 {
		t.Errorf("%+v %v", got, err)
	}
	vs, err := Load(data)
	if err != nil || len(vs) != 3 || len(vs[0].Concepts) != 1 || len(vs[0].Glossary) != 1 {
		t.Errorf("%+v %v", vs, err)
	}
	if err := Remove(data, "a"); err != nil {
		t.Error(err)
	}
	if got, err := List(data); len(got) != 2 || err != nil {
		t.Errorf("%v %v", got, err)
	}
	if err := Remove(data, "a"); !errors.Is(err, ErrNone) {
		t.Errorf("removed twice: %v", err)
	}
}

// TestDamage changes every byte of a table: none of it goes unseen.
func TestDamage(t *testing.T) {
	data := t.TempDir()
	if _, err := Import(t.Context(), Options{File: write(t, "v.ttl", prefixes+`:a skos:prefLabel "x"@en, "y"@pl .`), Data: data}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(data, Folder, "v.tsv")
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, b []byte) {
		t.Helper()
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, f := range []func(string) error{
			func(d string) error { _, err := Load(d); return err }, func(d string) error { _, err := List(d); return err },
		} {
			if err := f(data); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), path) {
				t.Errorf("%s: %v", what, err)
			}
		}
	}
	end := strings.LastIndex(string(sound), endMark)
	for i := range sound {
		b := append([]byte{}, sound...)
		b[i] ^= 1
		if i < end+len(endMark) { // a changed count alone does no harm
			check(fmt.Sprintf("byte %d", i), b)
		}
		if i < len(sound)-1 {
			check(fmt.Sprintf("cut at %d", i), sound[:i])
		}
	}
}

// TestLarge imports 100,000 concepts with definitions and other languages,
// tells how far it is, and needs a bounded memory.
func TestLarge(t *testing.T) {
	const concepts = 100_000
	file := large(t, concepts)
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var calls, last, most int64
	r, err := Import(t.Context(), Options{File: file, Data: t.TempDir(), Progress: func(done, total int64) {
		if done < last || done > total {
			t.Errorf("%d after %d of %d", done, last, total)
		}
		last = done
		if calls++; calls%64 == 0 {
			runtime.ReadMemStats(&now)
			most = max(most, int64(now.HeapAlloc)-int64(before.HeapAlloc))
		}
	}})
	if err != nil || r.Concepts != concepts || r.PL != concepts || r.Broader != concepts-1 {
		t.Fatalf("%+v %v", r, err)
	}
	info, err := os.Stat(file)
	if err != nil || last != info.Size() || calls < 100 {
		t.Errorf("progress ended at %d in %d steps, %v", last, calls, err)
	}
	t.Logf("%d MiB read, at most %d MiB on the heap", info.Size()>>20, most>>20)
	if most > 200<<20 {
		t.Errorf("%d MiB on the heap", most>>20)
	}
}

func large(t testing.TB, concepts int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(prefixes)
	definition := strings.Repeat("What this is and what it is not. ", 5)
	for i := range concepts {
		fmt.Fprintf(&b, ":c_%d a skos:Concept ; skos:prefLabel \"concept %d\"@en, \"pojęcie %d\"@pl, \"Begriff %d\"@de, \"concetto %d\"@it ;\n", i, i, i, i, i)
		fmt.Fprintf(&b, "\tskos:definition \"%s\"@en, \"%s\"@de", definition, definition)
		if i > 0 {
			fmt.Fprintf(&b, " ; skos:broader :c_%d", i/7)
		}
		b.WriteString(" .\n")
	}
	path := filepath.Join(t.TempDir(), "large.ttl")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func BenchmarkImport(b *testing.B) {
	file := large(b, 20_000)
	info, err := os.Stat(file)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Import(b.Context(), Options{File: file, Data: b.TempDir()}); err != nil {
			b.Fatal(err)
		}
	}
}
