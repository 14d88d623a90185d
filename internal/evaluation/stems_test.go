package evaluation_test

import (
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
)

func TestEachWordIsPrintedWithItsTerms(t *testing.T) {
	long := strings.Repeat("białko", 2000)
	in := "\uFEFFbiałek\r\n\n  mikrobiomu \nPCR\ni\n" + long + "\nbia\xffłko\n🧬\nIL-6"
	want := "białek\tbiałko\nmikrobiomu\tmikrobiom\nPCR\tpcr\ni\n" + long + "\nbia\xffłko\n🧬\nIL-6\til6\n"
	var b strings.Builder
	n, err := evaluation.Stems(text.PL, strings.NewReader(in), "in", &b)
	if err != nil || b.String() != want || n != (evaluation.StemCount{Words: 8, Bare: 4}) {
		t.Errorf("%+v, %v\n%q\nwant\n%q", n, err, b.String(), want)
	}
	b.Reset()
	if _, err := evaluation.Stems(text.EN, strings.NewReader("proteins\nthe"), "in", &b); err != nil || b.String() != "proteins\tprotein\nthe\n" {
		t.Errorf("English: %q, %v", b.String(), err)
	}
}

func TestATermIsPrintedOnce(t *testing.T) {
	var b strings.Builder
	_, err := evaluation.Stems(text.PL, strings.NewReader("białko-białko"), "in", &b)
	terms := strings.Split(strings.TrimSpace(b.String()), "\t")[1:]
	n := 0
	for _, s := range terms {
		if s == "białko" {
			n++
		}
	}
	if err != nil || n != 1 {
		t.Errorf("%q, %v", terms, err)
	}
}

func TestAWordWithATabIsNamedByItsLine(t *testing.T) {
	var b strings.Builder
	_, err := evaluation.Stems(text.PL, strings.NewReader("chleb\n\nbiałko\tbiałka\n"), "standard input", &b)
	if err == nil || !strings.HasPrefix(err.Error(), "standard input:3: ") {
		t.Errorf("got %v", err)
	}
}
