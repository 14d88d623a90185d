package evaluation_test

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/measure"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// keyed gives a record the key by which judgements name it.
func keyed[R domain.Record](r R, key string) R {
	r.Head().AddKey(domain.Key{Scheme: importer.SchemeKey, Value: key})
	return r
}

// given ranks as it is told, from the best on.
type given map[domain.ID][]domain.ID

func (g given) Rank(_ context.Context, challenge domain.ID) ([]matching.Scored, error) {
	var out []matching.Scored
	for i, id := range g[challenge] {
		out = append(out, matching.Scored{Candidate: testhouse.Res(id), Score: 1 / float64(i+2)})
	}
	return out, nil
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// TestFiguresAreThoseWorkedOutByHand measures three rankings:
//
//	n1: a (3), b (not judged), c (2), d (0); e (2) was not found.
//	    DCG 3/1 + 2/2 = 4; best 3/1 + 2/log2 3 + 2/2
//	n2: b (1), a (2).
//	    DCG 1/1 + 2/log2 3; best 2/1 + 1/log2 3
//	n3: nothing; c (1) is too low to be relevant.
func TestFiguresAreThoseWorkedOutByHand(t *testing.T) {
	h := testhouse.New(t)
	for _, k := range []string{"a", "b", "c", "d"} {
		h.Put(keyed(testhouse.NewResearcher(domain.ID("id-"+k), "", "Nowak", ""), k))
	}
	for _, k := range []string{"n1", "n2", "n3"} {
		h.Put(keyed(testhouse.NewChallenge(domain.ID("id-"+k), "o", "Title", "Summary"), k))
	}
	ranker := given{"id-n1": {"id-a", "id-b", "id-c", "id-d"}, "id-n2": {"id-b", "id-a"}}
	f, scores, err := evaluation.New(h.Store, ranker, h.Discovery).Matcher(t.Context(), map[string]measure.Grades{
		"n3": {"c": 1}, "n1": {"a": 3, "c": 2, "d": 0, "e": 2}, "n2": {"b": 1, "a": 2},
	})
	if err != nil {
		t.Fatal(err)
	}
	log3 := math.Log2(3)
	n1, n2 := 4/(3+2/log3+1), (1+2/log3)/(2+1/log3)
	want := evaluation.Figures{Needs: 3, NDCG: (n1 + n2) / 3, MRR: (1 + 0.5) / 3, Recall: (2.0/3 + 1) / 2, Unjudged: 1.0 / 3}
	if f.Needs != 3 || !near(f.NDCG, want.NDCG) || !near(f.MRR, want.MRR) || !near(f.Recall, want.Recall) || !near(f.Unjudged, want.Unjudged) {
		t.Errorf("got %+v, want %+v", f, want)
	}
	var all []string
	for _, s := range scores {
		all = append(all, s.Need+s.Candidate)
	}
	if got := strings.Join(all, " "); got != "n1a n1b n1c n1d n2b n2a" || scores[1].Score != 1.0/3 {
		t.Errorf("scores %s", got)
	}
}

func TestOnlyTheFirstTenCount(t *testing.T) {
	h := testhouse.New(t)
	h.Put(keyed(testhouse.NewChallenge("id-n", "o", "Title", "Summary"), "n"))
	var ranking []domain.ID
	for _, k := range strings.Split("abcdefghijkl", "") {
		h.Put(keyed(testhouse.NewResearcher(domain.ID("id-"+k), "", "Nowak", ""), k))
		ranking = append(ranking, domain.ID("id-"+k))
	}
	f, scores, err := evaluation.New(h.Store, given{"id-n": ranking}, h.Discovery).Matcher(
		t.Context(), map[string]measure.Grades{"n": {"k": 3}}, // the eleventh
	)
	if err != nil || f.NDCG != 0 || f.Recall != 0 || !near(f.MRR, 1.0/11) || f.Unjudged != 10 || len(scores) != 12 {
		t.Errorf("got %+v, %d scores, %v", f, len(scores), err)
	}
}

func TestACandidateWithoutAKeyIsNamedByItsID(t *testing.T) {
	h := testhouse.New(t)
	h.Put(keyed(testhouse.NewChallenge("id-n", "o", "Title", "Summary"), "n"), testhouse.NewResearcher("bare", "", "Nowak", ""))
	_, scores, err := evaluation.New(h.Store, given{"id-n": {"bare"}}, h.Discovery).Matcher(
		t.Context(), map[string]measure.Grades{"n": {"x": 1}},
	)
	if err != nil || len(scores) != 1 || scores[0].Candidate != "bare" {
		t.Errorf("got %+v, %v", scores, err)
	}
}

func TestAJudgedChallengeThatIsNotThereIsNamed(t *testing.T) {
	h := testhouse.New(t)
	_, _, err := evaluation.New(h.Store, given{}, h.Discovery).Matcher(t.Context(), map[string]measure.Grades{"ghost": {"x": 1}})
	if err == nil || !strings.Contains(err.Error(), `"ghost"`) {
		t.Errorf("got %v", err)
	}
}

func TestNothingJudgedGivesNoFigures(t *testing.T) {
	h := testhouse.New(t)
	f, scores, err := evaluation.New(h.Store, given{}, h.Discovery).Matcher(t.Context(), nil)
	if err != nil || f != (evaluation.Figures{}) || scores != nil {
		t.Errorf("got %+v, %v, %v", f, scores, err)
	}
}

// TestTheProductsOwnPartsAreMeasured runs the real matcher and search.
func TestTheProductsOwnPartsAreMeasured(t *testing.T) {
	h := testhouse.New(t)
	h.Put(
		keyed(testhouse.NewChallenge("id-n", "o", "Phage coatings", "Coatings for catheters."), "n"),
		keyed(testhouse.NewResearcher("id-a", "", "Nowak", "Phage coatings for catheters."), "a"),
		keyed(testhouse.NewResearcher("id-b", "", "Kos", "Medieval poetry."), "b"),
		keyed(testhouse.NewOffer("id-c", "x", "Powłoki na cewniki", ""), "c"),
	)
	h.Catch()
	s := evaluation.New(h.Store, h.Matching, h.Discovery)
	f, scores, err := s.Matcher(t.Context(), map[string]measure.Grades{"n": {"a": 3}})
	if err != nil || f.NDCG != 1 || f.MRR != 1 || f.Recall != 1 || len(scores) == 0 || scores[0].Candidate != "a" {
		t.Errorf("matcher: %+v, %v, %v", f, scores, err)
	}
	if !slices.IsSortedFunc(scores, func(a, b evaluation.Score) int { return cmp.Compare(b.Score, a.Score) }) {
		t.Errorf("scores %v", scores)
	}
	judged := &evaluation.Judged{
		Queries: []evaluation.Query{
			{ID: "q1", EN: "phage coatings", PL: "powłoki"}, {ID: "q2", EN: "poetry"}, {ID: "q3", EN: "nobody judged this"},
		},
		Answers: map[string]measure.Grades{"q1": {"a": 2, "c": 3}, "q2": {"b": 2}},
	}
	en, err := s.Search(t.Context(), judged, domain.EN)
	if err != nil || en.Needs != 2 || en.MRR == 0 || en.Recall != 0.75 { // of q1 a but not c, of q2 all
		t.Errorf("search in English: %+v, %v", en, err)
	}
	pl, err := s.Search(t.Context(), judged, domain.PL)
	if err != nil || pl.Needs != 1 || pl.MRR < 0.5 || pl.Recall != 1 { // a says it in English
		t.Errorf("search in Polish: %+v, %v", pl, err)
	}
}
