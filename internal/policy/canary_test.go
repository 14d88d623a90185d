package policy_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/review"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// canary is the beginning of every token in a sealed record.
const canary = "qxq"

// sealed is a challenge that holds a token in every field that can hold one.
func sealed(v domain.Visibility) *domain.Challenge {
	text := func(name string) domain.Text {
		return domain.Text{
			PL: "Bakteriofagi na powłoki szpitalne " + canary + name + "pl",
			EN: "Bacteriophage coatings for hospitals " + canary + name + "en",
		}
	}
	c := &domain.Challenge{
		Meta: domain.Meta{ID: canary + "id"}, Organisation: "a", Title: text("title"), Summary: text("summary"),
		Teaser: text("teaser"), Aspects: []domain.Aspect{{Text: text("aspect"), Need: domain.Must, Weight: 5}},
		TRL: domain.TRL{Min: 3, Max: 5}, Budget: domain.Budget{Min: 7_654_321, Max: 7_654_322, Currency: "XQX"},
		Deadline: "2029-09-29", Visibility: v, State: domain.ChallengeOpen,
		Stance:  domain.Stance{EmbargoMonths: 97, Review: true, Ownership: domain.OwnCompany, Confidentiality: domain.ConfStrict},
		History: []domain.Transition{{To: "open", By: canary + "by", Reason: canary + "reason"}},
	}
	c.AddKey(domain.Key{Scheme: canary + "scheme", Value: canary + "value"})
	return c
}

// marks are what must not come out: the tokens, and numbers that stand in the
// sealed challenge alone.
var marks = []string{
	canary, "7654321", "7654322", "XQX", "2029-09-29", `"embargo_months":97`,
	base64.RawURLEncoding.EncodeToString([]byte(canary + "id"))[:4],
}

// town is a house with a sealed challenge, or without, amid other things that
// are found by the same words.
func town(t *testing.T, secret *domain.Challenge) *testhouse.House {
	h := testhouse.New(t)
	h.Put(
		testhouse.NewOrganisation("a", "Poster"), testhouse.NewOrganisation("b", "Bacteriophage coatings bureau"),
		testhouse.NewResearcher("r1", "b", "Nowak", "Bacteriophage coatings for hospitals."),
		testhouse.NewResearcher("r2", "b", "Kos", "Phages on catheters."),
		testhouse.NewResearcher("r3", "b", "Lis", "Hospital hygiene."),
		testhouse.NewEvidence("e1", "Bacteriophage coatings", "Coatings for hospitals that kill bacteria.", testhouse.Res("r1")),
		testhouse.NewChallenge("c-public", "b", "Bacteriophage sprays", "Sprays for hospitals."),
	)
	if secret != nil {
		h.Put(secret)
	}
	h.Put(
		testhouse.NewChallenge("c-late", "a", "Coatings for implants", "Bacteriophage coatings."),
		testhouse.NewOffer("of1", "b", "Coating laboratory", "Coatings for hospitals."),
	)
	if secret != nil {
		h.Put(&domain.Interest{
			Meta: domain.Meta{ID: canary + "hand"}, From: testhouse.Res("r3"), Target: domain.RefTo(secret),
			By: canary + "user", Message: canary + "message", State: domain.InterestRaised,
		})
	}
	h.Catch()
	return h
}

// decided lets the taskforce work on the sealed challenge's matches.
func decided(t *testing.T, h *testhouse.House) {
	for i, m := range testhouse.All[*domain.Match](h) {
		if m.Challenge != canary+"id" {
			continue
		}
		d := review.Verdict{Decision: domain.Decisions[i%2], Reason: domain.ReasonOther, Comment: canary + "comment"}
		if err := h.Reviews.Decide(t.Context(), testhouse.ZIN(), m.ID, m.Version, d); err != nil {
			t.Fatal(err)
		}
	}
	h.Catch()
}

// heard gathers as JSON all that a viewer can get out of a house, whatever
// they ask for.
func heard(t *testing.T, h *testhouse.House, v policy.Viewer, refs []domain.Ref) string {
	var out bytes.Buffer
	say := func(x any, err error) {
		b, jerr := json.Marshal(x)
		if jerr != nil {
			t.Fatal(jerr)
		}
		fmt.Fprintf(&out, "%s %v\n", b, err)
	}
	for _, ref := range refs {
		say(h.Door.Get(t.Context(), v, ref))
		say(h.Interests.Express(t.Context(), v, domain.Ref{Kind: ref.Kind, ID: ref.ID + "-none"}, ""))
		for _, k := range domain.Kinds() {
			say(h.Door.List(t.Context(), v, policy.List{Kind: k, Owner: ref}))
		}
		if ref.Kind == domain.KindChallenge {
			say(h.Matching.ForChallenge(t.Context(), v, ref.ID, 100))
		}
		if ref.Kind == domain.KindMatch {
			say(h.Reviews.Case(t.Context(), v, ref.ID))
			d := review.Verdict{Decision: domain.Approve}
			say(nil, h.Reviews.Decide(t.Context(), v, ref.ID, 1<<40, d))
			say(nil, h.Reviews.Follow(t.Context(), v, ref.ID, 1<<40, domain.MatchAbandoned, ""))
		}
		say(h.Matching.ForParty(t.Context(), v, ref, 100))
	}
	for _, k := range domain.Kinds() {
		for _, limit := range []int{0, 1, 2} {
			l := policy.List{Kind: k}
			l.Page.Limit = limit
			say(h.Door.List(t.Context(), v, l))
		}
		say(h.Door.All(t.Context(), v, policy.List{Kind: k}, 1000))
	}
	many, err := h.Door.Many(t.Context(), v, refs)
	for _, ref := range refs {
		say(many[ref], err)
	}
	say(h.Reviews.Queue(t.Context(), v, review.Filter{}))
	say(h.Interests.Mine(t.Context(), v))
	for _, q := range []string{
		"", "bacteriophage coatings hospitals", "bakteriofagi szpitalne", "bacteriophage", "powłoki",
		canary + "titleen", canary + "summarypl", canary + "aspecten", canary + "id", "a" + canary,
	} {
		res, err := h.Discovery.Search(t.Context(), v, discovery.Request{Text: q, Size: 100})
		res.Request, res.Words = discovery.Request{}, nil // the question itself
		say(res, err)
		if strings.Contains(q, canary) && res.Total > 0 {
			t.Errorf("%q finds %d", q, res.Total)
		}
	}
	return out.String()
}

