package vocabulary

import (
	"testing"

	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

func TestCompare(t *testing.T) {
	own := &thesaurus.Vocabulary{
		Concepts: []thesaurus.Concept{{ID: "enzyme", PL: []string{"enzym"}, EN: []string{"enzyme"}}},
		Glossary: []thesaurus.Entry{{PL: "dom", EN: []thesaurus.Translation{{Word: "house", Weight: 1}}}},
	}
	more := &thesaurus.Vocabulary{
		Name: "v",
		Concepts: []thesaurus.Concept{
			{ID: "v:1", PL: []string{"ferment"}, EN: []string{"enzyme"}},
			{ID: "v:2", PL: []string{"serwatka"}, EN: []string{"whey"}},
			{ID: "v:3", EN: []string{"lonely"}},
		},
		Glossary: []thesaurus.Entry{
			{PL: "dom", EN: []thesaurus.Translation{{Word: "house", Weight: 1}}},
			{PL: "chleb", EN: []thesaurus.Translation{{Word: "bread", Weight: 1}, {Word: "loaf", Weight: 0.7}}},
		},
	}
	got := Compare(thesaurus.New(own), thesaurus.New(own, more), more)
	if want := (Gain{Known: 1, New: 2, PL: 3, EN: 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
