package evaluation_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/evaluation"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

func unseen(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../thesaurus/testdata/unseen.pl.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const markedHeader = "lang\ttext\tids\n"

// TestFoundConceptsAreComparedWithMarkedOnes: in the first text one of two
// marked is found, the same twice; in the second one too many.
func TestFoundConceptsAreComparedWithMarkedOnes(t *testing.T) {
	th := small()
	ms, err := evaluation.ReadMarked(strings.NewReader("# by hand\n"+markedHeader+
		"pl\tBiałka są tu, i białko tam.\tprotein tart protein\n\nen\tSour dough and protein.\tsour-dough\nen\tNothing.\t\n"), "f.tsv", th)
	if err != nil || len(ms) != 3 || ms[1].Line != 5 {
		t.Fatalf("read %+v, %v", ms, err)
	}
	f := evaluation.Concepts(th, ms)
	if f.Texts != 3 || f.Marked != 3 || f.Found != 3 || f.Right != 2 || f.Precision() != 2.0/3 || f.Recall() != 2.0/3 {
		t.Errorf("got %+v", f)
	}
	var errs []string
	for _, e := range f.Errors {
		errs = append(errs, fmt.Sprintf("%d %t %s %s", e.Line, e.Missing, e.Concept, e.Words))
	}
	if got := strings.Join(errs, "; "); got != "3 true tart ; 5 false protein protein" {
		t.Errorf("errors: %s", got)
	}
}

func TestABadMarkedFileIsNamedByLine(t *testing.T) {
	good := markedHeader + "pl\tchleb\t\n"
	for name, in := range map[string]string{
		"empty": "", "no text": markedHeader, "no header": "pl\tchleb\t\n", "two columns": good + "pl\tchleb\n",
		"a language": good + "de\tBrot\t\n", "an id": good + "pl\tchleb\tbread\n", "not UTF-8": good + "pl\tchl\xffeb\t\n",
	} {
		want := "f.tsv:3: "
		switch name {
		case "empty", "no text":
			want = "f.tsv: "
		case "no header":
			want = "f.tsv:1: "
		}
		if ms, err := evaluation.ReadMarked(strings.NewReader(in), "f.tsv", small()); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %+v, %v", name, ms, err)
		}
	}
}

// What the concepts found in texts marked by hand must not fall below. The aim
// is 0.90 and 0.85 (docs/measuring.md): it is not reached yet.
const (
	leastPrecision = 0.86
	leastRecall    = 0.75
)

func TestConceptsAreFoundAsAReaderWould(t *testing.T) {
	const path = "../thesaurus/testdata/marked.tsv"
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	th, err := thesaurus.Default()
	if err != nil {
		t.Fatal(err)
	}
	ms, err := evaluation.ReadMarked(in, path, th)
	if err != nil {
		t.Fatal(err)
	}
	f := evaluation.Concepts(th, ms)
	if f.Precision() < leastPrecision || f.Recall() < leastRecall {
		t.Errorf("precision %.4f, recall %.4f over %d texts", f.Precision(), f.Recall(), f.Texts)
	}
}
