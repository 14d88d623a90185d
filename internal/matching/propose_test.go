package matching_test

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
	"github.com/lifescience-krakow/swatka/matcher"
)

func TestAnOpenChallengeGetsItsProposals(t *testing.T) {
	h := lab(t, 12)
	ms := matches(h, "c1")
	ranked, err := h.Matching.Rank(t.Context(), "c1")
	if err != nil {
		t.Fatal(err)
	}
	order := listed(t, ms)
	if len(order) < 5 || order[0] != "r12" {
		t.Fatalf("proposed: %v", order)
	}
	corpus := ms[order[0]].Corpus
	for i, c := range order {
		m, r := ms[c], ranked[i]
		if m.Candidate != r.Candidate || m.Score != r.Score || m.Score < matching.Least {
			t.Errorf("place %d: %s with %v, ranked %s with %v", i+1, m.Candidate, m.Score, r.Candidate, r.Score)
		}
		if m.State != domain.MatchProposed || m.Matcher != matcher.Version || m.Input == "" || m.Corpus == "" || m.Corpus != corpus {
			t.Errorf("saved as %+v", m)
		}
		if len(m.History) != 1 || m.History[0].To != string(domain.MatchProposed) || !m.History[0].At.Equal(testhouse.Noon) {
			t.Errorf("history %+v", m.History)
		}
	}
	inputs := map[string]bool{}
	for _, m := range ms {
		inputs[m.Input] = true
	}
	if len(inputs) != len(ms) {
		t.Error("different candidates have one digest")
	}
	events, err := h.Store.Audit(t.Context(), domain.RefTo(ms["r12"]), 0, 0)
	if err != nil || len(events) != 1 || events[0].Actor.System != "matching" || events[0].Reason != "match.propose" {
		t.Errorf("audit %+v, %v", events, err)
	}
}

func TestOnlyOpenChallengesAreMatched(t *testing.T) {
	for _, s := range domain.ChallengeMachine.States() {
		for _, v := range domain.Visibilities {
			h := testhouse.New(t)
			c := elementChallenge("c1")
			c.State, c.Visibility = s, v
			h.Put(append(person(1, 20), c)...)
			h.Catch()
			if got, want := len(matches(h, "c1")), map[bool]int{true: 1}[s == domain.ChallengeOpen]; got != want {
				t.Errorf("%s, %s: %d matches", s, v, got)
			}
		}
	}
}

func TestThePostersOwnAreNotProposed(t *testing.T) {
	h := testhouse.New(t)
	own := testhouse.NewResearcher("own", "poster", "Own", said(20))
	poster := testhouse.NewOrganisation("poster", "Poster")
	poster.Summary = testhouse.EN(said(20))
	other := testhouse.NewOrganisation("other", "Other")
	other.Summary = testhouse.EN(said(20))
	draft := testhouse.NewOffer("draft", "other", said(20), "")
	draft.State = domain.OfferDraft
	h.Put(
		poster, other, own, elementChallenge("c1"), draft,
		testhouse.NewOffer("own-lab", "poster", said(20), ""), testhouse.NewOffer("lab", "other", said(20), ""),
		testhouse.NewResearcher("person", "other", "Kos", said(20)), testhouse.NewResearcher("free", "", "Lis", said(20)),
	)
	h.Catch()
	got := listed(t, matches(h, "c1"))
	slices.Sort(got)
	if want := []domain.ID{"free", "lab", "other", "person"}; !slices.Equal(got, want) {
		t.Errorf("proposed %v", got)
	}
	own.Organisation = "other" // moves
	h.Put(own)
	h.Catch()
	if matches(h, "c1")["own"] == nil {
		t.Error("who left the poster is not proposed")
	}
	own.Organisation = "poster"
	h.Put(own)
	h.Catch()
	if matches(h, "c1")["own"] != nil {
		t.Error("who joined the poster is still proposed")
	}
}

