package domain_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

func challenge() *domain.Challenge {
	return &domain.Challenge{
		Organisation: "o1",
		Title:        domain.Text{PL: "Powłoki przeciwdrobnoustrojowe"},
		Summary:      domain.Text{EN: "We need coatings."},
		Aspects:      []domain.Aspect{{Text: domain.Text{EN: "coatings"}, Need: domain.Must, Weight: 3}},
		Visibility:   domain.Public,
		State:        domain.ChallengeOpen,
	}
}

func TestEveryKindCanBeMade(t *testing.T) {
	for _, k := range domain.Kinds() {
		r, err := domain.New(k)
		if err != nil || r.Kind() != k {
			t.Errorf("New(%q) = %v of kind %q, %v", k, r, r.Kind(), err)
		}
		if k != domain.KindUser && r.Validate() == nil {
			t.Errorf("an empty %s passes as valid", k)
		}
	}
	if _, err := domain.New("dragon"); domain.CodeOf(err) != domain.CodeKind {
		t.Errorf("New(dragon) = %v", err)
	}
}

func TestWrongFieldsAreNamed(t *testing.T) {
	for name, tc := range map[string]struct {
		spoil func(*domain.Challenge)
		path  string
		code  domain.Code
	}{
		"no title":       {func(c *domain.Challenge) { c.Title = domain.Text{} }, "title", domain.CodeRequired},
		"blank title":    {func(c *domain.Challenge) { c.Title = domain.Text{PL: "  "} }, "title", domain.CodeRequired},
		"long title":     {func(c *domain.Challenge) { c.Title.EN = strings.Repeat("ż", domain.MaxTitle+1) }, "title.en", domain.CodeTooLong},
		"bad bytes":      {func(c *domain.Challenge) { c.Summary.EN = "a\xffb" }, "summary.en", domain.CodeEncoding},
		"escape":         {func(c *domain.Challenge) { c.Summary.EN = "a\x1b[31m" }, "summary.en", domain.CodeEncoding},
		"no owner":       {func(c *domain.Challenge) { c.Organisation = "" }, "organisation", domain.CodeRequired},
		"weight":         {func(c *domain.Challenge) { c.Aspects[0].Weight = 6 }, "aspects[0].weight", domain.CodeRange},
		"need":           {func(c *domain.Challenge) { c.Aspects[0].Need = "maybe" }, "aspects[0].need", domain.CodeChoice},
		"trl upside":     {func(c *domain.Challenge) { c.TRL = domain.TRL{Min: 6, Max: 4} }, "trl", domain.CodeRange},
		"trl ten":        {func(c *domain.Challenge) { c.TRL = domain.TRL{Min: 1, Max: 10} }, "trl", domain.CodeRange},
		"negative money": {func(c *domain.Challenge) { c.Budget = domain.Budget{Min: -1, Max: 2, Currency: "PLN"} }, "budget", domain.CodeRange},
		"deadline":       {func(c *domain.Challenge) { c.Deadline = "2027-02-30" }, "deadline", domain.CodeFormat},
		"visibility":     {func(c *domain.Challenge) { c.Visibility = "all" }, "visibility", domain.CodeChoice},
		"state":          {func(c *domain.Challenge) { c.State = "" }, "state", domain.CodeRequired},
		"stance":         {func(c *domain.Challenge) { c.Stance.Ownership = "me" }, "stance.ownership", domain.CodeChoice},
	} {
		t.Run(name, func(t *testing.T) {
			c := challenge()
			tc.spoil(c)
			invalid, ok := errors.AsType[*domain.Invalid](c.Validate())
			if !ok {
				t.Fatal("passes as valid")
			}
			for _, f := range invalid.Fields {
				if f.Path == tc.path && f.Code == tc.code {
					return
				}
			}
			t.Errorf("got %v, want %s %s", invalid, tc.path, tc.code)
		})
	}
	if err := challenge().Validate(); err != nil {
		t.Errorf("a good challenge is refused: %v", err)
	}
}

func TestMatchWalksOnlyAllowedSteps(t *testing.T) {
	m := &domain.Match{State: domain.MatchProposed}
	if err := m.Step(domain.Transition{To: "approved"}); domain.CodeOf(err) != domain.CodeStep {
		t.Errorf("proposed to approved without review: %v", err)
	}
	for _, to := range []string{"in_review", "deferred", "in_review", "approved", "introduced", "in_contact", "agreement", "completed"} {
		if err := m.Step(domain.Transition{To: to, By: "u", Reason: "r"}); err != nil {
			t.Fatal(err)
		}
	}
	if len(m.History) != 8 || m.History[1].From != "in_review" || m.History[1].To != "deferred" {
		t.Errorf("history %+v", m.History)
	}
	if err := m.Step(domain.Transition{To: "abandoned"}); err == nil {
		t.Error("a completed match moves on")
	}
}

func TestMachinesLeadOnlyToTheirOwnStates(t *testing.T) {
	check(t, domain.MatchMachine)
	check(t, domain.ChallengeMachine)
	check(t, domain.OfferMachine)
	check(t, domain.ConsortiumMachine)
	check(t, domain.InterestMachine)
	check(t, domain.EndorsementMachine)
	check(t, domain.UserMachine)
}

func check[S ~string](t *testing.T, m domain.Machine[S]) {
	t.Helper()
	for from, tos := range m {
		for _, to := range tos {
			if !m.Has(to) {
				t.Errorf("%s leads to %s, which is no state", from, to)
			}
		}
	}
}

func TestORCIDCheckDigit(t *testing.T) {
	for s, want := range map[string]bool{
		"0000-0002-1825-0097": true, "0000-0001-5109-3700": true, "0000-0002-1694-233X": true,
		"0000-0002-1825-0098": false, "0000000218250097": false, "0000-0002-1825-009x": false,
		"0000-0002-18a5-0097": false, "": false,
	} {
		if domain.ValidORCID(s) != want {
			t.Errorf("ValidORCID(%q) = %v", s, !want)
		}
	}
}

func TestTextFallsBackToTheOtherLanguage(t *testing.T) {
	txt := domain.Text{EN: "coating"}
	if s, l := txt.Best(domain.PL); s != "coating" || l != domain.EN {
		t.Errorf("Best(PL) = %q %q", s, l)
	}
}

func TestRecordsSurviveJSON(t *testing.T) {
	c := challenge()
	c.AddKey(domain.Key{Scheme: "demo", Value: "1"})
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var back domain.Challenge
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if back.Title != c.Title || back.Keys[0] != c.Keys[0] || back.State != c.State {
		t.Errorf("%+v", back)
	}
}

func TestEndorsementCountsOnlyWhileActive(t *testing.T) {
	e := &domain.Endorsement{Given: "2025-01-01", Expires: "2026-01-01", State: domain.EndorsementActive}
	for d, want := range map[domain.Date]bool{"2024-12-31": false, "2025-01-01": true, "2026-01-01": true, "2026-01-02": false} {
		if e.ActiveOn(d) != want {
			t.Errorf("ActiveOn(%s) = %v", d, !want)
		}
	}
	e.State = domain.EndorsementWithdrawn
	if e.ActiveOn("2025-06-01") {
		t.Error("a withdrawn endorsement counts")
	}
}
