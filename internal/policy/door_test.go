package policy_test

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

func TestWhatMayNotBeSeenLooksLikeWhatDoesNotExist(t *testing.T) {
	h := testhouse.New(t)
	h.Put(challenge(domain.ChallengeOpen, domain.Confidential))
	var said []string
	for _, ref := range []domain.Ref{
		testhouse.Challenge("c-open-confidential"),
		testhouse.Challenge("no-such"),
		{Kind: "dragon", ID: "c-open-confidential"},
		{},
	} {
		_, err := h.Door.Get(t.Context(), policy.Viewer{}, ref)
		if !errors.Is(err, domain.ErrNotFound) {
			t.Fatalf("%s: %v", ref, err)
		}
		said = append(said, err.Error())
	}
	if len(slices.Compact(said)) != 1 {
		t.Errorf("the errors differ: %q", said)
	}
}

// unknown is a record of a kind that the policy has never heard of.
type unknown struct{ domain.Organisation }

func (*unknown) Kind() domain.Kind { return "dragon" }

func TestUnknownRecordsAreDenied(t *testing.T) {
	for name, v := range viewers {
		for _, rec := range []domain.Record{&unknown{}, nil} {
			if p, err := policy.View(v, rec, policy.Context{}); !errors.Is(err, domain.ErrNotFound) {
				t.Errorf("%s sees %v of %T", name, p, rec)
			}
		}
	}
	if a, ok := policy.Audience(&unknown{}); ok {
		t.Errorf("an unknown record may be found by %q", a)
	}
}

func TestAMatchIsJudgedByItsOwnChallengeOnly(t *testing.T) {
	m := matchOf(challenge(domain.ChallengeOpen, domain.Confidential), domain.MatchProposed)
	public := challenge(domain.ChallengeOpen, domain.Public)
	for _, cx := range []policy.Context{{}, {Challenge: public, Parties: []domain.Ref{m.Candidate}}} {
		if p, err := policy.View(testhouse.ZIN(), m, cx); err == nil {
			t.Errorf("shown with a foreign context: %+v", p)
		}
	}
}

func TestAsRefusesAnotherProjection(t *testing.T) {
	h := testhouse.New(t)
	h.Put(testhouse.NewOrganisation("a", "A"))
	if _, err := policy.As[policy.OrganisationView](t.Context(), h.Door, policy.Viewer{}, testhouse.Org("a")); err != nil {
		t.Error(err)
	}
	_, err := policy.As[policy.OfferView](t.Context(), h.Door, policy.Viewer{}, testhouse.Org("a"))
	if !errors.Is(err, domain.ErrNotFound) {
		t.Errorf("an organisation as an offer: %v", err)
	}
}

func TestManyLeavesOutSilently(t *testing.T) {
	h := testhouse.New(t)
	h.Put(challenge(domain.ChallengeOpen, domain.Hidden), challenge(domain.ChallengeOpen, domain.Public))
	seen, err := h.Door.Many(t.Context(), policy.Viewer{}, []domain.Ref{
		testhouse.Challenge("c-open-public"), testhouse.Challenge("c-open-hidden"), testhouse.Challenge("no-such"),
		{Kind: "dragon", ID: "x"},
		{},
		testhouse.Challenge("c-open-public"),
	})
	if err != nil || len(seen) != 1 || seen[testhouse.Challenge("c-open-public")] == nil {
		t.Errorf("got %v, %v", seen, err)
	}
}

func TestHomesAreTheOrganisationsBehind(t *testing.T) {
	h := testhouse.New(t)
	h.Put(
		testhouse.NewOrganisation("a", "A"), testhouse.NewResearcher("r1", "a", "Nowak", ""),
		testhouse.NewResearcher("r2", "gone", "Kos", ""), testhouse.NewResearcher("r3", "", "Lis", ""),
	)
	refs := []domain.Ref{testhouse.Res("r1"), testhouse.Res("r2"), testhouse.Res("r3")}
	seen, err := h.Door.Many(t.Context(), policy.Viewer{}, refs)
	if err != nil {
		t.Fatal(err)
	}
	homes, err := h.Door.Homes(t.Context(), policy.Viewer{}, seen)
	if err != nil || len(homes) != 1 || homes["a"] == nil || homes["a"].Name.EN != "A" {
		t.Errorf("got %v, %v", homes, err)
	}
}

// mixed is a list in which sealed challenges stand first, last, and between.
func mixed(t *testing.T) (h *testhouse.House, open []domain.ID) {
	h = testhouse.New(t)
	for i, sealed := range []bool{true, true, false, true, false, false, true, true, false, true, true} {
		c := testhouse.NewChallenge(domain.ID(fmt.Sprintf("ch-%02d", i)), "a", "Title", "Summary")
		if sealed {
			c.Visibility = domain.Confidential
		} else {
			open = append(open, c.ID)
		}
		h.Put(c)
	}
	return h, open
}

