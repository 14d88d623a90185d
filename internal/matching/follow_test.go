package matching_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// versions gives the versions of all matches.
func versions(h *testhouse.House) map[domain.ID]uint64 {
	out := map[domain.ID]uint64{}
	for _, m := range testhouse.All[*domain.Match](h) {
		out[m.ID] = m.Version
	}
	return out
}

func TestCatchingUpAgainChangesNothing(t *testing.T) {
	h := lab(t, 30)
	before, vs := changes(t, h), versions(h)
	h.Catch()
	h.Reopen()
	h.Catch()
	if err := h.Matching.Match(t.Context(), "c1"); err != nil {
		t.Fatal(err)
	}
	if after := changes(t, h); after != before {
		t.Errorf("%d changes more", after-before)
	}
	if got := versions(h); fmt.Sprint(got) != fmt.Sprint(vs) {
		t.Errorf("versions %v, were %v", got, vs)
	}
}

func TestAChangedCandidateTouchesOnlyWhatItConcerns(t *testing.T) {
	h := lab(t, 12)
	other := testhouse.NewChallenge("c2", "poster", "medieval poetry", "rhymes")
	h.Put(other, testhouse.NewResearcher("poet", "", "Kos", "medieval poetry and rhymes"))
	h.Catch()
	before := matches(h, "c1")
	poet := matches(h, "c2")["poet"]
	if poet == nil {
		t.Fatal("the poet is not proposed")
	}
	r := testhouse.Get[*domain.Researcher](h, "r12")
	r.Position = testhouse.EN("professor")
	h.Put(r)
	h.Catch()
	if got := matches(h, "c2")["poet"]; got.Version != poet.Version {
		t.Error("a match of another challenge was written anew")
	}
	for c, m := range matches(h, "c1") {
		if changed, want := m.Version != before[c].Version, c == "r12"; changed != want {
			t.Errorf("%s: changed %v", c, changed)
		}
	}
}

func TestANewGoodCandidatePushesTheLastOut(t *testing.T) {
	h := lab(t, 25)
	last := listed(t, matches(h, "c1"))[matching.Kept-1]
	h.Put(person(26, 40)...)
	h.Catch()
	order := listed(t, matches(h, "c1"))
	if len(order) != matching.Kept || order[0] != "r26" || slices.Contains(order, last) {
		t.Errorf("kept %v, %s should be out", order, last)
	}
}

func TestAPoorNewCandidateTouchesNothing(t *testing.T) {
	h := lab(t, 25)
	vs := versions(h)
	h.Put(person(26, 1)...)
	h.Catch()
	if got := versions(h); fmt.Sprint(got) != fmt.Sprint(vs) {
		t.Errorf("versions %v, were %v", got, vs)
	}
}

func TestTheNextBestTakesAFreedPlace(t *testing.T) {
	for name, leave := range map[string]func(h *testhouse.House){
		"deleted": func(h *testhouse.House) { h.Delete(testhouse.Get[*domain.Researcher](h, "r25")) },
		"worse": func(h *testhouse.House) {
			e := testhouse.Get[*domain.Evidence](h, "e25")
			e.Title = testhouse.EN("medieval poetry")
			h.Put(e)
		},
		"joined the poster": func(h *testhouse.House) {
			r := testhouse.Get[*domain.Researcher](h, "r25")
			r.Organisation = "poster"
			h.Put(r)
		},
		"evidence given to another": func(h *testhouse.House) {
			e := testhouse.Get[*domain.Evidence](h, "e25")
			e.For = []domain.Ref{testhouse.Res("r01")}
			h.Put(e)
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := lab(t, 25)
			if ms := matches(h, "c1"); ms["r25"] == nil || ms["r05"] != nil {
				t.Fatalf("at first: %v", listed(t, ms))
			}
			leave(h)
			h.Catch()
			ms := matches(h, "c1")
			order := listed(t, ms)
			next := domain.ID("r05")
			if name == "evidence given to another" {
				next = "r01"
			}
			if ms["r25"] != nil || ms[next] == nil || len(order) != matching.Kept {
				t.Errorf("now: %v", order)
			}
		})
	}
}

func TestARetiredOfferIsNoLongerProposed(t *testing.T) {
	h := testhouse.New(t)
	offer := testhouse.NewOffer("lab", "other", said(20), "")
	h.Put(elementChallenge("c1"), offer)
	h.Catch()
	if len(matches(h, "c1")) != 1 {
		t.Fatal("not proposed at first")
	}
	offer.State = domain.OfferRetired
	h.Put(offer)
	h.Catch()
	if len(matches(h, "c1")) != 0 {
		t.Error("still proposed")
	}
}

