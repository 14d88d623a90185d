package evaluation_test

import (
	"math"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
	"github.com/lifescience-krakow/swatka/internal/measure"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// writer gives a researcher with a biography, keyed.
func writer(key string, bio domain.Text, competences ...domain.Text) *domain.Researcher {
	r := keyed(testhouse.NewResearcher(domain.ID("id-"+key), "", "Nowak", ""), key)
	r.Bio = bio
	for _, c := range competences {
		r.Competences = append(r.Competences, domain.Competence{Name: c})
	}
	return r
}

// asks gives a challenge in the languages of a text, keyed.
func asks(key string, t domain.Text) *domain.Challenge {
	c := keyed(testhouse.NewChallenge(domain.ID("id-"+key), "o", "", ""), key)
	c.Title, c.Summary, c.Aspects[0].Text = t, t, t
	return c
}

func scoresOf(need, order string) []evaluation.Score {
	var out []evaluation.Score
	for i, k := range strings.Fields(order) {
		out = append(out, evaluation.Score{Need: need, Candidate: k, Score: 1 / float64(i+1)})
	}
	return out
}

// TestFiguresAreToldApartByLanguage: the need n is in Polish. Of the
// candidates, a writes in Polish, b in English (only its evidence says so), o
// too (an organisation with a Polish name, which does not count), c mainly in
// English with a line in Polish, and d not at all. m is in both languages, so
// that all share one with it; for z nothing was found good. g is gone.
func TestFiguresAreToldApartByLanguage(t *testing.T) {
	h := testhouse.New(t)
	pl, en := testhouse.PL("chleb"), testhouse.EN("bread with a long crust")
	org := keyed(testhouse.NewOrganisation("id-o", ""), "o")
	org.Name, org.Summary = pl, en
	h.Put(
		asks("n", pl), asks("m", domain.Text{PL: "chleb", EN: "bread"}), asks("z", pl),
		writer("a", pl), writer("b", domain.Text{}), writer("c", en, pl), writer("d", domain.Text{}), org,
		testhouse.NewEvidence("e", "Bread", "", testhouse.Res("id-b")),
	)
	judged := map[string]measure.Grades{
		"n": {"a": 1, "b": 3, "c": 3, "d": 2, "o": 2, "g": 3}, "m": {"a": 1, "b": 2}, "z": {"a": 0},
	}
	scores := append(scoresOf("n", "a o b c d"), scoresOf("m", "a b")...)
	f, err := evaluation.New(h.Store, given{}, h.Discovery).Languages(t.Context(), judged, append(scores, scoresOf("z", "a")...))
	if err != nil {
		t.Fatal(err)
	}
	log3, log5, log6, log7 := math.Log2(3), math.Log2(5), math.Log2(6), math.Log2(7)
	whole := (1 + 2/log3 + 3.0/2 + 3/log5 + 2/log6) / (3 + 3/log3 + 3.0/2 + 2/log5 + 2/log6 + 1/log7)
	m := (1 + 2/log3) / (2 + 1/log3)
	for _, tc := range []struct {
		name  string
		got   evaluation.Figures
		needs int
		ndcg  float64
	}{
		{"lists, other: o b", f.Lists.Other, 1, (2 + 3/log3) / (3 + 2/log3)},
		{"lists, same: a c, and all of m", f.Lists.Same, 2, ((1+3/log3)/(3+1/log3) + m) / 2},
		{"lists, mainly other: o b c", f.ListsMainly.Other, 1, (2 + 3/log3 + 3.0/2) / (3 + 3/log3 + 2.0/2)},
		{"lists, mainly same: a, and all of m", f.ListsMainly.Same, 2, (1 + m) / 2},
		{"needs, other: half of the best is not most", f.Needs.Other, 0, 0},
		{"needs, same", f.Needs.Same, 2, (whole + m) / 2},
		{"needs, mainly other: b and c", f.NeedsMainly.Other, 1, whole},
		{"needs, mainly same", f.NeedsMainly.Same, 1, m},
	} {
		if tc.got.Needs != tc.needs || !near(tc.got.NDCG, tc.ndcg) {
			t.Errorf("%s: %d needs, nDCG %.4f; want %d, %.4f", tc.name, tc.got.Needs, tc.got.NDCG, tc.needs, tc.ndcg)
		}
	}
}

// TestALineInALanguageIsNotMostOfAText: the one candidate writes in Polish and
// has a line in English, as the need is.
func TestALineInALanguageIsNotMostOfAText(t *testing.T) {
	h := testhouse.New(t)
	h.Put(
		asks("n", testhouse.EN("bread")),
		writer("a", testhouse.PL("Piekę chleb na zakwasie."), testhouse.EN("bread")),
	)
	f, err := evaluation.New(h.Store, given{}, h.Discovery).Languages(
		t.Context(), map[string]measure.Grades{"n": {"a": 2}}, scoresOf("n", "a"),
	)
	if err != nil || f.Lists.Same.Needs != 1 || f.Needs.Same.Needs != 1 || f.ListsMainly.Other.Needs != 1 || f.NeedsMainly.Other.Needs != 1 {
		t.Errorf("got %+v, %v", f, err)
	}
}
