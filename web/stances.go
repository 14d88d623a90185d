package web

import (
	"slices"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// stanceRow is one clause between secrecy and publication: what the company
// asks for and what the other side accepts.
type stanceRow struct {
	Clause  string
	Asks    string
	Accepts string
	Agree   bool
	Yours   bool // the reader is the other side
}

var (
	ownerships = []domain.Ownership{domain.OwnInventor, domain.OwnShared, domain.OwnCompany}
	closeness  = []domain.Confidentiality{domain.ConfOpen, domain.ConfNDA, domain.ConfStrict}
)

// stance says one side's clauses in words; nil if it is not stated.
func (p Page) stance(s domain.Stance) []stanceRow {
	if s.IsZero() {
		return nil
	}
	return []stanceRow{
		{Clause: "embargo", Asks: p.embargo(s.EmbargoMonths)},
		{Clause: "review", Asks: p.T(yesNo("stance.review", s.Review))},
		{Clause: "ownership", Asks: p.Word("ownership", s.Ownership)},
		{Clause: "confidentiality", Asks: p.Word("confidentiality", s.Confidentiality)},
	}
}

// compromise sets what one side asks for beside what the other accepts; nil
// unless both are stated. Each level of a clause is stricter than the one
// before, so that "accepts at most" can be compared.
func (p Page) compromise(asks, accepts domain.Stance) []stanceRow {
	if asks.IsZero() || accepts.IsZero() {
		return nil
	}
	out, other := p.stance(asks), p.stance(accepts)
	agree := []bool{
		asks.EmbargoMonths <= accepts.EmbargoMonths,
		!asks.Review || accepts.Review,
		slices.Index(ownerships, asks.Ownership) <= slices.Index(ownerships, accepts.Ownership),
		slices.Index(closeness, asks.Confidentiality) <= slices.Index(closeness, accepts.Confidentiality),
	}
	for i := range out {
		out[i].Accepts, out[i].Agree = other[i].Asks, agree[i]
	}
	return out
}

func (p Page) embargo(months int) string {
	if months == 0 {
		return p.T("stance.embargo_none")
	}
	return p.N("stance.embargo", months)
}

func yesNo(key string, yes bool) string {
	if yes {
		return key + "_yes"
	}
	return key + "_no"
}
