package web

import (
	"slices"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/i18n"
)

func TestOpenMustHavesShareOneSentence(t *testing.T) {
	b, err := i18n.New()
	if err != nil {
		t.Fatal(err)
	}
	p := Page{Printer: b.Printer(i18n.English)}
	aspects := []domain.Aspect{{Text: domain.Text{EN: "paint"}}, {Text: domain.Text{EN: "steel"}}}
	open := func(i int) domain.Doubt {
		return domain.Doubt{Code: "must_open", Params: map[string]any{"Aspect": float64(i)}}
	}
	old := domain.Doubt{Code: "old_evidence", Params: map[string]any{"Year": 2015.0}}
	for name, tc := range map[string]struct {
		doubts []domain.Doubt
		want   []string
	}{
		"one":  {[]domain.Doubt{open(1), old}, []string{"nothing covers a must-have: steel", "latest evidence from 2015"}},
		"two":  {[]domain.Doubt{old, open(0), open(1)}, []string{"latest evidence from 2015", "nothing covers these must-haves: paint; steel"}},
		"gone": {[]domain.Doubt{open(7)}, []string{"a must-have was not covered, but the challenge has changed since"}},
	} {
		if got := p.doubts(tc.doubts, aspects); !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
