package morph_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/lifescience-krakow/swatka/index/text/cfsa2"
)

// each is how many forms of the source stand for one that is looked at.
const each = 200

// TestSource looks up every 200th form of the source: polish.morph must have
// it with a lemma that the source has too. It finds a polish.morph that was
// made of another source, or by another version of the code.
func TestSource(t *testing.T) {
	b, err := os.ReadFile("data/polish.dict")
	if err != nil {
		t.Fatal(err)
	}
	a, err := cfsa2.New(b)
	if err != nil {
		t.Fatal(err)
	}
	var s sample
	if err := a.Walk(s.add); err != nil {
		t.Fatal(err)
	}
	if len(s.lemmas) < 15_000 {
		t.Fatalf("only %d forms", len(s.lemmas))
	}
	d, wrong := polish(t), 0
	for form, want := range s.lemmas {
		got := lemmas(form, d.Find(form))
		if len(got) == 0 || !slices.ContainsFunc(got, func(l string) bool { return slices.Contains(want, l) }) {
			if wrong++; wrong < 10 {
				t.Errorf("%s: %q, the source has %q", form, got, want)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d are wrong: run go generate", wrong, len(s.lemmas))
	}
}

// sample gathers the lemmas of some forms. The source has the readings of a
// form one after another, those in capitals elsewhere: only small ones count.
type sample struct {
	n      int
	form   []byte
	lemmas map[string][]string
}

func (s *sample) add(seq []byte) error {
	end := bytes.IndexByte(seq, ';')
	form := seq[:end]
	if !bytes.Equal(form, s.form) {
		s.n++
		s.form = append(s.form[:0], form...)
	}
	if s.n%each != 0 || bytes.ContainsFunc(form, func(r rune) bool { return !unicode.IsLower(r) }) {
		return nil
	}
	if s.lemmas == nil {
		s.lemmas = map[string][]string{}
	}
	code := seq[end+1:]
	code, tags, _ := bytes.Cut(code, []byte{';'})
	lemma := string(form[code[0]-'A':len(form)-int(code[1]-'A')]) + string(code[2:])
	if bytes.Contains(tags, []byte(":neg")) {
		lemma = "nie" + lemma
	}
	s.lemmas[string(form)] = append(s.lemmas[string(form)], strings.ToLower(lemma))
	return nil
}

// TestProvenance checks that the source is the file that its README names.
func TestProvenance(t *testing.T) {
	b, err := os.ReadFile("data/polish.dict")
	if err != nil {
		t.Fatal(err)
	}
	note, err := os.ReadFile("data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(b)); !strings.Contains(string(note), sum) {
		t.Errorf("README.md does not have %s", sum)
	}
}
