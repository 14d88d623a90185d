package review_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/review"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

func queue(t *testing.T, h *testhouse.House, f review.Filter) review.Queue {
	t.Helper()
	q, err := h.Reviews.Queue(t.Context(), testhouse.ZIN(), f)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func decide(t *testing.T, h *testhouse.House, id domain.ID, d review.Verdict) {
	t.Helper()
	if err := h.Reviews.Decide(t.Context(), testhouse.ZIN(), id, match(h, id).Version, d); err != nil {
		t.Fatal(err)
	}
}

func TestTheQueueIsForTheTaskforce(t *testing.T) {
	h := office(t, 2)
	for name, v := range map[string]policy.Viewer{
		"visitor": {}, "owner": testhouse.Company("poster"), "candidate": testhouse.Person("r00"), "admin": testhouse.Admin(),
	} {
		if q, err := h.Reviews.Queue(t.Context(), v, review.Filter{}); !errors.Is(err, domain.ErrForbidden) || len(q.Items) > 0 || q.Total > 0 {
			t.Errorf("%s gets %+v, %v", name, q, err)
		}
	}
}

func TestTheQueueGivesTheBestFirstInParts(t *testing.T) {
	h := office(t, 7)
	same := match(h, "m03")
	same.Score = match(h, "m02").Score // equals in the order of their ids
	h.Put(same)
	var got string
	f := review.Filter{Limit: 3}
	for parts := 1; ; parts++ {
		q := queue(t, h, f)
		got += ids(q.Items) + "| "
		if q.Total != 7 || len(q.Items) > 3 {
			t.Errorf("part %d: %d of %d", parts, len(q.Items), q.Total)
		}
		if f.After = q.Next; f.After == "" {
			break
		}
	}
	if want := "m00 m01 m02 | m03 m04 m05 | m06 | "; got != want {
		t.Errorf("got %s", got)
	}
	if q := queue(t, h, review.Filter{Limit: 7}); q.Next != "" {
		t.Error("a whole list has a successor")
	}
}

func TestTheQueueStartsAnewBehindAVanishedMatch(t *testing.T) {
	h := office(t, 4)
	next := queue(t, h, review.Filter{Limit: 2}).Next
	decide(t, h, "m01", review.Verdict{Decision: domain.Approve}) // the cursor's
	if got := ids(queue(t, h, review.Filter{Limit: 2, After: next}).Items); got != "m00 m02 " {
		t.Errorf("got %s", got)
	}
}

func TestPartsOfTheQueueAreBounded(t *testing.T) {
	h := office(t, 30)
	if q := queue(t, h, review.Filter{}); len(q.Items) != 25 {
		t.Errorf("%d by default", len(q.Items))
	}
	for _, limit := range []int{-1, 101} {
		_, err := h.Reviews.Queue(t.Context(), testhouse.ZIN(), review.Filter{Limit: limit})
		if domain.CodeOf(err) != domain.CodeQuery {
			t.Errorf("limit %d: %v", limit, err)
		}
	}
}

func TestTheQueueCountsAndFiltersByState(t *testing.T) {
	h := office(t, 6)
	decide(t, h, "m00", review.Verdict{Decision: domain.Approve})
	decide(t, h, "m01", review.Verdict{Decision: domain.Reject, Reason: domain.ReasonTRL})
	decide(t, h, "m02", review.Verdict{Decision: domain.Defer, Until: "2027-03-20"})
	inReview := match(h, "m03")
	inReview.State = domain.MatchInReview
	h.Put(inReview)
	for state, want := range map[domain.MatchState]string{
		"": "m03 m04 m05 ", domain.MatchApproved: "m00 ", domain.MatchRejected: "m01 ", domain.MatchDeferred: "m02 ",
		domain.MatchInReview: "m03 ", domain.MatchProposed: "m04 m05 ", domain.MatchCompleted: "", "dragon": "",
	} {
		q := queue(t, h, review.Filter{State: state})
		if got := ids(q.Items); got != want || q.Total != len(q.Items) || state != "dragon" && q.Counts[state] != q.Total {
			t.Errorf("%q: %s, total %d, counted %d", state, got, q.Total, q.Counts[state])
		}
	}
}

func TestADeferredMatchIsDueOnItsDay(t *testing.T) {
	h := office(t, 1)
	decide(t, h, "m00", review.Verdict{Decision: domain.Defer, Until: "2027-03-20"})
	for day, want := range map[int]int{15: 0, 19: 0, 20: 1, 21: 1} {
		h.Clock.Set(time.Date(2027, 3, day, 23, 59, 0, 0, time.UTC))
		if q := queue(t, h, review.Filter{}); q.Total != want || q.Counts[""] != want || len(q.Items) != want {
			t.Errorf("on day %d: %d, counted %d", day, q.Total, q.Counts[""])
		}
	}
}

// TestWhatCannotBeShownIsNotCounted keeps the number of things to do from
// never reaching zero.
func TestWhatCannotBeShownIsNotCounted(t *testing.T) {
	for name, lose := range map[string]func(h *testhouse.House){
		"candidate deleted":   func(h *testhouse.House) { h.Delete(testhouse.Get[*domain.Researcher](h, "r00")) },
		"challenge deleted":   func(h *testhouse.House) { h.Delete(testhouse.Get[*domain.Challenge](h, "c1")) },
		"challenge withdrawn": func(h *testhouse.House) { withdraw(h) },
		"offer retired": func(h *testhouse.House) {
			o := testhouse.NewOffer("of1", "home", "Oven", "")
			o.State = domain.OfferRetired
			m := match(h, "m00")
			m.Candidate = domain.RefTo(o)
			h.Put(o, m)
		},
	} {
		h := office(t, 1)
		decide(t, h, "m00", review.Verdict{Decision: domain.Defer, Until: "2027-03-16"})
		h.Clock.Set(testhouse.Noon.AddDate(0, 0, 7))
		lose(h)
		if q := queue(t, h, review.Filter{}); q.Total != 0 || q.Counts[""] != 0 || len(q.Counts) > 0 && q.Counts[domain.MatchDeferred] != 0 {
			t.Errorf("%s: total %d, counts %v, items %s", name, q.Total, q.Counts, ids(q.Items))
		}
	}
}

func withdraw(h *testhouse.House) {
	c := testhouse.Get[*domain.Challenge](h, "c1")
	c.State = domain.ChallengeWithdrawn
	h.Put(c)
}

func TestACaseTellsWhoDecidedWhat(t *testing.T) {
	h := office(t, 1)
	other := testhouse.ZIN()
	other.User = "gone" // whose account is gone
	if err := h.Reviews.Decide(t.Context(), other, "m00", 1, review.Verdict{Decision: domain.Defer, Until: "2027-03-20"}); err != nil {
		t.Fatal(err)
	}
	h.Clock.Set(testhouse.Noon.Add(time.Hour))
	decide(t, h, "m00", review.Verdict{Decision: domain.Reject, Reason: domain.ReasonSecrecy, Comment: "Too secret."})
	c, err := h.Reviews.Case(t.Context(), testhouse.ZIN(), "m00")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Reviews) != 2 || c.Reviews[0].Decision != domain.Reject || c.Reviews[0].Comment != "Too secret." || c.Reviews[1].Until != "2027-03-20" {
		t.Errorf("decisions, newest first: %+v", c.Reviews)
	}
	if want := map[domain.ID]string{"zin": "Ewa z ZIN", "gone": ""}; fmt.Sprint(c.Reviewers) != fmt.Sprint(want) {
		t.Errorf("reviewers %v", c.Reviewers)
	}
	if c.Challenge.ID != "c1" || c.Candidate.Ref() != testhouse.Res("r00") || c.Organisation == nil || len(c.Match.History) != 4 {
		t.Errorf("case %+v", c.Proposal)
	}
}

func TestACaseIsForTheTaskforce(t *testing.T) {
	h := office(t, 1)
	for name, tc := range map[string]struct {
		v    policy.Viewer
		id   domain.ID
		want error
	}{
		"visitor":      {policy.Viewer{}, "m00", domain.ErrNotFound},
		"candidate":    {testhouse.Person("r00"), "m00", domain.ErrNotFound}, // of a sealed challenge
		"other":        {testhouse.Company("home"), "m00", domain.ErrNotFound},
		"admin":        {testhouse.Admin(), "m00", domain.ErrNotFound},
		"owner":        {testhouse.Company("poster"), "m00", domain.ErrForbidden},
		"no such case": {testhouse.ZIN(), "m99", domain.ErrNotFound},
	} {
		if _, err := h.Reviews.Case(t.Context(), tc.v, tc.id); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
