package ingest_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/ingest"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

func company(id domain.ID) policy.Viewer {
	return policy.Viewer{User: "user-" + id, Roles: []domain.Role{domain.RoleCompany}, Organisation: id}
}

// cluster gives a store with two organisations and their ids.
func cluster(t *testing.T) (s store.Store, a, b domain.ID) {
	t.Helper()
	s = openStore(t)
	run(t, s, ingest.Options{}, file(t, domain.KindOrganisation, strings.ReplaceAll(org, "\n", ""), orgB))
	return s, get[*domain.Organisation](t, s, "org-a").ID, get[*domain.Organisation](t, s, "org-b").ID
}

func posted() domain.Challenge {
	return domain.Challenge{
		Title: domain.Text{PL: "  Powierzchnie "}, Summary: domain.Text{PL: "Opis\r\ndrugi"},
		Aspects:  []domain.Aspect{{Text: domain.Text{EN: " copper "}, Need: domain.Must, Weight: 3}},
		Deadline: "2026-11-05", Visibility: domain.Confidential, Teaser: domain.Text{PL: "Zajawka"},
	}
}

func TestACompanyPostsAChallenge(t *testing.T) {
	s, a, b := cluster(t)
	draft := posted()
	draft.Organisation, draft.ID, draft.Version, draft.State = b, "mine", 3, domain.ChallengeClosed
	draft.History = []domain.Transition{{From: "x"}}
	draft.AddKey(domain.Key{Scheme: "key", Value: "cha-a"})
	id, err := ingest.New(s).PostChallenge(t.Context(), company(a), draft)
	if err != nil {
		t.Fatal(err)
	}
	ch := challengeOf(t, s, id)
	step := domain.Transition{From: "draft", To: "open", By: company(a).User, At: noon, Reason: "challenge.post"}
	if ch.Organisation != a || ch.State != domain.ChallengeOpen || !slices.Equal(ch.History, []domain.Transition{step}) ||
		ch.Version != 1 || ch.ID == "mine" || len(ch.Keys) != 0 {
		t.Errorf("got %+v", ch)
	}
	if ch.Title.PL != "Powierzchnie" || ch.Summary.PL != "Opis\ndrugi" || ch.Aspects[0].Text.EN != "copper" {
		t.Errorf("not tidied: %+v", ch)
	}
	events, err := s.Audit(t.Context(), domain.RefTo(ch), 0, 10)
	if err != nil || len(events) != 1 || events[0].Reason != ingest.ReasonPost || events[0].Actor.User != company(a).User {
		t.Errorf("audit %+v, %v", events, err)
	}
}

