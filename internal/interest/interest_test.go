package interest_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/interest"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

var (
	open   = testhouse.Challenge("c-open")
	sealed = testhouse.Challenge("c-sealed")
	lab    = testhouse.Offer("lab")
	r1     = testhouse.Person("r1")
	r2     = testhouse.Person("r2")
	poster = testhouse.Company("poster")
	other  = testhouse.Company("other")
)

// fair is a house where "poster" posted an open and a sealed challenge, and
// "other" offers a laboratory whose contact is r2.
func fair(t *testing.T) *testhouse.House {
	h := testhouse.New(t)
	secret := testhouse.NewChallenge("c-sealed", "poster", "Secret", "Secret")
	secret.Visibility = domain.Confidential
	offer := testhouse.NewOffer("lab", "other", "Lab", "")
	offer.Contact = "r2"
	h.Put(
		testhouse.NewOrganisation("poster", "Poster"), testhouse.NewOrganisation("other", "Other"), secret, offer,
		testhouse.NewChallenge("c-open", "poster", "Bread", "Mould"), testhouse.NewResearcher("r1", "", "Nowak", ""),
		testhouse.NewResearcher("r2", "other", "Kos", ""), &domain.Call{
			Meta: domain.Meta{ID: "call"}, Name: testhouse.EN("Call"), Programme: domain.Seed,
		},
	)
	return h
}

func raise(t *testing.T, h *testhouse.House, v policy.Viewer, target domain.Ref) *domain.Interest {
	t.Helper()
	id, err := h.Interests.Express(t.Context(), v, target, "Let us talk.")
	if err != nil {
		t.Fatal(err)
	}
	return testhouse.Get[*domain.Interest](h, id)
}

func TestARaisedHandIsKept(t *testing.T) {
	h := fair(t)
	n := raise(t, h, r1, open)
	if n.From != testhouse.Res("r1") || n.Target != open || n.By != r1.User || n.Message != "Let us talk." || n.State != domain.InterestRaised {
		t.Errorf("kept %+v", n)
	}
	if len(n.History) != 1 || n.History[0].From != "" || n.History[0].To != "raised" || n.History[0].By != r1.User || !n.History[0].At.Equal(testhouse.Noon) {
		t.Errorf("history %+v", n.History)
	}
	events, err := h.Store.Audit(t.Context(), domain.RefTo(n), 0, 0)
	if err != nil || len(events) != 1 || events[0].Reason != "interest.raise" || events[0].Actor.User != r1.User {
		t.Errorf("audit %+v, %v", events, err)
	}
}

func TestWhoMayRaiseAHand(t *testing.T) {
	h := fair(t)
	for _, tc := range []struct {
		name   string
		v      policy.Viewer
		target domain.Ref
		want   error // nil: may
	}{
		{"researcher for a challenge", r1, open, nil},
		{"company for an offer", poster, lab, nil},
		{"company for a researcher", poster, testhouse.Res("r1"), nil},
		{"researcher for an organisation", r1, testhouse.Org("poster"), nil},
		{"company for a company", other, testhouse.Org("poster"), nil},
		{"visitor", policy.Viewer{}, open, domain.ErrForbidden},
		{"visitor for what is sealed", policy.Viewer{}, sealed, domain.ErrForbidden}, // as for all else
		{"taskforce, without a party", testhouse.ZIN(), open, domain.ErrForbidden},
		{"owner for their own challenge", poster, open, domain.ErrForbidden},
		{"owner for their own sealed challenge", poster, sealed, domain.ErrForbidden},
		{"company for its own offer", other, lab, domain.ErrForbidden},
		{"contact for the offer", r2, lab, domain.ErrForbidden},
		{"oneself", r2, testhouse.Res("r2"), domain.ErrForbidden},
		{"for what is sealed", r1, sealed, domain.ErrNotFound},
		{"for what does not exist", r1, testhouse.Challenge("none"), domain.ErrNotFound},
		{"for a strange thing", r1, domain.Ref{Kind: "dragon", ID: "x"}, domain.ErrNotFound},
		{"for nothing", r1, domain.Ref{}, domain.ErrNotFound},
	} {
		_, err := h.Interests.Express(t.Context(), tc.v, tc.target, "")
		if !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", tc.name, err)
		}
	}
	var invalid *domain.Invalid
	if _, err := h.Interests.Express(t.Context(), r1, domain.Ref{Kind: domain.KindCall, ID: "call"}, ""); !errors.As(err, &invalid) {
		t.Errorf("for a call: %v", err)
	}
	if _, err := h.Interests.Express(t.Context(), r2, open, strings.Repeat("x", 2001)); !errors.As(err, &invalid) {
		t.Errorf("a long message: %v", err)
	}
}