// allRefs points to everything in a house.
func allRefs(t *testing.T, h *testhouse.House) []domain.Ref {
	var out []domain.Ref
	events, err := h.Store.Audit(t.Context(), domain.Ref{}, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		if e.Op == domain.OpCreate {
			out = append(out, e.Ref)
		}
	}
	return out
}

// outsiders may see nothing of a sealed challenge.
var outsiders = map[string]policy.Viewer{
	"visitor":   {},
	"candidate": testhouse.Person("r1"),
	"stranger":  testhouse.Person("r2"),
	"company":   testhouse.Company("b"),
	"admin":     testhouse.Admin(),
}

func TestNothingOfASealedChallengeComesOut(t *testing.T) {
	for _, visibility := range []domain.Visibility{domain.Confidential, domain.Hidden} {
		h := town(t, sealed(visibility))
		decided(t, h)
		refs := allRefs(t, h)
		for name, v := range outsiders {
			said := heard(t, h, v, refs)
			for _, mark := range marks {
				if i := strings.Index(said, mark); i >= 0 {
					t.Errorf("%s: %s hears %q: …%s…", visibility, name, mark, said[max(0, i-200):min(len(said), i+100)])
				}
			}
			for _, m := range testhouse.All[*domain.Match](h) {
				if m.Challenge == canary+"id" && strings.Contains(said, string(m.ID)) {
					t.Errorf("%s: %s hears of the match %s", visibility, name, m.ID)
				}
			}
		}
	}
}

// TestCanariesSing shows that the test above can fail: those who may see the
// challenge do hear its tokens, and every text of it has one.
func TestCanariesSing(t *testing.T) {
	secret := sealed(domain.Confidential)
	for i := range reflect.TypeFor[domain.Challenge]().NumField() {
		f := reflect.ValueOf(secret).Elem().Field(i)
		if b, err := json.Marshal(f.Interface()); err != nil || f.IsZero() {
			t.Errorf("field %s of the sealed challenge is empty: %s, %v", reflect.TypeFor[domain.Challenge]().Field(i).Name, b, err)
		}
	}
	h := town(t, secret)
	decided(t, h)
	refs := allRefs(t, h)
	zin, owner := heard(t, h, testhouse.ZIN(), refs), heard(t, h, testhouse.Company("a"), refs)
	for _, token := range []string{"titlepl", "titleen", "summaryen", "teaserpl", "aspecten", "reason", "message", "id"} {
		if !strings.Contains(zin, canary+token) || !strings.Contains(owner, canary+token) {
			t.Errorf("%s is not heard by taskforce and owner", token)
		}
	}
	if !strings.Contains(zin, canary+"comment") || strings.Contains(owner, canary+"comment") {
		t.Error("comments of the taskforce must be heard by the taskforce, and by it alone")
	}
	if !strings.Contains(zin, "7654321") || !strings.Contains(zin, `"embargo_months":97`) {
		t.Error("budget and stance are not heard")
	}
}

// made are ids that the house gave; they count, and so differ by one world's
// more matches.
var made = regexp.MustCompile(`made-\d+`)

func TestWorldsThatDifferInASealedChallengeAnswerAlike(t *testing.T) {
	with, without := town(t, sealed(domain.Confidential)), town(t, nil)
	refs := append(allRefs(t, town(t, nil)), testhouse.Challenge(canary+"id"))
	fixed := refs[:0]
	for _, ref := range refs {
		if !made.MatchString(string(ref.ID)) {
			fixed = append(fixed, ref)
		}
	}
	for name, v := range outsiders {
		a := strings.Split(made.ReplaceAllString(heard(t, with, v, fixed), "made"), "\n")
		b := strings.Split(made.ReplaceAllString(heard(t, without, v, fixed), "made"), "\n")
		if len(a) != len(b) {
			t.Fatalf("%s: %d answers and %d", name, len(a), len(b))
		}
		for i := range a {
			if a[i] != b[i] {
				t.Errorf("%s can tell: %s\nfrom: %s", name, a[i], b[i])
				break
			}
		}
	}
}