func challengeOf(t *testing.T, s store.Store, id domain.ID) *domain.Challenge {
	t.Helper()
	var out *domain.Challenge
	err := s.View(t.Context(), func(r store.Reader) error {
		var err error
		out, err = store.Get[*domain.Challenge](r, id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWhoMayPost(t *testing.T) {
	s, a, _ := cluster(t)
	before := lastChange(t, s)
	for name, v := range map[string]policy.Viewer{
		"a visitor":           {},
		"a researcher":        {User: "u", Roles: []domain.Role{domain.RoleResearcher}, Organisation: a},
		"without a company":   {User: "u", Roles: []domain.Role{domain.RoleCompany}},
		"of a company gone":   company("00000000-0000-7000-8000-000000000000"),
		"roles without a man": {Roles: []domain.Role{domain.RoleCompany}, Organisation: a},
	} {
		if _, err := ingest.New(s).PostChallenge(t.Context(), v, posted()); !errors.Is(err, domain.ErrForbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if lastChange(t, s) != before {
		t.Error("something was saved")
	}
}

func TestAPostListsAllItsWrongFields(t *testing.T) {
	s, a, _ := cluster(t)
	draft := posted()
	draft.Title, draft.Teaser, draft.Deadline = domain.Text{PL: " "}, domain.Text{}, "2026-11-04"
	_, err := ingest.New(s).PostChallenge(t.Context(), company(a), draft)
	in, ok := errors.AsType[*domain.Invalid](err)
	if !ok {
		t.Fatalf("got %v", err)
	}
	var paths []string
	for _, f := range in.Fields {
		paths = append(paths, f.Path+" "+string(f.Code))
	}
	slices.Sort(paths)
	if !slices.Equal(paths, []string{"deadline range", "teaser required", "title required"}) {
		t.Errorf("got %v", paths)
	}
	draft = posted()
	draft.Visibility, draft.Teaser, draft.Deadline = domain.Public, domain.Text{}, ""
	if _, err := ingest.New(s).PostChallenge(t.Context(), company(a), draft); err != nil {
		t.Errorf("an open challenge needs neither teaser nor deadline: %v", err)
	}
}

func TestADraftIsPublishedLater(t *testing.T) {
	s, a, _ := cluster(t)
	service := ingest.New(s)
	draft := posted()
	draft.State = domain.ChallengeDraft
	id, err := service.PostChallenge(t.Context(), company(a), draft)
	if err != nil {
		t.Fatal(err)
	}
	ch := readChallenge(t, s, id)
	if ch.State != domain.ChallengeDraft || len(ch.History) != 1 || ch.History[0].Reason != ingest.ReasonDraft {
		t.Errorf("saved as %s, history %+v", ch.State, ch.History)
	}
	if err := service.MoveChallenge(t.Context(), company(a), id, 1, domain.ChallengeOpen); err != nil {
		t.Fatal(err)
	}
	if ch = readChallenge(t, s, id); ch.State != domain.ChallengeOpen || len(ch.History) != 2 {
		t.Errorf("published as %s, history %+v", ch.State, ch.History)
	}
}

func TestTheOwnerMovesAChallenge(t *testing.T) {
	s, a, b := cluster(t)
	service := ingest.New(s)
	id, err := service.PostChallenge(t.Context(), company(a), posted())
	if err != nil {
		t.Fatal(err)
	}
	zin := policy.Viewer{User: "zin", Roles: []domain.Role{domain.RoleZIN}}
	for _, tc := range []struct {
		v       policy.Viewer
		version uint64
		to      domain.ChallengeState
		want    domain.Code // "" is success
	}{
		{company(b), 1, domain.ChallengeClosed, domain.CodeNotFound}, // sealed
		{zin, 1, domain.ChallengeClosed, domain.CodeForbidden},
		{policy.Viewer{}, 1, domain.ChallengeClosed, domain.CodeForbidden},
		{company(a), 2, domain.ChallengeClosed, domain.CodeConflict},
		{company(a), 1, domain.ChallengeOpen, domain.CodeStep},
		{company(a), 1, "elsewhere", domain.CodeStep},
		{company(a), 1, domain.ChallengeClosed, ""},
		{company(a), 1, domain.ChallengeOpen, domain.CodeConflict},
		{company(a), 2, domain.ChallengeOpen, ""},
		{company(a), 3, domain.ChallengeWithdrawn, ""},
		{company(a), 4, domain.ChallengeOpen, domain.CodeStep},
	} {
		err := service.MoveChallenge(t.Context(), tc.v, id, tc.version, tc.to)
		if domain.CodeOf(err) != tc.want || (tc.want == "") != (err == nil) {
			t.Errorf("%s from version %d: got %v, want %q", tc.to, tc.version, err, tc.want)
		}
	}
	var reasons []string
	for _, h := range challengeOf(t, s, id).History {
		reasons = append(reasons, h.Reason)
	}
	if !slices.Equal(reasons, []string{"challenge.post", "challenge.close", "challenge.open", "challenge.withdraw"}) {
		t.Errorf("history %v", reasons)
	}
	if err := service.MoveChallenge(t.Context(), company(a), "00000000-0000-7000-8000-000000000000", 1, domain.ChallengeClosed); !errors.Is(err, domain.ErrNotFound) {
		t.Errorf("none: %v", err)
	}
}

func readChallenge(t *testing.T, s store.Store, id domain.ID) *domain.Challenge {
	t.Helper()
	var ch *domain.Challenge
	err := s.View(t.Context(), func(r store.Reader) error {
		var err error
		ch, err = store.Get[*domain.Challenge](r, id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return ch
}
