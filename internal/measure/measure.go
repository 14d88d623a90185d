// Package measure holds the measures of rankings, as BEIR and trec_eval
// define them. It is pure.
package measure

import (
	"math"
	"slices"
)

// Grades are the judgements of one need or query: how good each candidate
// is, 0 and up. What is not judged counts as 0.
type Grades map[string]int

// NDCG is the normalised discounted cumulated gain of the first k of a
// ranking, 0–1, with the grade as gain (Järvelin and Kekäläinen 2002). With
// nothing to find it is 0.
func NDCG(ranking []string, g Grades, k int) float64 {
	var dcg, best float64
	for i, id := range ranking[:min(k, len(ranking))] {
		dcg += float64(g[id]) / math.Log2(float64(i+2))
	}
	ideal := make([]int, 0, len(g))
	for _, grade := range g {
		ideal = append(ideal, grade)
	}
	slices.SortFunc(ideal, func(a, b int) int { return b - a })
	for i, grade := range ideal[:min(k, len(ideal))] {
		best += float64(grade) / math.Log2(float64(i+2))
	}
	if best == 0 {
		return 0
	}
	return dcg / best
}

// ReciprocalRank is 1 ÷ the place of the first candidate with at least a
// grade; 0 if there is none.
func ReciprocalRank(ranking []string, g Grades, least int) float64 {
	for i, id := range ranking {
		if g[id] >= least {
			return 1 / float64(i+1)
		}
	}
	return 0
}

// Recall is the part of the candidates with at least a grade that is among
// the first k; ok is false if there are none.
func Recall(ranking []string, g Grades, least, k int) (part float64, ok bool) {
	var all, found int
	for _, grade := range g {
		if grade >= least {
			all++
		}
	}
	for _, id := range ranking[:min(k, len(ranking))] {
		if g[id] >= least {
			found++
		}
	}
	if all == 0 {
		return 0, false
	}
	return float64(found) / float64(all), true
}

// AveragePrecision is the mean, over all candidates with at least a grade, of
// the precision at the place of each; one that the ranking lacks counts 0
// (Buckley and Voorhees 2000). With nothing to find it is 0.
func AveragePrecision(ranking []string, g Grades, least int) float64 {
	all, found, sum := 0, 0, 0.0
	for _, grade := range g {
		if grade >= least {
			all++
		}
	}
	for i, id := range ranking {
		if g[id] >= least {
			found++
			sum += float64(found) / float64(i+1)
		}
	}
	if all == 0 {
		return 0
	}
	return sum / float64(all)
}
