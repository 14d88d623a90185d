package review_test

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/review"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

func TestDecisionsMoveTheMatchAndAreKept(t *testing.T) {
	for _, tc := range []struct {
		verdict review.Verdict
		state   domain.MatchState
		until   domain.Date
	}{
		{review.Verdict{Decision: domain.Approve, Comment: "Good."}, domain.MatchApproved, ""},
		{review.Verdict{Decision: domain.Approve, Until: "2027-04-01"}, domain.MatchApproved, ""}, // a day means nothing here
		{review.Verdict{Decision: domain.Reject, Reason: domain.ReasonTRL}, domain.MatchRejected, ""},
		{review.Verdict{Decision: domain.Defer, Until: "2027-03-16", Reason: domain.ReasonCapacity}, domain.MatchDeferred, "2027-03-16"},
	} {
		h := office(t, 1)
		decide(t, h, "m00", tc.verdict)
		m := match(h, "m00")
		if m.State != tc.state || m.Until != tc.until || len(m.History) != 2 {
			t.Fatalf("%+v: %+v", tc.verdict, m)
		}
		first, last := m.History[0], m.History[1]
		if first.From != "proposed" || first.To != "in_review" || last.From != "in_review" || last.To != string(tc.state) ||
			last.By != "zin" || !last.At.Equal(testhouse.Noon) || last.Reason != string(tc.verdict.Reason) {
			t.Errorf("%+v: history %+v", tc.verdict, m.History)
		}
		rs := testhouse.All[*domain.Review](h)
		if len(rs) != 1 || rs[0].Match != "m00" || rs[0].Reviewer != "zin" || rs[0].Decision != tc.verdict.Decision ||
			rs[0].Comment != tc.verdict.Comment || rs[0].Until != tc.until || !rs[0].At.Equal(testhouse.Noon) {
			t.Errorf("%+v: kept %+v", tc.verdict, rs)
		}
		events, err := h.Store.Audit(t.Context(), domain.RefTo(m), 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		last2 := events[len(events)-1]
		if last2.Reason != "review."+string(tc.verdict.Decision) || last2.Actor.User != "zin" || last2.To != string(tc.state) {
			t.Errorf("%+v: audit %+v", tc.verdict, last2)
		}
	}
}

func TestADeferredMatchCanBeDecidedOnAgain(t *testing.T) {
	h := office(t, 1)
	decide(t, h, "m00", review.Verdict{Decision: domain.Defer, Until: "2027-03-20"})
	decide(t, h, "m00", review.Verdict{Decision: domain.Defer, Until: "2027-03-25"})
	decide(t, h, "m00", review.Verdict{Decision: domain.Approve})
	if m := match(h, "m00"); m.State != domain.MatchApproved || m.Until != "" || len(m.History) != 6 {
		t.Errorf("%+v", m)
	}
}

// TestRefusedDecisionsLeaveNoTrace tries what must not be decided; nothing
// may be written.
func TestRefusedDecisionsLeaveNoTrace(t *testing.T) {
	ok := review.Verdict{Decision: domain.Approve}
	for _, tc := range []struct {
		name    string
		viewer  policy.Viewer
		id      domain.ID
		version uint64
		verdict review.Verdict
		want    error // or
		code    domain.Code
		field   string // of an Invalid
	}{
		{"visitor", policy.Viewer{}, "m00", 1, ok, domain.ErrNotFound, "", ""},
		{"candidate, challenge sealed", testhouse.Person("r00"), "m00", 1, ok, domain.ErrNotFound, "", ""},
		{"another company", testhouse.Company("home"), "m00", 1, ok, domain.ErrNotFound, "", ""},
		{"administrator", testhouse.Admin(), "m00", 1, ok, domain.ErrNotFound, "", ""},
		{"owner", testhouse.Company("poster"), "m00", 1, ok, domain.ErrForbidden, "", ""},
		{"no such match", testhouse.ZIN(), "m99", 1, ok, domain.ErrNotFound, "", ""},
		{"an older version", testhouse.ZIN(), "m00", 0, ok, domain.ErrConflict, "", ""},
		{"a version to come", testhouse.ZIN(), "m00", 2, ok, domain.ErrConflict, "", ""},
		{"approved already", testhouse.ZIN(), "m01", 1, ok, nil, domain.CodeStep, ""},
		{"no decision", testhouse.ZIN(), "m00", 1, review.Verdict{}, nil, "", "decision"},
		{"a strange decision", testhouse.ZIN(), "m00", 1, review.Verdict{Decision: "burn"}, nil, "", "decision"},
		{"no reason to reject", testhouse.ZIN(), "m00", 1, review.Verdict{Decision: domain.Reject}, nil, "", "reason"},
		{"a strange reason", testhouse.ZIN(), "m00", 1, review.Verdict{Decision: domain.Reject, Reason: "smell"}, nil, "", "reason"},
		{"no day", testhouse.ZIN(), "m00", 1, review.Verdict{Decision: domain.Defer}, nil, "", "until"},
		{"today", testhouse.ZIN(), "m00", 1, review.Verdict{Decision: domain.Defer, Until: "2027-03-15"}, nil, "", "until"},
		{"yesterday", testhouse.ZIN(), "m00", 1, review.Verdict{Decision: domain.Defer, Until: "2027-03-14"}, nil, "", "until"},
		{"no such day", testhouse.ZIN(), "m00", 1, review.Verdict{Decision: domain.Defer, Until: "2028-02-30"}, nil, "", "until"},
		{"a long comment", testhouse.ZIN(), "m00", 1, review.Verdict{Decision: domain.Approve, Comment: strings.Repeat("x", 2001)}, nil, "", "comment"},
	} {
		h := office(t, 2)
		done := match(h, "m01")
		done.State = domain.MatchApproved
		h.Delete(match(h, "m01"))
		done.Version = 0
		h.Put(done)
		before, err := h.Store.LastChange(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		err = h.Reviews.Decide(t.Context(), tc.viewer, tc.id, tc.version, tc.verdict)
		var invalid *domain.Invalid
		switch {
		case tc.want != nil && !errors.Is(err, tc.want),
			tc.code != "" && domain.CodeOf(err) != tc.code,
			tc.field != "" && (!errors.As(err, &invalid) || invalid.Fields[0].Path != tc.field):
			t.Errorf("%s: %v", tc.name, err)
		}
		if after, err := h.Store.LastChange(t.Context()); err != nil || after != before {
			t.Errorf("%s: something was written, %v", tc.name, err)
		}
	}
}

func TestACandidateWhoSeesTheMatchMayNotDecide(t *testing.T) {
	h := office(t, 1)
	c := testhouse.Get[*domain.Challenge](h, "c1")
	c.Visibility = domain.Public
	h.Put(c)
	err := h.Reviews.Decide(t.Context(), testhouse.Person("r00"), "m00", 1, review.Verdict{Decision: domain.Approve})
	if !errors.Is(err, domain.ErrForbidden) {
		t.Errorf("got %v", err)
	}
}

func TestOfTwoReviewersAtOnceOneIsToldOfTheOther(t *testing.T) {
	h := office(t, 1)
	var decided, conflicts atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			err := h.Reviews.Decide(t.Context(), testhouse.ZIN(), "m00", 1, review.Verdict{Decision: domain.Approve})
			switch {
			case err == nil:
				decided.Add(1)
			case errors.Is(err, domain.ErrConflict):
				conflicts.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if decided.Load() != 1 || conflicts.Load() != 7 || len(testhouse.All[*domain.Review](h)) != 1 {
		t.Errorf("%d decided, %d conflicts", decided.Load(), conflicts.Load())
	}
}

func TestAnApprovedMatchIsFollowedToItsOutcome(t *testing.T) {
	h := office(t, 1)
	decide(t, h, "m00", review.Verdict{Decision: domain.Approve})
	way := []domain.MatchState{domain.MatchIntroduced, domain.MatchInContact, domain.MatchAgreement, domain.MatchCompleted}
	for i, to := range way {
		for _, wrong := range way[i+1:] { // no step may be left out
			err := h.Reviews.Follow(t.Context(), testhouse.ZIN(), "m00", match(h, "m00").Version, wrong, "")
			if domain.CodeOf(err) != domain.CodeStep {
				t.Errorf("%s before %s: %v", wrong, to, err)
			}
		}
		if err := h.Reviews.Follow(t.Context(), testhouse.ZIN(), "m00", match(h, "m00").Version, to, "Met in Kraków."); err != nil {
			t.Fatal(err)
		}
		m := match(h, "m00")
		last := m.History[len(m.History)-1]
		if m.State != to || last.Reason != "Met in Kraków." || last.By != "zin" {
			t.Errorf("%s: %+v", to, m)
		}
	}
	err := h.Reviews.Follow(t.Context(), testhouse.ZIN(), "m00", match(h, "m00").Version, domain.MatchAbandoned, "")
	if domain.CodeOf(err) != domain.CodeStep {
		t.Errorf("abandoned after the end: %v", err)
	}
}

func TestRefusedFollowing(t *testing.T) {
	h := office(t, 1)
	decide(t, h, "m00", review.Verdict{Decision: domain.Approve})
	version := match(h, "m00").Version
	var invalid *domain.Invalid
	for _, to := range []domain.MatchState{"", domain.MatchApproved, domain.MatchProposed, domain.MatchRejected, "dragon"} {
		if err := h.Reviews.Follow(t.Context(), testhouse.ZIN(), "m00", version, to, ""); !errors.As(err, &invalid) {
			t.Errorf("to %q: %v", to, err)
		}
	}
	long := strings.Repeat("ż", domain.MaxLine)
	if err := h.Reviews.Follow(t.Context(), testhouse.ZIN(), "m00", version, domain.MatchIntroduced, long+"ż"); !errors.As(err, &invalid) {
		t.Errorf("a long reason: %v", err)
	}
	for name, tc := range map[string]struct {
		v       policy.Viewer
		version uint64
		want    error
	}{
		"visitor":   {policy.Viewer{}, version, domain.ErrNotFound},
		"candidate": {testhouse.Person("r00"), version, domain.ErrNotFound},
		"owner":     {testhouse.Company("poster"), version, domain.ErrForbidden},
		"conflict":  {testhouse.ZIN(), version - 1, domain.ErrConflict},
	} {
		if err := h.Reviews.Follow(t.Context(), tc.v, "m00", tc.version, domain.MatchIntroduced, ""); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := h.Reviews.Follow(t.Context(), testhouse.ZIN(), "m00", version, domain.MatchIntroduced, long); err != nil {
		t.Errorf("a reason of %d characters: %v", domain.MaxLine, err)
	}
}
