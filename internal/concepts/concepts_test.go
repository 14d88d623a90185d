package concepts_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// nobody finds nobody.
type nobody struct{}

func (nobody) ByKind(context.Context, policy.Viewer, string, int) ([]discovery.OfKind, error) {
	return nil, nil
}

// own is the service over the project's vocabulary.
func own(t testing.TB) *concepts.Service {
	t.Helper()
	th, err := thesaurus.Default()
	if err != nil {
		t.Fatal(err)
	}
	return concepts.New(th, nobody{})
}

func ids(ns []concepts.Name) string {
	var out []string
	for _, n := range ns {
		out = append(out, n.ID)
	}
	return strings.Join(out, " ")
}

func TestAConceptShowsWhatIsAroundItAndWhoWorksOnIt(t *testing.T) {
	h := testhouse.New(t)
	members := testhouse.NewChallenge("c-memb", "o1", "Proteases for members", "A protease is needed.")
	members.Visibility = domain.Members
	sealed := testhouse.NewChallenge("c-seal", "o1", "Proteases in secret", "A secret protease is needed.")
	sealed.Visibility, sealed.Teaser = domain.Hidden, testhouse.EN("Proteases")
	h.Put(
		testhouse.NewOrganisation("o1", "Bakery of the Hill"), members, sealed,
		testhouse.NewResearcher("r1", "o1", "Lis", "I study proteases."),
		testhouse.NewResearcher("r2", "o1", "Kruk", "I grow hydrangeas."),
	)
	h.Catch()
	for _, tc := range []struct {
		viewer policy.Viewer
		want   []string
	}{
		{policy.Viewer{}, []string{"researcher r1"}},
		{testhouse.Person("r2"), []string{"researcher r1", "challenge c-memb"}},
		{testhouse.Company("o1"), []string{"researcher r1", "challenge c-memb"}},
		{testhouse.ZIN(), []string{"researcher r1", "challenge c-memb"}},
	} {
		c, err := h.Concepts.Concept(t.Context(), tc.viewer, "protease")
		if err != nil {
			t.Fatal(err)
		}
		var who []string
		for _, k := range c.Who {
			if k.Count != len(k.Hits) {
				t.Errorf("%d are counted, %d shown", k.Count, len(k.Hits))
			}
			for _, hit := range k.Hits {
				who = append(who, string(k.Kind)+" "+string(hit.Object.Ref().ID))
			}
		}
		if !slices.Equal(who, tc.want) {
			t.Errorf("as %q: %v, want %v", tc.viewer.User, who, tc.want)
		}
		if c.Label != (domain.Text{PL: "proteaza", EN: "protease"}) || c.Kind != "substance" || !slices.Contains(c.AlsoPL, "peptydaza") || !slices.Contains(c.AlsoEN, "peptidase") {
			t.Errorf("named %+v", c)
		}
		if len(c.Paths) == 0 || !strings.HasPrefix(ids(c.Paths[0]), "substance ") || !strings.HasSuffix(ids(c.Paths[0]), " hydrolase") {
			t.Errorf("paths %v", c.Paths)
		}
		if !strings.Contains(ids(c.Narrower), "serine-protease") || !strings.Contains(ids(c.Related), "proteolysis") {
			t.Errorf("narrower %s, related %s", ids(c.Narrower), ids(c.Related))
		}
	}
}

func TestStrangeIdsDoNotExist(t *testing.T) {
	s := own(t)
	for _, id := range []string{"", "Protease", "PROTEASE", "proteaza", "..", "../protease", "protease/", "protease ", "\x00", "\xff", "<script>", strings.Repeat("a", 100_000)} {
		if _, err := s.Concept(t.Context(), policy.Viewer{}, id); !errors.Is(err, domain.ErrNotFound) {
			t.Errorf("%.20q: %v", id, err)
		}
		if _, ok := s.Name(id); ok {
			t.Errorf("%.20q has a name", id)
		}
	}
}

// TestImportedConcepts: they keep their ids, and one that is known already
// leads to what is known.
func TestImportedConcepts(t *testing.T) {
	ours := &thesaurus.Vocabulary{Concepts: []thesaurus.Concept{{ID: "enzyme", Kind: "substance", PL: []string{"enzym"}, EN: []string{"enzyme"}}}}
	theirs := &thesaurus.Vocabulary{Name: "euroscivoc", Concepts: []thesaurus.Concept{
		{ID: "euroscivoc:29", Kind: "subject", EN: []string{"zymology"}},
		{ID: "euroscivoc:30", Kind: "subject", EN: []string{"enzyme", "ferment"}, Broader: []thesaurus.ID{"euroscivoc:29"}},
		{ID: "euroscivoc:a/B c", Kind: "subject"},
	}}
	s := concepts.New(thesaurus.New(ours, theirs), nobody{})
	c, err := s.Concept(t.Context(), policy.Viewer{}, "euroscivoc:29")
	if err != nil || c.ID != "euroscivoc:29" || c.Label != (domain.Text{EN: "zymology"}) {
		t.Errorf("%+v, %v", c, err)
	}
	if n, ok := s.Name("euroscivoc:30"); !ok || n.ID != "enzyme" || n.Label.PL != "enzym" {
		t.Errorf("a known concept is %+v, %v", n, ok)
	}
	if n, _ := s.Name("euroscivoc:a/B c"); n.Label.EN != "euroscivoc:a/B c" {
		t.Errorf("a concept without labels is called %+v", n.Label)
	}
}

