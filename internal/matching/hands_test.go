package matching_test

import (
	"reflect"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// better lets a person know more elements.
func better(h *testhouse.House, e domain.ID, n int) {
	x := testhouse.Get[*domain.Evidence](h, e)
	x.Title = testhouse.EN(said(n))
	h.Put(x)
}

func TestWhatPeopleDecidedOnIsNeitherOverwrittenNorDropped(t *testing.T) {
	for _, s := range []domain.MatchState{
		domain.MatchApproved, domain.MatchIntroduced, domain.MatchInContact, domain.MatchAgreement, domain.MatchCompleted,
	} {
		t.Run(string(s), func(t *testing.T) {
			h := lab(t, 8)
			decide(t, h, matches(h, "c1")["r05"], s)
			h.Catch()
			kept := matches(h, "c1")["r05"]
			same := func(when string) {
				t.Helper()
				h.Catch()
				if now := matches(h, "c1")["r05"]; !reflect.DeepEqual(now, kept) {
					t.Errorf("%s: %+v, was %+v", when, now, kept)
				}
			}
			better(h, "e05", 30)
			same("a better candidate")
			better(h, "e05", 1)
			same("a worse candidate")
			h.Put(func() domain.Record {
				c := testhouse.Get[*domain.Challenge](h, "c1")
				c.Title = testhouse.EN("something else")
				return c
			}())
			same("another challenge")
			h.Delete(testhouse.Get[*domain.Researcher](h, "r05"))
			same("no candidate")
			h.Delete(testhouse.Get[*domain.Challenge](h, "c1"))
			same("no challenge")
		})
	}
}

func TestDecidedMatchesTakePlacesOfTheTwenty(t *testing.T) {
	h := lab(t, 30)
	best := listed(t, matches(h, "c1"))[0]
	decide(t, h, matches(h, "c1")[best], domain.MatchApproved)
	h.Catch()
	if err := h.Matching.Match(t.Context(), "c1"); err != nil {
		t.Fatal(err)
	}
	ms := matches(h, "c1")
	if len(ms) != matching.Kept || ms[best].State != domain.MatchApproved {
		t.Errorf("%d matches, the best is %s", len(ms), ms[best].State)
	}
}

func TestADeferredMatchStaysAndIsKeptUpToDate(t *testing.T) {
	h := lab(t, 8)
	m := matches(h, "c1")["r05"]
	decide(t, h, m, domain.MatchDeferred)
	h.Catch()
	better(h, "e05", 30)
	h.Catch()
	now := matches(h, "c1")["r05"]
	if now.State != domain.MatchDeferred || now.Until != "2027-12-01" || now.Score <= m.Score || now.Input == m.Input {
		t.Errorf("%+v, was %+v", now, m)
	}
	better(h, "e05", 1)
	h.Catch()
	if matches(h, "c1")["r05"] == nil {
		t.Error("a deferred match was dropped")
	}
}

func TestARejectedPairComesBackOnlyWhenASideChanges(t *testing.T) {
	for name, tc := range map[string]struct {
		alter func(h *testhouse.House)
		back  bool
	}{
		"nothing": {func(*testhouse.House) {}, false},
		"matched anew": {func(h *testhouse.House) {
			if err := h.Matching.Match(t.Context(), "c1"); err != nil {
				t.Fatal(err)
			}
		}, false},
		"a year went by": {func(h *testhouse.House) {
			h.Clock.Set(testhouse.Noon.AddDate(1, 0, 0))
			if err := h.Matching.Match(t.Context(), "c1"); err != nil {
				t.Fatal(err)
			}
		}, false},
		"a new rival": {func(h *testhouse.House) { h.Put(person(9, 30)...) }, false},
		"its deadline alone": {func(h *testhouse.House) {
			c := testhouse.Get[*domain.Challenge](h, "c1")
			c.Deadline = "2028-01-01"
			h.Put(c)
		}, false},
		"its city alone": {func(h *testhouse.House) {
			r := testhouse.Get[*domain.Researcher](h, "r05")
			r.City = "Tarnów"
			h.Put(r)
		}, false},
		"the challenge": {func(h *testhouse.House) {
			c := testhouse.Get[*domain.Challenge](h, "c1")
			c.Summary = testhouse.EN(said(20))
			h.Put(c)
		}, true},
		"the evidence": {func(h *testhouse.House) { better(h, "e05", 30) }, true},
		"the profile": {func(h *testhouse.House) {
			r := testhouse.Get[*domain.Researcher](h, "r05")
			r.Competences = []domain.Competence{{Name: testhouse.EN("hydrogen")}}
			h.Put(r)
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			h := lab(t, 8)
			decide(t, h, matches(h, "c1")["r05"], domain.MatchRejected)
			h.Catch()
			was := matches(h, "c1")["r05"]
			tc.alter(h)
			h.Catch()
			now := matches(h, "c1")["r05"]
			if !tc.back {
				if !reflect.DeepEqual(now, was) {
					t.Errorf("%+v, was %+v", now, was)
				}
				return
			}
			last := now.History[len(now.History)-1]
			if now.State != domain.MatchProposed || now.Input == was.Input || len(now.History) != len(was.History)+1 ||
				last.From != string(domain.MatchRejected) || last.Reason != "inputs_changed" || last.By != "" {
				t.Errorf("%+v, was %+v", now, was)
			}
		})
	}
}

func TestARejectedPairFreesItsPlace(t *testing.T) {
	h := lab(t, 30)
	before := listed(t, matches(h, "c1"))
	decide(t, h, matches(h, "c1")[before[3]], domain.MatchRejected)
	if err := h.Matching.Match(t.Context(), "c1"); err != nil {
		t.Fatal(err)
	}
	proposed := 0
	for c, m := range matches(h, "c1") {
		if m.State == domain.MatchProposed {
			proposed++
			if c == before[3] {
				t.Error("the rejected pair is proposed")
			}
		}
	}
	if proposed != matching.Kept {
		t.Errorf("%d are proposed", proposed)
	}
}
