package discovery_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// enzymes is a house in which people work on enzymes, each in other words;
// what is not for everybody speaks of them too.
func enzymes(t testing.TB) *testhouse.House {
	h := testhouse.New(t)
	polish := testhouse.NewResearcher("r-pl", "o1", "Nowak", "")
	polish.Bio = testhouse.PL("Badam enzymy z drożdży.")
	members := testhouse.NewChallenge("c-memb", "o1", "Enzymes for members", "An enzyme is needed.")
	members.Visibility = domain.Members
	sealed := testhouse.NewChallenge("c-seal", "o1", "Enzymes in secret", "A secret enzyme is needed.")
	sealed.Visibility, sealed.Teaser = domain.Confidential, testhouse.EN("Something with enzymes")
	draft := testhouse.NewChallenge("c-draft", "o1", "Enzymes perhaps", "An enzyme may be needed.")
	draft.State = domain.ChallengeDraft
	h.Put(
		testhouse.NewOrganisation("o1", "Bakery of the Hill"), polish, members, sealed, draft,
		testhouse.NewResearcher("r-en", "o1", "Lis", "I study enzymes."),
		testhouse.NewResearcher("r-narrow", "o1", "Sowa", "Lysozyme is all I do."),
		testhouse.NewResearcher("r-other", "o1", "Kruk", "I grow hydrangeas."),
		testhouse.NewOffer("f1", "o1", "Bench", "One bench, for enzymes, with a window."),
	)
	h.Catch()
	return h
}

func counted(of []discovery.OfKind) string {
	var out []string
	for _, k := range of {
		s := fmt.Sprintf("%s %d:", k.Kind, k.Count)
		for _, hit := range k.Hits {
			s += " " + string(hit.Object.Ref().ID)
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestWhoWorksOnAConcept(t *testing.T) {
	h := enzymes(t)
	for _, tc := range []struct {
		viewer policy.Viewer
		want   string
	}{
		{policy.Viewer{}, "researcher 3: r-en r-pl r-narrow, offer 1: f1"},
		{testhouse.Person("r-en"), "researcher 3: r-en r-pl r-narrow, offer 1: f1, challenge 1: c-memb"},
		// Neither owner nor taskforce find a sealed one here: it is in no index.
		{testhouse.Company("o1"), "researcher 3: r-en r-pl r-narrow, offer 1: f1, challenge 1: c-memb"},
		{testhouse.ZIN(), "researcher 3: r-en r-pl r-narrow, offer 1: f1, challenge 1: c-memb"},
	} {
		got, err := h.Discovery.ByKind(t.Context(), tc.viewer, "enzyme", 5)
		if err != nil || sorted(counted(got)) != sorted(tc.want) {
			t.Errorf("as %q: %s, %v", tc.viewer.User, counted(got), err)
		}
	}
}

// sorted puts the words of a line in order: equal scores come by ids.
func sorted(s string) string {
	w := strings.Fields(s)
	slices.Sort(w)
	return strings.Join(w, " ")
}

func TestHitsOfAConceptAreQuotedInTheirLanguage(t *testing.T) {
	h := enzymes(t)
	of, err := h.Discovery.ByKind(t.Context(), policy.Viewer{Lang: domain.EN}, "enzyme", 5)
	if err != nil {
		t.Fatal(err)
	}
	marked := map[domain.ID]string{}
	for _, hit := range of[0].Hits {
		marked[hit.Object.Ref().ID] = strings.Join(hit.Words, " ")
	}
	if marked["r-pl"] != "enzymy" || marked["r-en"] != "enzymes" || marked["r-narrow"] != "lysozyme" {
		t.Errorf("marked %v", marked)
	}
	if last := of[0].Hits[2].Object.Ref().ID; last != "r-narrow" {
		t.Errorf("%s is last, not who works on something narrower", last)
	}
}

func TestAConceptCountsAllAndShowsTheFirst(t *testing.T) {
	h := enzymes(t)
	of, err := h.Discovery.ByKind(t.Context(), policy.Viewer{}, "enzyme", 1)
	if err != nil || of[0].Count != 3 || len(of[0].Hits) != 1 {
		t.Errorf("%s, %v", counted(of), err)
	}
	of, err = h.Discovery.ByKind(t.Context(), policy.Viewer{}, "kefir", 1)
	if err != nil || of != nil {
		t.Errorf("kefir: %s, %v", counted(of), err)
	}
}

func TestWhatIsNoConceptDoesNotExist(t *testing.T) {
	h := enzymes(t)
	for _, id := range []string{"", "Enzyme", "enzymes", "..", "../enzyme", "a\x00b", "\xff", strings.Repeat("enzyme", 100), "euroscivoc:29"} {
		if _, err := h.Discovery.ByKind(t.Context(), policy.Viewer{}, id, 5); !errors.Is(err, domain.ErrNotFound) {
			t.Errorf("%q: %v", id, err)
		}
		if id == "" {
			continue
		}
		_, err := h.Discovery.Search(t.Context(), policy.Viewer{}, discovery.Request{Concept: id})
		var e *domain.Error
		if !errors.As(err, &e) || e.Code != domain.CodeQuery || e.Params["What"] != "concept" {
			t.Errorf("search for %q: %v", id, err)
		}
	}
}

func TestAConceptNarrowsASearch(t *testing.T) {
	h := enzymes(t)
	for _, tc := range []struct {
		r    discovery.Request
		want string
	}{
		{discovery.Request{Concept: "enzyme"}, "f1 r-en r-narrow r-pl"},
		{discovery.Request{Concept: "lysozyme"}, "r-narrow"},
		{discovery.Request{Concept: "enzyme", Filters: map[string][]string{"kind": {"offer"}}}, "f1"},
		{discovery.Request{Concept: "enzyme", Text: "drożdże"}, "r-pl"},
		{discovery.Request{Concept: "enzyme", Text: "hydrangeas"}, ""},
		{discovery.Request{Concept: "enzyme", Text: "bench window"}, "f1"},
	} {
		got := ask(t, h, tc.r)
		var s []string
		for _, id := range ids(got) {
			s = append(s, string(id))
		}
		slices.Sort(s)
		if strings.Join(s, " ") != tc.want || got.Total != len(s) {
			t.Errorf("%+v: %v of %d, want %s", tc.r, s, got.Total, tc.want)
		}
	}
}

// TestHitsOfAConceptAreAuthorisedAgain closes a challenge to visitors behind
// the back of the index.
func TestHitsOfAConceptAreAuthorisedAgain(t *testing.T) {
	h := testhouse.New(t)
	c := testhouse.NewChallenge("c1", "o1", "Enzymes", "An enzyme is needed.")
	h.Put(c)
	h.Catch()
	c.Visibility = domain.Confidential
	h.Put(c)
	of, err := h.Discovery.ByKind(t.Context(), policy.Viewer{}, "enzyme", 5)
	if err != nil || len(of) == 1 && len(of[0].Hits) != 0 {
		t.Errorf("%s, %v", counted(of), err)
	}
}

func TestAClosedIndexKnowsNobody(t *testing.T) {
	h := testhouse.New(t)
	if err := h.Index.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Discovery.ByKind(t.Context(), policy.Viewer{}, "enzyme", 5); domain.CodeOf(err) != domain.CodeBusy {
		t.Errorf("got %v", err)
	}
}
