package matcher

import "math"

// TRL is a range of technology readiness levels, 1–9; zero is unknown.
type TRL struct{ Min, Max int }

func (t TRL) known() bool { return t.Min > 0 && t.Max >= t.Min }

// fitTRL is the part of the needed levels that the candidate works at; with
// no common level it falls with the gap. Gap is in levels, 0 if they meet.
func fitTRL(need, have TRL) (value float64, gap int, known bool) {
	if !need.known() || !have.known() {
		return 0, 0, false
	}
	lo, hi := max(need.Min, have.Min), min(need.Max, have.Max)
	if lo > hi {
		gap = lo - hi
		return 0.4 / float64(gap), gap, true
	}
	part := float64(hi-lo+1) / float64(need.Max-need.Min+1)
	return 0.5 + 0.5*part, 0, true
}

// Stance is where a party stands between secrecy and publication. Ownership:
// 0 inventor, 1 shared, 2 company. Confidentiality: 0 open, 1 agreement, 2
// strict.
type Stance struct {
	EmbargoMonths   int
	Review          bool
	Ownership       int
	Confidentiality int
}

// The clauses of a stance, in the order in which they are named.
const (
	ClauseEmbargo         = "embargo"
	ClauseReview          = "review"
	ClauseOwnership       = "ownership"
	ClauseConfidentiality = "confidentiality"
)

// fitStance says how far a candidate accepts what is demanded: the mean over
// the four clauses. Blocked names the clauses that go beyond what it accepts.
func fitStance(demand, accept *Stance) (value float64, blocked []string, known bool) {
	if demand == nil || accept == nil {
		return 0, nil, false
	}
	clauses := []struct {
		name   string
		excess float64 // 0: accepted; 1: as far off as can be
	}{
		{ClauseEmbargo, float64(demand.EmbargoMonths-accept.EmbargoMonths) / 24},
		{ClauseReview, excess(demand.Review && !accept.Review)},
		{ClauseOwnership, float64(demand.Ownership-accept.Ownership) / 2},
		{ClauseConfidentiality, float64(demand.Confidentiality-accept.Confidentiality) / 2},
	}
	for _, c := range clauses {
		e := min(1, max(0, c.excess))
		value += (1 - e) / float64(len(clauses))
		if e > 0 {
			blocked = append(blocked, c.name)
		}
	}
	return value, blocked, true
}

func excess(refused bool) float64 {
	if refused {
		return 1
	}
	return 0
}

// trust grows with what binds both sides and never reaches 1.
func trust(t Ties) float64 {
	bonds := 1.0*float64(max(0, t.Collaborations)) + 0.5*float64(max(0, t.Endorsements)) + 0.3*float64(max(0, t.Groups))
	return 1 - math.Exp(-bonds)
}
