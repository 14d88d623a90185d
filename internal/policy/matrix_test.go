package policy_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// viewers are the principals of the matrix. "owner" posted everything,
// "candidate" is the researcher r1, "user" is the one of the account tested.
var viewers = map[string]policy.Viewer{
	"visitor":   {},
	"candidate": testhouse.Person("r1"),
	"stranger":  testhouse.Person("r2"),
	"other":     testhouse.Company("b"),
	"owner":     testhouse.Company("a"),
	"zin":       testhouse.ZIN(),
	"admin":     testhouse.Admin(),
	"user":      {User: "u1", Roles: []domain.Role{domain.RoleCompany}, Organisation: "c"},
}

// Groups of viewers.
const (
	nobody   = ""
	members  = "candidate stranger other owner zin admin user"
	everyone = "visitor " + members
)

type seenBy struct {
	rec domain.Record
	who string
}

func TestWhoSeesWhat(t *testing.T) {
	h := testhouse.New(t)
	tested := map[domain.Kind]bool{}
	for _, row := range slices.Concat(openKinds(), challengeRows(), matchRows(), tieRows()) {
		rec := row.rec
		h.Put(rec)
		tested[rec.Kind()] = true
		for name, v := range viewers {
			want := slices.Contains(strings.Fields(row.who), name)
			p, err := h.Door.Get(t.Context(), v, domain.RefTo(rec))
			switch {
			case want && err != nil:
				t.Errorf("%s does not see %s (%s): %v", name, domain.RefTo(rec), rec.Status(), err)
			case want && p.Ref() != domain.RefTo(rec):
				t.Errorf("%s asked for %s and got %s", name, domain.RefTo(rec), p.Ref())
			case !want && !errors.Is(err, domain.ErrNotFound):
				t.Errorf("%s sees %s (%s): %+v, %v", name, domain.RefTo(rec), rec.Status(), p, err)
			}
		}
	}
	for _, k := range domain.Kinds() {
		if !tested[k] {
			t.Errorf("no row for the kind %s", k)
		}
	}
}

func openKinds() []seenBy {
	meta := func(id domain.ID) domain.Meta { return domain.Meta{ID: id} }
	offer := func(id domain.ID, s domain.OfferState) *domain.Offer {
		o := testhouse.NewOffer(id, "a", "Laboratory", "")
		o.Contact, o.State = "r1", s
		return o
	}
	return []seenBy{
		{testhouse.NewOrganisation("a", "A"), everyone},
		{testhouse.NewOrganisation("b", "B"), everyone},
		{testhouse.NewResearcher("r1", "x", "Nowak", "bio"), everyone},
		{testhouse.NewResearcher("r2", "x", "Kos", "bio"), everyone},
		{testhouse.NewEvidence("e1", "Title", "Body", testhouse.Res("r1")), everyone},
		{&domain.Call{Meta: meta("k1"), Name: testhouse.EN("Call"), Programme: domain.Seed}, everyone},
		{&domain.InterestGroup{Meta: meta("g1"), Name: testhouse.EN("Group")}, everyone},
		{offer("of-active", domain.OfferActive), everyone},
		{offer("of-draft", domain.OfferDraft), "owner candidate"},
		{offer("of-retired", domain.OfferRetired), "owner candidate"},
	}
}

func challenge(s domain.ChallengeState, v domain.Visibility) *domain.Challenge {
	c := testhouse.NewChallenge(domain.ID("c-"+string(s)+"-"+string(v)), "a", "Title", "Summary")
	c.State, c.Visibility = s, v
	return c
}

func challengeRows() []seenBy {
	var out []seenBy
	for v, who := range map[domain.Visibility]string{
		domain.Public: everyone, domain.Members: members, domain.Confidential: "owner zin", domain.Hidden: "owner zin",
	} {
		out = append(
			out,
			seenBy{challenge(domain.ChallengeOpen, v), who},
			seenBy{challenge(domain.ChallengeClosed, v), who},
			seenBy{challenge(domain.ChallengeDraft, v), "owner"},
			seenBy{challenge(domain.ChallengeWithdrawn, v), "owner"},
		)
	}
	return out
}