func TestTheBestAreKeptAndNoMore(t *testing.T) {
	h := lab(t, 30)
	ranked, err := h.Matching.Rank(t.Context(), "c1")
	if err != nil {
		t.Fatal(err)
	}
	var want []domain.ID
	for _, r := range ranked[:matching.Kept] {
		want = append(want, r.Candidate.ID)
	}
	if over := ranked[matching.Kept]; over.Score < matching.Least {
		t.Fatalf("too few candidates to choose from: %+v", over)
	}
	if got := listed(t, matches(h, "c1")); !slices.Equal(got, want) {
		t.Errorf("kept %v", got)
	}
}

func TestLittleInCommonIsNotProposed(t *testing.T) {
	h := lab(t, 8)
	h.Put(testhouse.NewResearcher("poet", "", "Kos", "hydrogen "+strings.Repeat("moonlight over meadows ", 40)))
	h.Catch()
	ranked, err := h.Matching.Rank(t.Context(), "c1")
	if err != nil {
		t.Fatal(err)
	}
	if last := ranked[len(ranked)-1]; last.Candidate.ID != "poet" || last.Score <= 0 || last.Score >= matching.Least {
		t.Fatalf("the last is %s with %v", last.Candidate, last.Score)
	}
	if err := h.Matching.Match(t.Context(), "c1"); err != nil {
		t.Fatal(err)
	}
	if m := matches(h, "c1")["poet"]; m != nil {
		t.Errorf("proposed %+v", m)
	}
}

func TestAVeryLongChallengeIsMatched(t *testing.T) {
	h := testhouse.New(t)
	c := elementChallenge("c1")
	long := strings.Repeat("unrelated words go on and on, co-operation-wise. ", domain.MaxText/49)
	c.Summary = domain.Text{PL: strings.ReplaceAll(long, "words", "słowa"), EN: long}
	h.Put(append(person(1, 20), c)...)
	h.Catch()
	if len(matches(h, "c1")) != 1 {
		t.Errorf("matches: %v", matches(h, "c1"))
	}
}

func TestPointsSumUpToTheScoreAsStored(t *testing.T) {
	h := lab(t, 10)
	for _, m := range testhouse.All[*domain.Match](h) {
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		var again domain.Match
		if err := json.Unmarshal(b, &again); err != nil {
			t.Fatal(err)
		}
		var points, weights float64
		for _, c := range again.Explanation.Contributions {
			points, weights = points+c.Points, weights+c.Weight
		}
		if math.Abs(points-again.Score) > 1e-12 || math.Abs(weights-1) > 1e-12 {
			t.Errorf("%s: points %v, score %v, weights %v", m.Candidate, points, again.Score, weights)
		}
		if len(again.Explanation.Evidence) == 0 || len(again.Explanation.Aspects) != 1 {
			t.Errorf("%s: explained by %+v", m.Candidate, again.Explanation)
		}
	}
}

func TestTheOrderOfEntryDoesNotMatter(t *testing.T) {
	recs := func() []domain.Record {
		out := []domain.Record{
			elementChallenge("c1"), testhouse.NewOrganisation("poster", "Poster"),
			testhouse.NewEvidence("x1", said(7), said(3), testhouse.Res("r03"), testhouse.Res("r05")),
			&domain.Collaboration{
				Meta: domain.Meta{ID: "w1"}, Parties: []domain.Ref{testhouse.Org("poster"), testhouse.Res("r04")},
				Type: domain.JointProject, Title: testhouse.EN("Work"),
			},
		}
		for i := 1; i <= 25; i++ {
			out = append(out, person(i, i+8)...)
		}
		return append(out, library()...)
	}
	forth, back := testhouse.New(t), testhouse.New(t)
	all := recs()
	forth.Put(all...)
	forth.Catch()
	all = recs()
	slices.Reverse(all)
	for len(all) > 0 { // in several updates, caught up with at the end
		n := min(7, len(all))
		back.Put(all[:n]...)
		all = all[n:]
	}
	back.Catch()
	a, b := matches(forth, "c1"), matches(back, "c1")
	if len(a) != len(b) || len(a) == 0 {
		t.Fatalf("%d and %d matches", len(a), len(b))
	}
	for c, m := range a {
		o := b[c]
		if o == nil || m.Score != o.Score || m.Rank != o.Rank || m.Input != o.Input || m.Corpus != o.Corpus {
			t.Errorf("%s: %+v and %+v", c, m, o)
		}
	}
}