func TestAHandIsRaisedOnce(t *testing.T) {
	h := fair(t)
	var raised, refused atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			_, err := h.Interests.Express(t.Context(), r1, open, "")
			switch {
			case err == nil:
				raised.Add(1)
			case errors.Is(err, domain.ErrDuplicate):
				refused.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if raised.Load() != 1 || refused.Load() != 7 || len(testhouse.All[*domain.Interest](h)) != 1 {
		t.Errorf("raised %d, refused %d", raised.Load(), refused.Load())
	}
	raise(t, h, r2, open)                // another party may
	raise(t, h, r1, testhouse.Res("r2")) // and for another target
}

func TestOnlyTheOtherSideAnswers(t *testing.T) {
	h := fair(t)
	n := raise(t, h, r1, open)
	for name, tc := range map[string]struct {
		v    policy.Viewer
		want error
	}{
		"visitor": {policy.Viewer{}, domain.ErrNotFound}, "stranger": {r2, domain.ErrNotFound},
		"company": {other, domain.ErrNotFound}, "admin": {testhouse.Admin(), domain.ErrNotFound},
		"who raised it": {r1, domain.ErrForbidden}, "taskforce": {testhouse.ZIN(), domain.ErrForbidden},
	} {
		if err := h.Interests.Answer(t.Context(), tc.v, n.ID, n.Version, true); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := h.Interests.Answer(t.Context(), poster, n.ID, n.Version+1, true); !errors.Is(err, domain.ErrConflict) {
		t.Errorf("another version: %v", err)
	}
	if err := h.Interests.Answer(t.Context(), poster, "none", 1, true); !errors.Is(err, domain.ErrNotFound) {
		t.Errorf("no such interest: %v", err)
	}
	if err := h.Interests.Answer(t.Context(), poster, n.ID, n.Version, true); err != nil {
		t.Fatal(err)
	}
	now := testhouse.Get[*domain.Interest](h, n.ID)
	last := now.History[len(now.History)-1]
	if now.State != domain.InterestAccepted || last.From != "raised" || last.To != "accepted" || last.By != poster.User {
		t.Errorf("answered %+v", now)
	}
	if err := h.Interests.Answer(t.Context(), poster, n.ID, now.Version, false); domain.CodeOf(err) != domain.CodeStep {
		t.Errorf("declined after accepting: %v", err)
	}
}

func TestContactAndOwnerOfAnOfferMayAnswer(t *testing.T) {
	for name, v := range map[string]policy.Viewer{"contact": r2, "owner": other} {
		h := fair(t)
		n := raise(t, h, poster, lab)
		if err := h.Interests.Answer(t.Context(), v, n.ID, n.Version, false); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if now := testhouse.Get[*domain.Interest](h, n.ID); now.State != domain.InterestDeclined {
			t.Errorf("%s: %+v", name, now)
		}
	}
}

func TestAHandCanBeTakenDownAndRaisedAgain(t *testing.T) {
	h := fair(t)
	n := raise(t, h, r1, open)
	for name, tc := range map[string]struct {
		v    policy.Viewer
		want error
	}{
		"visitor": {policy.Viewer{}, domain.ErrNotFound}, "stranger": {r2, domain.ErrNotFound},
		"the other side": {poster, domain.ErrForbidden}, "taskforce": {testhouse.ZIN(), domain.ErrForbidden},
	} {
		if err := h.Interests.Withdraw(t.Context(), tc.v, n.ID, n.Version); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := h.Interests.Withdraw(t.Context(), r1, n.ID, n.Version); err != nil {
		t.Fatal(err)
	}
	again := raise(t, h, r1, open)
	if again.ID != n.ID || again.State != domain.InterestRaised || len(again.History) != 3 || again.History[2].From != "withdrawn" {
		t.Errorf("raised again as %+v", again)
	}
}

func TestAWithdrawnHandCannotBeAnswered(t *testing.T) {
	h := fair(t)
	n := raise(t, h, r1, open)
	if err := h.Interests.Withdraw(t.Context(), r1, n.ID, n.Version); err != nil {
		t.Fatal(err)
	}
	if err := h.Interests.Answer(t.Context(), poster, n.ID, n.Version+1, true); domain.CodeOf(err) != domain.CodeStep {
		t.Errorf("got %v", err)
	}
}

func TestADeclinedHandMayBeRaisedAnewAndIsKept(t *testing.T) {
	h := fair(t)
	n := raise(t, h, r1, open)
	if err := h.Interests.Answer(t.Context(), poster, n.ID, n.Version, false); err != nil {
		t.Fatal(err)
	}
	anew := raise(t, h, r1, open)
	if anew.ID == n.ID || testhouse.Get[*domain.Interest](h, n.ID).State != domain.InterestDeclined {
		t.Errorf("raised as %+v", anew)
	}
	if _, err := h.Interests.Express(t.Context(), r1, open, ""); !errors.Is(err, domain.ErrDuplicate) {
		t.Errorf("a third time: %v", err)
	}
}

// listed gives the targets of entries with their senders.
func listed(es []interest.Entry) string {
	var out []string
	for _, e := range es {
		out = append(out, fmt.Sprintf("%s>%s", e.Interest.From.ID, e.Interest.Target.ID))
	}
	return strings.Join(out, " ")
}

func TestTheBoardShowsWhatConcernsTheViewerNewestFirst(t *testing.T) {
	h := fair(t)
	for i, step := range []struct {
		v      policy.Viewer
		target domain.Ref
	}{
		{r1, open}, {poster, lab}, {other, testhouse.Res("r1")}, {r2, testhouse.Org("poster")}, {other, open},
	} {
		h.Clock.Set(testhouse.Noon.Add(time.Duration(i) * time.Minute))
		raise(t, h, step.v, step.target)
	}
	both := testhouse.Company("poster")
	both.Researcher = "r1" // a founder: a person and a company
	zin := testhouse.ZIN()
	zin.Organisation = "poster" // works there, does not speak for it
	for name, tc := range map[string]struct {
		v                policy.Viewer
		raised, received string
	}{
		"researcher":       {r1, "r1>c-open", "other>r1"},
		"contact":          {r2, "r2>poster", "poster>lab"},
		"company":          {poster, "poster>lab", "other>c-open r2>poster r1>c-open"},
		"other company":    {other, "other>c-open other>r1", "poster>lab"},
		"person and firm":  {both, "poster>lab r1>c-open", "other>c-open r2>poster other>r1"},
		"visitor":          {policy.Viewer{}, "", ""},
		"without a party":  {zin, "", ""},
		"nobody concerned": {testhouse.Person("r9"), "", ""},
	} {
		b, err := h.Interests.Mine(t.Context(), tc.v)
		if err != nil || listed(b.Raised) != tc.raised || listed(b.Received) != tc.received {
			t.Errorf("%s: raised %q, received %q, %v", name, listed(b.Raised), listed(b.Received), err)
		}
		for _, e := range append(b.Raised, b.Received...) {
			if e.Target == nil || e.From == nil || e.Target.Ref() != e.Interest.Target || e.From.Ref() != e.Interest.From {
				t.Errorf("%s: sides %+v", name, e)
			}
		}
	}
}

func TestTheBoardHidesASideThatWasSealedSince(t *testing.T) {
	h := fair(t)
	raise(t, h, r1, open)
	c := testhouse.Get[*domain.Challenge](h, "c-open")
	c.Visibility = domain.Hidden
	h.Put(c)
	b, err := h.Interests.Mine(t.Context(), r1)
	if err != nil || len(b.Raised) != 1 || b.Raised[0].Target != nil || b.Raised[0].From == nil {
		t.Errorf("the board %+v, %v", b, err)
	}
}