func TestFind(t *testing.T) {
	s := own(t)
	for asked, want := range map[string]string{
		"enzyme": "enzyme", "Enzymów": "enzyme", "powlok": "coating", "POWŁO": "coating", "peptydaza": "protease (peptydaza)",
		"peptydaz": "protease (peptydaza)", "peptidases": "protease (peptidase)", "proteaz": "protease", "HTS": "high-throughput-screening (HTS)",
	} {
		found := s.Find(asked)
		if len(found) == 0 {
			t.Errorf("%q finds nothing", asked)
			continue
		}
		got := found[0].ID
		if found[0].By != "" {
			got += " (" + found[0].By + ")"
		}
		if !strings.HasPrefix(got, want) || strings.Contains(got, "(") != strings.Contains(want, "(") {
			t.Errorf("%q finds %s first", asked, got)
		}
	}
	inside := s.Find("jadalna")
	if !slices.ContainsFunc(inside, func(f concepts.Found) bool { return f.ID == "edible-coating" }) {
		t.Errorf("the second word of a label finds %v", inside)
	}
	for _, asked := range []string{"", " ", "-", "%", "\xff", "qqqq", strings.Repeat("a", 201)} {
		if got := s.Find(asked); got != nil {
			t.Errorf("%.20q finds %v", asked, got)
		}
	}
	if n := len(s.Find("a")); n != 50 {
		t.Errorf("one letter finds %d", n)
	}
}

func TestConceptsCanBeBrowsed(t *testing.T) {
	s := own(t)
	sum := 0
	for _, k := range s.Kinds() {
		var all []concepts.Name
		for n := 1; ; n++ {
			page, err := s.OfKind(domain.PL, k.Kind, n)
			if err != nil {
				t.Fatalf("%s, page %d: %v", k.Kind, n, err)
			}
			all = append(all, page.Names...)
			if page.Total != k.Count || page.Page != n {
				t.Errorf("%s: %d of %d on page %d", k.Kind, page.Total, k.Count, page.Page)
			}
			if n == page.Pages {
				break
			}
		}
		seen := map[string]bool{}
		for _, n := range all {
			seen[n.ID] = true
		}
		if len(seen) != k.Count {
			t.Errorf("%s: %d of %d are listed", k.Kind, len(seen), k.Count)
		}
		sum += k.Count
	}
	if sum < 2500 {
		t.Errorf("only %d concepts", sum)
	}
	for _, tc := range []struct {
		kind string
		page int
	}{{"dragon", 1}, {"", 1}, {"method", 0}, {"method", -1}, {"method", 1 << 62}} {
		if _, err := s.OfKind(domain.EN, tc.kind, tc.page); !errors.Is(err, domain.ErrNotFound) {
			t.Errorf("%q, page %d: %v", tc.kind, tc.page, err)
		}
	}
	for _, top := range s.Tops(domain.EN, 3) {
		if len(top.Below) == 0 || len(top.Below) > 3 || len(top.Below) < 3 && top.More > 0 {
			t.Errorf("%s: %v and %d more", top.ID, top.Below, top.More)
		}
	}
}

// TestPolishOrder: ł stands behind l, ć behind c, whatever the case.
func TestPolishOrder(t *testing.T) {
	v := &thesaurus.Vocabulary{}
	for _, s := range []string{"łąka", "ćma", "cykoria", "Lactococcus", "lód", "zboże", "żyto", "las"} {
		v.Concepts = append(v.Concepts, thesaurus.Concept{ID: thesaurus.ID(s), Kind: "organism", PL: []string{s}})
	}
	page, err := concepts.New(thesaurus.New(v), nobody{}).OfKind(domain.PL, "organism", 1)
	if got := ids(page.Names); err != nil || got != "cykoria ćma Lactococcus las lód łąka zboże żyto" {
		t.Errorf("%s, %v", got, err)
	}
}

func TestNoVocabulary(t *testing.T) {
	s := concepts.New(nil, nobody{})
	if s.Find("enzyme") != nil || s.Kinds() != nil || s.Tops(domain.PL, 3) != nil || s.In("enzyme") != nil || s.Of(policy.OfferView{Title: testhouse.EN("enzyme")}) != nil {
		t.Error("it knows concepts")
	}
	if _, err := s.Concept(t.Context(), policy.Viewer{}, "enzyme"); !errors.Is(err, domain.ErrNotFound) {
		t.Error(err)
	}
}

func TestOtherNamesAreOtherWords(t *testing.T) {
	v := &thesaurus.Vocabulary{Concepts: []thesaurus.Concept{{
		ID: "protein", PL: []string{"białko", "białka", "proteina", "białkowy", "białko proste"}, EN: []string{"protein", "proteins", "polypeptide", "PROTEIN"},
	}}}
	c, err := concepts.New(thesaurus.New(v), nobody{}).Concept(t.Context(), policy.Viewer{}, "protein")
	if err != nil || !slices.Equal(c.AlsoPL, []string{"proteina", "białko proste"}) || !slices.Equal(c.AlsoEN, []string{"polypeptide"}) {
		t.Errorf("%q, %q, %v", c.AlsoPL, c.AlsoEN, err)
	}
}
