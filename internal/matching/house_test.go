package matching_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/review"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// elements are words that no two of share a stem.
var elements = strings.Fields(`hydrogen helium lithium beryllium boron carbon nitrogen oxygen fluorine neon sodium
	magnesium aluminium silicon phosphorus sulphur chlorine argon potassium calcium scandium titanium vanadium
	chromium manganese iron cobalt nickel copper zinc gallium germanium arsenic selenium bromine krypton
	rubidium strontium yttrium zirconium niobium molybdenum`)

// said is the first n elements as a text.
func said(n int) string { return strings.Join(elements[:n], " ") }

// id gives "r07".
func id(prefix string, i int) domain.ID { return domain.ID(fmt.Sprintf("%s%02d", prefix, i)) }

// person gives a researcher and the evidence that they know the first n
// elements.
func person(i, n int) []domain.Record {
	r := testhouse.NewResearcher(id("r", i), "", fmt.Sprintf("Nowak%d", i), "")
	return []domain.Record{r, testhouse.NewEvidence(id("e", i), said(n), "", testhouse.Res(r.ID))}
}

// lab is a house with a challenge "c1" of organisation "poster" that asks for
// all elements, and people r01 to rNN of whom the first knows nine and each
// one more than the one before.
func lab(t testing.TB, people int) *testhouse.House {
	h := testhouse.New(t)
	recs := append(library(), testhouse.NewOrganisation("poster", "Poster"), elementChallenge("c1"))
	for i := 1; i <= people; i++ {
		recs = append(recs, person(i, i+8)...)
	}
	h.Put(recs...)
	h.Catch()
	return h
}

// library is so much poetry that the elements are rare words beside it.
func library() []domain.Record {
	var out []domain.Record
	for i := range 200 {
		verse := fmt.Sprintf("verse number %d", i)
		out = append(out, testhouse.NewEvidence(id("p", i), verse, "the moon over the meadow", testhouse.Res("library")))
	}
	return out
}

func elementChallenge(ch domain.ID) *domain.Challenge {
	return testhouse.NewChallenge(ch, "poster", said(30), said(len(elements)))
}

// matches gives the matches of a challenge by the ids of their candidates.
func matches(h *testhouse.House, ch domain.ID) map[domain.ID]*domain.Match {
	out := map[domain.ID]*domain.Match{}
	for _, m := range testhouse.All[*domain.Match](h) {
		if m.Challenge == ch {
			out[m.Candidate.ID] = m
		}
	}
	return out
}

// listed gives the candidates of matches by rank; it fails on a rank that is
// given twice or left out.
func listed(t testing.TB, ms map[domain.ID]*domain.Match) []domain.ID {
	t.Helper()
	out := make([]domain.ID, len(ms))
	for c, m := range ms {
		if m.Rank < 1 || m.Rank > len(ms) || out[m.Rank-1] != "" {
			t.Fatalf("%s has rank %d of %d", c, m.Rank, len(ms))
		}
		out[m.Rank-1] = c
	}
	return out
}

// decide takes a match to a state by the hands of the taskforce.
func decide(t testing.TB, h *testhouse.House, m *domain.Match, to domain.MatchState) {
	t.Helper()
	way := map[domain.MatchState]review.Verdict{
		domain.MatchRejected: {Decision: domain.Reject, Reason: domain.ReasonOffTopic},
		domain.MatchDeferred: {Decision: domain.Defer, Until: "2027-12-01"},
	}
	d, ok := way[to]
	if !ok {
		d = review.Verdict{Decision: domain.Approve}
	}
	if err := h.Reviews.Decide(t.Context(), testhouse.ZIN(), m.ID, m.Version, d); err != nil {
		t.Fatal(err)
	}
	for _, s := range []domain.MatchState{
		domain.MatchIntroduced, domain.MatchInContact, domain.MatchAgreement, domain.MatchCompleted,
	} {
		now := testhouse.Get[*domain.Match](h, m.ID)
		if now.State == to {
			return
		}
		if err := h.Reviews.Follow(t.Context(), testhouse.ZIN(), m.ID, now.Version, s, "test"); err != nil {
			t.Fatal(err)
		}
	}
}

// changes counts what was written ever.
func changes(t testing.TB, h *testhouse.House) uint64 {
	t.Helper()
	n, err := h.Store.LastChange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}
