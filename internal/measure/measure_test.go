package measure_test

import (
	"math"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/measure"
)

func near(t *testing.T, name string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s = %v, want %v", name, got, want)
	}
}

// The expected figures were worked out by hand.
func TestMeasures(t *testing.T) {
	g := measure.Grades{"a": 3, "b": 2, "c": 1, "d": 0}
	ranking := []string{"d", "b", "x", "a"}
	dcg := 2/math.Log2(3) + 3/math.Log2(5)
	ideal := 3 + 2/math.Log2(3) + 1/math.Log2(4)
	near(t, "nDCG@10", measure.NDCG(ranking, g, 10), dcg/ideal)
	near(t, "nDCG@2", measure.NDCG(ranking, g, 2), (2/math.Log2(3))/(3+2/math.Log2(3)))
	near(t, "the ideal", measure.NDCG([]string{"a", "b", "c"}, g, 10), 1)
	near(t, "nothing to find", measure.NDCG(ranking, measure.Grades{"d": 0}, 10), 0)
	near(t, "empty ranking", measure.NDCG(nil, g, 10), 0)
	near(t, "RR", measure.ReciprocalRank(ranking, g, 2), 0.5)
	near(t, "RR none", measure.ReciprocalRank([]string{"x"}, g, 2), 0)
	near(t, "AP", measure.AveragePrecision(ranking, g, 1), (1.0/2+2.0/4)/3)
	near(t, "AP of the good", measure.AveragePrecision(ranking, g, 3), 1.0/4)
	near(t, "AP, nothing to find", measure.AveragePrecision(ranking, measure.Grades{"d": 0}, 1), 0)
	part, ok := measure.Recall(ranking, g, 2, 2)
	near(t, "recall@2", part, 0.5)
	if _, none := measure.Recall(ranking, measure.Grades{}, 2, 2); !ok || none {
		t.Error("recall tells wrongly whether there is anything to find")
	}
}