func TestChallengesThatEndLoseUntouchedProposals(t *testing.T) {
	for name, end := range map[string]func(h *testhouse.House, c *domain.Challenge){
		"closed":    func(h *testhouse.House, c *domain.Challenge) { c.State = domain.ChallengeClosed; h.Put(c) },
		"withdrawn": func(h *testhouse.House, c *domain.Challenge) { c.State = domain.ChallengeWithdrawn; h.Put(c) },
		"deleted":   func(h *testhouse.House, c *domain.Challenge) { h.Delete(c) },
		"deleted amid many changes": func(h *testhouse.House, c *domain.Challenge) {
			h.Delete(c)
			for i := range 120 {
				h.Put(testhouse.NewResearcher(domain.ID(fmt.Sprintf("n%d", i)), "", "Kos", ""))
			}
		},
		"deleted, and the outbox trimmed": func(h *testhouse.House, c *domain.Challenge) {
			h.Delete(c)
			if err := h.Store.Trim(t.Context(), changes(t, h)); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := lab(t, 8)
			ms := matches(h, "c1")
			touched := ms["r08"]
			decide(t, h, touched, domain.MatchApproved)
			h.Catch()
			end(h, testhouse.Get[*domain.Challenge](h, "c1"))
			h.Catch()
			if got := matches(h, "c1"); len(got) != 1 || got["r08"] == nil {
				t.Errorf("left: %v", listed(t, got))
			}
		})
	}
}

func TestAGapInTheOutboxMatchesEverythingAnew(t *testing.T) {
	for name, more := range map[string]bool{"changes behind the gap": true, "none left": false} {
		t.Run(name, func(t *testing.T) {
			h := lab(t, 8)
			h.Put(person(9, 30)...)
			if err := h.Store.Trim(t.Context(), changes(t, h)); err != nil {
				t.Fatal(err)
			}
			if more {
				h.Put(testhouse.NewOrganisation("late", "Latecomer"))
			}
			h.Catch()
			if matches(h, "c1")["r09"] == nil {
				t.Error("what the outbox forgot was overlooked")
			}
		})
	}
}

func TestManyChangesAtOnceAreTakenIn(t *testing.T) {
	h := lab(t, 8)
	var recs []domain.Record
	for i := 20; i < 30; i++ {
		recs = append(recs, person(i, i)...)
	}
	for i := range 100 {
		recs = append(recs, testhouse.NewResearcher(domain.ID(fmt.Sprintf("n%d", i)), "", "Kos", ""))
	}
	h.Put(recs...)
	h.Catch()
	if order := listed(t, matches(h, "c1")); order[0] != "r29" {
		t.Errorf("now: %v", order)
	}
}

// TestTiesOfAnOrganisationReachItsPeople follows the value of trust as ties
// are made and cut.
func TestTiesOfAnOrganisationReachItsPeople(t *testing.T) {
	h := lab(t, 8)
	r := testhouse.Get[*domain.Researcher](h, "r08")
	r.Organisation = "home"
	offer := testhouse.NewOffer("lab", "home", said(20), "")
	h.Put(testhouse.NewOrganisation("home", "Home"), r, offer)
	h.Catch()
	group := &domain.InterestGroup{Meta: domain.Meta{ID: "g1"}, Name: testhouse.EN("Group")}
	work := &domain.Collaboration{
		Meta: domain.Meta{ID: "w1"}, Type: domain.JointProject, Title: testhouse.EN("Work"),
		Parties: []domain.Ref{testhouse.Org("home"), testhouse.Org("poster")},
	}
	for _, s := range []struct {
		name string
		do   func()
		tied bool
	}{
		{"at first", func() {}, false},
		{"both joined a group", func() { group.Members = work.Parties; h.Put(group) }, true},
		{"the poster left", func() { group.Members = work.Parties[:1]; h.Put(group) }, false},
		{"the poster is back", func() { group.Members = work.Parties; h.Put(group) }, true},
		{"the home left", func() { group.Members = work.Parties[1:]; h.Put(group) }, false},
		{"work together", func() { h.Put(work) }, true},
		{"work deleted", func() { h.Delete(work) }, false},
	} {
		s.do()
		h.Catch()
		for _, c := range []domain.ID{"r08", "lab"} {
			m := matches(h, "c1")[c]
			i := slices.IndexFunc(m.Explanation.Contributions, func(c domain.Contribution) bool { return c.Feature == "trust" })
			if got := m.Explanation.Contributions[i].Value > 0; got != s.tied {
				t.Errorf("%s: %s has trust %v", s.name, c, got)
			}
		}
	}
}

// TestWordStatisticsFollowTheEvidence starts with an empty house: statistics
// taken from nothing must not last.
func TestWordStatisticsFollowTheEvidence(t *testing.T) {
	byHand, imported := testhouse.New(t), lab(t, 12)
	byHand.Put(elementChallenge("c1"))
	byHand.Catch()
	recs := library()
	for i := 1; i <= 12; i++ {
		recs = append(recs, person(i, i+8)...)
	}
	byHand.Put(recs...)
	byHand.Catch()
	got, want := matches(byHand, "c1"), matches(imported, "c1")
	if len(want) == 0 || len(got) != len(want) {
		t.Fatalf("by hand %v, imported %v", listed(t, got), listed(t, want))
	}
	for c, m := range want {
		if got[c].Corpus != m.Corpus || got[c].Score != m.Score {
			t.Errorf("%s: by hand %v by %s, imported %v by %s", c, got[c].Score, got[c].Corpus, m.Score, m.Corpus)
		}
	}
}
