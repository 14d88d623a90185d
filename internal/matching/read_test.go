package matching_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

func candidates(ps []matching.Proposal) []domain.ID {
	var out []domain.ID
	for _, p := range ps {
		out = append(out, p.Match.Candidate.ID)
	}
	return out
}

func TestProposalsAreSeenByTaskforceOwnerAndTheCandidateAlone(t *testing.T) {
	h := lab(t, 4)
	all := listed(t, matches(h, "c1"))
	for name, tc := range map[string]struct {
		viewer policy.Viewer
		want   []domain.ID
	}{
		"taskforce": {testhouse.ZIN(), all},
		"owner":     {testhouse.Company("poster"), all},
		"candidate": {testhouse.Person("r02"), []domain.ID{"r02"}},
		"visitor":   {policy.Viewer{}, nil},
		"company":   {testhouse.Company("other"), nil},
		"admin":     {testhouse.Admin(), nil},
	} {
		ps, err := h.Matching.ForChallenge(t.Context(), tc.viewer, "c1", 100)
		if err != nil || !slices.Equal(candidates(ps), tc.want) {
			t.Errorf("%s sees %v, %v", name, candidates(ps), err)
		}
	}
	ps, err := h.Matching.ForChallenge(t.Context(), testhouse.ZIN(), "c1", 2)
	if err != nil || !slices.Equal(candidates(ps), all[:2]) {
		t.Errorf("the best two are %v, %v", candidates(ps), err)
	}
}

func TestProposalsOfASealedChallengeAreNotThereForOthers(t *testing.T) {
	h := lab(t, 4)
	c := testhouse.Get[*domain.Challenge](h, "c1")
	c.Visibility = domain.Confidential
	h.Put(c)
	h.Catch()
	for name, v := range map[string]policy.Viewer{"visitor": {}, "candidate": testhouse.Person("r02"), "admin": testhouse.Admin()} {
		if _, err := h.Matching.ForChallenge(t.Context(), v, "c1", 100); !errors.Is(err, domain.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
		if ps, err := h.Matching.ForParty(t.Context(), v, testhouse.Res("r02"), 100); err != nil || len(ps) != 0 {
			t.Errorf("%s sees %v, %v", name, candidates(ps), err)
		}
	}
	if ps, err := h.Matching.ForChallenge(t.Context(), testhouse.Company("poster"), "c1", 100); err != nil || len(ps) != 4 {
		t.Errorf("the owner sees %v, %v", candidates(ps), err)
	}
}

func TestAPartySeesItsOwnProposalsBestFirst(t *testing.T) {
	h := lab(t, 4)
	weak := testhouse.NewChallenge("c2", "poster", said(3), "the moon over the meadow")
	h.Put(weak, testhouse.NewChallenge("c0", "poster", "medieval poetry", "rhymes"))
	h.Catch()
	ps, err := h.Matching.ForParty(t.Context(), testhouse.Person("r02"), testhouse.Res("r02"), 100)
	if err != nil || len(ps) != 2 || ps[0].Match.Score < ps[1].Match.Score {
		t.Fatalf("sees %+v, %v", ps, err)
	}
	if ps[0].Challenge.ID == ps[1].Challenge.ID {
		t.Error("one challenge twice")
	}
	if ps, err := h.Matching.ForParty(t.Context(), testhouse.Person("r01"), testhouse.Res("r02"), 100); err != nil || len(ps) != 0 {
		t.Errorf("another sees %v, %v", candidates(ps), err)
	}
}

func TestProposalsOfWhomNobodySeesAreLeftOut(t *testing.T) {
	h := lab(t, 4)
	h.Delete(testhouse.Get[*domain.Researcher](h, "r03")) // the proposals have not caught up
	ps, err := h.Matching.ForChallenge(t.Context(), testhouse.ZIN(), "c1", 100)
	if err != nil || slices.Contains(candidates(ps), "r03") || len(ps) != 3 {
		t.Errorf("sees %v, %v", candidates(ps), err)
	}
}

func TestQuotesMarkTheWordsThatCarriedAMatch(t *testing.T) {
	h := testhouse.New(t)
	r := testhouse.NewResearcher("r1", "home", "Nowak", "Bada bakteriofagi.")
	r.Bio = testhouse.PL("Bada bakteriofagi w szpitalach.")
	e := testhouse.NewEvidence("e1", "Phage coatings", "A coating of phages keeps catheters free of bacteria.", testhouse.Res("r1"))
	h.Put(
		testhouse.NewOrganisation("home", "Home"), r, e,
		testhouse.NewChallenge("c1", "poster", "Antibacterial coating", "Coatings with phages against bacteria on catheters."),
	)
	h.Catch()
	ps, err := h.Matching.ForChallenge(t.Context(), testhouse.ZIN(), "c1", 10)
	if err != nil || len(ps) != 1 {
		t.Fatalf("%v, %v", ps, err)
	}
	p := ps[0]
	if p.Organisation == nil || p.Organisation.ID != "home" {
		t.Errorf("behind the candidate stands %+v", p.Organisation)
	}
	if len(p.Quotes) == 0 || p.Quotes[0].Evidence != "e1" || p.Quotes[0].Year != 2026 || p.Quotes[0].Type != domain.Publication {
		t.Fatalf("quotes %+v", p.Quotes)
	}
	marked := map[string]bool{}
	for _, part := range append(p.Quotes[0].Title.Parts, p.Quotes[0].Text.Parts...) {
		if part.Marked {
			marked[part.Text] = true
		}
	}
	for _, w := range []string{"coatings", "phages", "catheters", "bacteria"} {
		if !marked[w] {
			t.Errorf("%q is not marked: %+v", w, p.Quotes[0])
		}
	}
	if marked["free"] || marked["keeps"] {
		t.Errorf("marked %v", marked)
	}
}

func TestQuotesAreOfTheLanguageThatMatched(t *testing.T) {
	h := testhouse.New(t)
	r := testhouse.NewResearcher("r1", "", "Nowak", "")
	r.Bio = domain.Text{PL: "Powłoki cynkowe na cewnikach.", EN: "Poetry of the middle ages."}
	c := testhouse.NewChallenge("c1", "poster", "", "")
	c.Title, c.Summary = testhouse.PL("Powłoka na cewnik"), testhouse.PL("Szukamy powłok cynkowych.")
	c.Aspects = nil
	h.Put(r, c)
	h.Catch()
	ps, err := h.Matching.ForChallenge(t.Context(), testhouse.ZIN(), "c1", 10) // who reads English
	if err != nil || len(ps) != 1 || len(ps[0].Quotes) != 1 {
		t.Fatalf("%+v, %v", ps, err)
	}
	q := ps[0].Quotes[0]
	if q.Evidence != "" || q.Type != domain.Statement || q.Text.Lang != domain.PL || len(q.Text.Parts) < 3 {
		t.Errorf("quoted %+v", q)
	}
}

func TestReadingWhileMatching(t *testing.T) {
	h := lab(t, 12)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for range 5 {
				if _, err := h.Matching.ForChallenge(t.Context(), testhouse.ZIN(), "c1", 10); err != nil {
					t.Error(err)
				}
				if err := h.Matching.Match(t.Context(), "c1"); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for n := 9; n < 14; n++ {
		better(h, "e01", n)
		h.Catch()
	}
	wg.Wait()
	listed(t, matches(h, "c1"))
}