func TestListsTellNothingOfWhatTheyLeaveOut(t *testing.T) {
	h, open := mixed(t)
	for _, l := range []policy.List{
		{Kind: domain.KindChallenge},
		{Kind: domain.KindChallenge, Status: string(domain.ChallengeOpen)},
		{Kind: domain.KindChallenge, Owner: testhouse.Org("a")},
		{Kind: domain.KindChallenge, Owner: testhouse.Org("a"), Status: string(domain.ChallengeOpen)},
	} {
		for limit := 1; limit <= len(open)+1; limit++ {
			l.Page = store.Page{Limit: limit}
			var got []domain.ID
			for {
				part, err := h.Door.List(t.Context(), policy.Viewer{}, l)
				if err != nil {
					t.Fatal(err)
				}
				for _, p := range part.Items {
					got = append(got, p.Ref().ID)
				}
				if part.Next == "" {
					break
				}
				if len(part.Items) != limit {
					t.Errorf("limit %d: a part of %d has a successor", limit, len(part.Items))
				}
				if at, err := base64.RawURLEncoding.DecodeString(part.Next); err != nil || !slices.Contains(open, domain.ID(at)) {
					t.Errorf("limit %d: the cursor names %s", limit, at)
				}
				l.Page.After = part.Next
			}
			if !slices.Equal(got, open) {
				t.Errorf("%+v: got %v, want %v", l, got, open)
			}
		}
	}
}

func TestAllGivesWhatMayBeSeenUpToMost(t *testing.T) {
	h, open := mixed(t)
	for most := 0; most <= len(open)+2; most++ {
		l := policy.List{Kind: domain.KindChallenge, Page: store.Page{Limit: 2}}
		ps, err := h.Door.All(t.Context(), policy.Viewer{}, l, most)
		if err != nil || len(ps) != min(most, len(open)) {
			t.Errorf("most %d: %d, %v", most, len(ps), err)
		}
	}
	ps, err := h.Door.All(t.Context(), testhouse.Company("a"), policy.List{Kind: domain.KindChallenge}, 100)
	if err != nil || len(ps) != 11 {
		t.Errorf("the owner sees %d, %v", len(ps), err)
	}
}

func TestAWrongCursorIsRefused(t *testing.T) {
	h, _ := mixed(t)
	l := policy.List{Kind: domain.KindChallenge, Page: store.Page{After: "%%%"}}
	if _, err := h.Door.List(t.Context(), policy.Viewer{}, l); err == nil || !strings.Contains(err.Error(), "after") {
		t.Errorf("got %v", err)
	}
}

func TestAudience(t *testing.T) {
	type row struct {
		rec      domain.Record
		audience string
	}
	rows := []row{
		{&domain.Organisation{}, policy.AudiencePublic},
		{&domain.Researcher{}, policy.AudiencePublic},
		{&domain.Offer{State: domain.OfferActive}, policy.AudiencePublic},
		{&domain.Offer{State: domain.OfferDraft}, ""},
		{&domain.Offer{State: domain.OfferRetired}, ""},
		{&domain.Challenge{State: domain.ChallengeOpen}, ""}, // of unknown visibility
	}
	for _, s := range domain.ChallengeMachine.States() {
		for _, v := range domain.Visibilities {
			want := map[domain.Visibility]string{domain.Public: policy.AudiencePublic, domain.Members: policy.AudienceMembers}[v]
			if s != domain.ChallengeOpen {
				want = ""
			}
			rows = append(rows, row{challenge(s, v), want})
		}
	}
	for _, k := range []domain.Kind{
		domain.KindEvidence, domain.KindCall, domain.KindMatch, domain.KindConsortium, domain.KindReview,
		domain.KindInterest, domain.KindEndorsement, domain.KindCollaboration, domain.KindGroup, domain.KindUser,
	} {
		rec, err := domain.New(k)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row{rec, ""})
	}
	for _, r := range rows {
		got, ok := policy.Audience(r.rec)
		if ok != (r.audience != "") || ok && got != r.audience {
			t.Errorf("%T %s: %q, %v", r.rec, r.rec.Status(), got, ok)
		}
	}
	if got := policy.Audiences(policy.Viewer{}); !slices.Equal(got, []string{policy.AudiencePublic}) {
		t.Errorf("a visitor belongs to %v", got)
	}
	if got := policy.Audiences(testhouse.Person("r1")); !slices.Contains(got, policy.AudienceMembers) {
		t.Errorf("a member belongs to %v", got)
	}
}

func TestOnlyCompanyUsersSpeakForTheirOrganisation(t *testing.T) {
	for _, role := range domain.Roles {
		v := testhouse.Viewer(role, testhouse.Org("a"))
		if got, want := v.Is(testhouse.Org("a")), role == domain.RoleCompany; got != want {
			t.Errorf("%s speaks for the organisation: %v", role, got)
		}
		if got, want := !v.Party().IsZero(), role == domain.RoleCompany; got != want {
			t.Errorf("%s acts for %s", role, v.Party())
		}
	}
	if (policy.Viewer{}).Is(testhouse.Res("")) || (policy.Viewer{Roles: []domain.Role{domain.RoleCompany}}).Is(testhouse.Org("")) {
		t.Error("a viewer without a party is the empty party")
	}
}
