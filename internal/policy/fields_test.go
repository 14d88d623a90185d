package policy_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// TestFieldsAreShownToWhomTheyConcern writes a mark into each field that not
// everybody may see, and looks for it in the projections as JSON.
func TestFieldsAreShownToWhomTheyConcern(t *testing.T) {
	h := testhouse.New(t)
	person := testhouse.NewResearcher("r1", "x", "Nowak", "bio")
	person.Capacity = 73
	person.Stance = domain.Stance{EmbargoMonths: 77, Ownership: domain.OwnShared, Confidentiality: domain.ConfNDA}
	posted := testhouse.NewChallenge("c1", "a", "Title", "Summary")
	posted.History = []domain.Transition{{To: "open", By: "someone-inside", Reason: "mark-history"}}
	proposal := matchOf(posted, domain.MatchDeferred)
	proposal.ID, proposal.Until = "m1", "2027-04-09"
	proposal.History = []domain.Transition{{To: "proposed", By: "u", Reason: "mark-doubt"}}
	hand := &domain.Interest{
		Meta: domain.Meta{ID: "i1"}, From: testhouse.Res("r1"), Target: testhouse.Challenge("c1"), By: "account-of-r1",
		State: domain.InterestRaised, History: []domain.Transition{{To: "raised", Reason: "mark-raised"}},
	}
	account := &domain.User{
		Meta: domain.Meta{ID: "u1"}, Email: "u@example.org", Name: "U", Roles: []domain.Role{domain.RoleCompany},
		Password: "mark-password", State: domain.UserActive,
	}
	account.AddKey(domain.Key{Scheme: "email", Value: "mark-key@example.org"})
	h.Put(person, posted, proposal, hand, account)
	for _, row := range []struct {
		field, mark string
		ref         domain.Ref
		who         string
	}{
		{"capacity", "73", testhouse.Res("r1"), "candidate zin"},
		{"stance", "77", testhouse.Res("r1"), members},
		{"history of a challenge", "mark-history", testhouse.Challenge("c1"), "owner zin"},
		{"history of a match", "mark-doubt", domain.Ref{Kind: domain.KindMatch, ID: "m1"}, "zin"},
		{"day of a deferral", "2027-04-09", domain.Ref{Kind: domain.KindMatch, ID: "m1"}, "zin"},
		{"history of an interest", "mark-raised", domain.Ref{Kind: domain.KindInterest, ID: "i1"}, nobody},
		{"account behind an interest", "account-of-r1", domain.Ref{Kind: domain.KindInterest, ID: "i1"}, nobody},
		{"password", "mark-password", domain.Ref{Kind: domain.KindUser, ID: "u1"}, nobody},
		{"value of a key", "mark-key", domain.Ref{Kind: domain.KindUser, ID: "u1"}, nobody},
	} {
		stored, err := json.Marshal(h.Stored(row.ref))
		if err != nil || !strings.Contains(string(stored), row.mark) {
			t.Fatalf("%s: the record itself lacks the mark: %s, %v", row.field, stored, err)
		}
		for name, v := range viewers {
			p, _ := h.Door.Get(t.Context(), v, row.ref) // nil where it may not be seen
			b, err := json.Marshal(p)
			if err != nil {
				t.Fatal(err)
			}
			want := slices.Contains(strings.Fields(row.who), name)
			if got := strings.Contains(string(b), row.mark); got != want {
				t.Errorf("%s for %s: shown %v, want %v: %s", row.field, name, got, want, b)
			}
		}
	}
}

func TestOnesOwnIsMarkedAsMine(t *testing.T) {
	h := testhouse.New(t)
	offer := testhouse.NewOffer("of1", "a", "Laboratory", "")
	offer.Contact = "r1"
	h.Put(
		testhouse.NewOrganisation("a", "A"), testhouse.NewResearcher("r1", "x", "Nowak", ""), offer,
		testhouse.NewChallenge("c1", "a", "Title", "Summary"),
		testhouse.NewEvidence("e1", "Title", "", testhouse.Res("r1")),
	)
	for _, row := range []struct {
		ref domain.Ref
		who string
	}{
		{testhouse.Org("a"), "owner"},
		{testhouse.Res("r1"), "candidate"},
		{testhouse.Offer("of1"), "owner candidate"},
		{testhouse.Challenge("c1"), "owner"},
		{domain.Ref{Kind: domain.KindEvidence, ID: "e1"}, "candidate"},
	} {
		for name, v := range viewers {
			p, err := h.Door.Get(t.Context(), v, row.ref)
			if err != nil {
				t.Fatal(err)
			}
			b, _ := json.Marshal(p) // plain values
			want := slices.Contains(strings.Fields(row.who), name)
			if got := strings.Contains(string(b), `"Mine":true`); got != want {
				t.Errorf("%s, seen by %s: mine %v", row.ref, name, got)
			}
		}
	}
}