func matchOf(c *domain.Challenge, s domain.MatchState) *domain.Match {
	m := &domain.Match{
		Meta:      domain.Meta{ID: domain.ID(fmt.Sprintf("m-%s-%s", c.ID, s))},
		Challenge: c.ID, Candidate: testhouse.Res("r1"), State: s,
	}
	if s == domain.MatchDeferred {
		m.Until = "2027-04-01"
	}
	return m
}

func matchRows() []seenBy {
	var out []seenBy
	for _, s := range domain.MatchMachine.States() {
		who := "owner zin candidate"
		if s == domain.MatchRejected {
			who = "owner zin"
		}
		out = append(
			out,
			seenBy{matchOf(challenge(domain.ChallengeOpen, domain.Public), s), who},
			seenBy{matchOf(challenge(domain.ChallengeClosed, domain.Members), s), who},
			seenBy{matchOf(challenge(domain.ChallengeOpen, domain.Confidential), s), "owner zin"},
			seenBy{matchOf(challenge(domain.ChallengeOpen, domain.Hidden), s), "owner zin"},
			seenBy{matchOf(challenge(domain.ChallengeDraft, domain.Public), s), "owner"},
			seenBy{matchOf(challenge(domain.ChallengeWithdrawn, domain.Public), s), "owner"},
			seenBy{matchOf(&domain.Challenge{Meta: domain.Meta{ID: "gone"}}, s), nobody},
		)
	}
	open := challenge(domain.ChallengeOpen, domain.Public)
	offered := matchOf(open, domain.MatchProposed)
	offered.ID, offered.Candidate = "m-offer", testhouse.Offer("of-active")
	org := matchOf(open, domain.MatchProposed)
	org.ID, org.Candidate = "m-org", testhouse.Org("b")
	return append(out, seenBy{offered, "owner zin candidate"}, seenBy{org, "owner zin other"})
}

func tieRows() []seenBy {
	meta := func(id domain.ID) domain.Meta { return domain.Meta{ID: id} }
	r1, r2, b := testhouse.Res("r1"), testhouse.Res("r2"), testhouse.Org("b")
	hand := func(id domain.ID, from, target domain.Ref) *domain.Interest {
		return &domain.Interest{Meta: meta(id), From: from, Target: target, By: "u", State: domain.InterestRaised}
	}
	vouch := func(id domain.ID, s domain.EndorsementState) *domain.Endorsement {
		return &domain.Endorsement{
			Meta: meta(id), From: b, To: r1, Words: testhouse.EN("Good."), Given: "2027-01-01", State: s,
		}
	}
	return []seenBy{
		{&domain.Collaboration{
			Meta: meta("w1"), Parties: []domain.Ref{r1, b}, Type: domain.JointProject, Title: testhouse.EN("Work"),
		}, everyone},
		{vouch("v-active", domain.EndorsementActive), members},
		{vouch("v-withdrawn", domain.EndorsementWithdrawn), "candidate other"},
		{hand("i-challenge", r2, testhouse.Challenge("c-open-public")), "stranger owner zin"},
		{hand("i-offer", b, testhouse.Offer("of-active")), "other owner candidate zin"},
		{hand("i-person", b, r1), "other candidate zin"},
		{&domain.Review{
			Meta: meta("d1"), Match: "m-org", Reviewer: "u", Decision: domain.Approve,
		}, "zin"},
		{&domain.Consortium{
			Meta: meta("s1"), Challenge: "c-open-public", Partners: []domain.Partner{{Party: r1}}, State: domain.ConsortiumDraft,
		}, nobody},
		{&domain.User{
			Meta: meta("u1"), Email: "u@example.org", Name: "U", Roles: []domain.Role{domain.RoleCompany}, State: domain.UserActive,
		}, "user admin"},
	}
}
