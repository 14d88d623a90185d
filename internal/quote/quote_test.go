package quote_test

import (
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/quote"
)

func shown(p domain.Passage) string {
	var b strings.Builder
	for _, part := range p.Parts {
		if part.Marked {
			b.WriteString("[" + part.Text + "]")
		} else {
			b.WriteString(part.Text)
		}
	}
	return b.String()
}

func TestInflectedWordsAreMarkedAsWritten(t *testing.T) {
	terms := quote.TermsOf("antimicrobial coatings")
	got := shown(quote.Matching("Antimicrobial paints: a coating of zinc.", domain.EN, terms, 0))
	if want := "[Antimicrobial] paints: a [coating] of zinc."; got != want {
		t.Errorf("got %s", got)
	}
}

func TestStopWordsAreNotMarked(t *testing.T) {
	got := shown(quote.Matching("the shelf life of bread", domain.EN, quote.TermsOf("life of the bread"), 0))
	if want := "the shelf [life] of [bread]"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestLongTextsAreCutAroundTheWords(t *testing.T) {
	long := strings.Repeat("something else entirely ", 40) + "phage therapy works" + strings.Repeat(" and more of it", 40)
	p := quote.Matching(long, domain.EN, quote.TermsOf("phage therapy"), 120)
	if !p.CutBefore || !p.CutAfter || !strings.Contains(shown(p), "[phage] [therapy]") {
		t.Errorf("passage %+v", p)
	}
	if len(shown(p)) > 130 {
		t.Errorf("%d bytes", len(shown(p)))
	}
}

func TestNamedWordsAreMarked(t *testing.T) {
	got := shown(quote.Words("Powłoki i powłok. PCR!", domain.PL, []string{"powłok", "pcr"}, 0))
	if want := "Powłoki i [powłok]. [PCR]!"; got != want {
		t.Errorf("got %s", got)
	}
	if n := quote.Count(quote.Words("a b a", domain.EN, []string{"a"}, 0)); n != 1 {
		t.Errorf("%d different words", n)
	}
}
