package indexing_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

// search gives the ids found for words, best first.
func search(t *testing.T, h *testhouse.House, words string) []string {
	t.Helper()
	return ids(ask(t, h, index.Query{Text: words}))
}

// under gives the ids found under a value of a facet.
func under(t *testing.T, h *testhouse.House, f index.Facet, value string) []string {
	t.Helper()
	return ids(ask(t, h, index.Query{Filters: map[index.Facet][]string{f: {value}}}))
}

func ask(t *testing.T, h *testhouse.House, q index.Query) index.Result {
	t.Helper()
	q.Size, q.Audiences = 100, []string{policy.AudiencePublic, policy.AudienceMembers}
	res, err := h.Index.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func ids(r index.Result) []string {
	var out []string
	for _, hit := range r.Hits {
		out = append(out, hit.ID)
	}
	slices.Sort(out)
	return out
}

func TestEveryKindIsFoundChangedAndGone(t *testing.T) {
	h := testhouse.New(t)
	org := testhouse.NewOrganisation("o1", "Sequencing house")
	org.Short, org.Competences = "SQH", []domain.Competence{{Name: testhouse.EN("nanopores")}}
	person := testhouse.NewResearcher("r1", "", "Wiśniewska", "Proteomics of plants.")
	person.Position, person.Competences = testhouse.PL("adiunkt"), []domain.Competence{{Name: testhouse.PL("chromatografia")}}
	challenge := testhouse.NewChallenge("c1", "o1", "Shelf life of bread", "Mould grows too fast.")
	challenge.Aspects = []domain.Aspect{{Text: testhouse.EN("fungistatic"), Need: domain.Must, Weight: 1}}
	offer := testhouse.NewOffer("f1", "o1", "Cryostat", "Cuts frozen tissue.")
	offer.Competences = []domain.Competence{{Name: testhouse.EN("histology")}}
	for _, tc := range []struct {
		rec   domain.Record
		words []string
		alter func()
		after string
	}{
		{org, []string{"sequencing", "SQH", "nanopores"}, func() { org.Summary = testhouse.EN("now lipidomics") }, "lipidomics"},
		{person, []string{"wiśniewska", "proteomics", "adiunkt", "chromatografia"}, func() { person.Family = "Zawadzka" }, "zawadzka"},
		{challenge, []string{"bread", "mould", "fungistatic"}, func() { challenge.Title = testhouse.EN("Yoghurt") }, "yoghurt"},
		{offer, []string{"cryostat", "frozen", "histology"}, func() { offer.Summary = testhouse.EN("Cuts wood.") }, "wood"},
	} {
		id := []string{string(tc.rec.Head().ID)}
		h.Put(tc.rec)
		h.Catch()
		for _, w := range tc.words {
			if got := search(t, h, w); !slices.Equal(got, id) {
				t.Errorf("%q finds %v", w, got)
			}
		}
		tc.alter()
		h.Put(tc.rec)
		h.Catch()
		if got := search(t, h, tc.after); !slices.Equal(got, id) {
			t.Errorf("after the change %q finds %v", tc.after, got)
		}
		h.Delete(tc.rec)
		h.Catch()
		if n, err := h.Index.Documents(t.Context()); err != nil || n != 0 {
			t.Errorf("%s left %d documents, %v", tc.rec.Kind(), n, err)
		}
		h.Put(testhouse.NewOrganisation("o1", "Owner"))
		h.Delete(testhouse.Get[*domain.Organisation](h, "o1"))
	}
}

func TestWhatBelongsToAnOrganisationFollowsIt(t *testing.T) {
	h := testhouse.New(t)
	org := testhouse.NewOrganisation("o1", "Owner")
	offer := testhouse.NewOffer("f1", "o1", "Cryostat", "")
	offer.City = "Tarnów"
	h.Put(
		org, testhouse.NewResearcher("r1", "o1", "Nowak", "bio"), offer,
		testhouse.NewChallenge("c1", "o1", "Bread", "Mould"), testhouse.NewResearcher("r2", "", "Kos", "bio"),
	)
	h.Catch()
	if got := under(t, h, index.FacetArea, "BioF"); !slices.Equal(got, []string{"c1", "f1", "o1", "r1"}) {
		t.Errorf("under the area: %v", got)
	}
	if got := under(t, h, index.FacetCity, "Kraków"); !slices.Equal(got, []string{"c1", "o1", "r1"}) {
		t.Errorf("under the city: %v", got)
	}
	org.Area, org.City = domain.AreaMED, "Gdańsk"
	h.Put(org)
	h.Catch()
	for _, tc := range []struct {
		facet index.Facet
		value string
		want  []string
	}{
		{index.FacetArea, "BioF", nil},
		{index.FacetArea, "MED", []string{"c1", "f1", "o1", "r1"}},
		{index.FacetCity, "Kraków", nil},
		{index.FacetCity, "Gdańsk", []string{"c1", "o1", "r1"}},
		{index.FacetCity, "Tarnów", []string{"f1"}}, // its own city wins
		{index.FacetOrganisation, "o1", []string{"c1", "f1", "o1", "r1"}},
	} {
		if got := under(t, h, tc.facet, tc.value); !slices.Equal(got, tc.want) {
			t.Errorf("%s %s: %v", tc.facet, tc.value, got)
		}
	}
	h.Delete(org)
	h.Catch()
	if got := under(t, h, index.FacetArea, "MED"); got != nil {
		t.Errorf("after the organisation went its area finds %v", got)
	}
	if got := under(t, h, index.FacetKind, "researcher"); !slices.Equal(got, []string{"r1", "r2"}) {
		t.Errorf("its people went too: %v", got)
	}
}

func TestAMoveToAnotherOrganisationMovesTheFacets(t *testing.T) {
	h := testhouse.New(t)
	other := testhouse.NewOrganisation("o2", "Other")
	other.Area = domain.AreaEDU
	person := testhouse.NewResearcher("r1", "o1", "Nowak", "bio")
	h.Put(testhouse.NewOrganisation("o1", "Owner"), other, person)
	h.Catch()
	person.Organisation = "o2"
	h.Put(person)
	h.Catch()
	if got := under(t, h, index.FacetOrganisation, "o1"); !slices.Equal(got, []string{"o1"}) {
		t.Errorf("under the old one: %v", got)
	}
	if got := under(t, h, index.FacetArea, "EDU"); !slices.Equal(got, []string{"o2", "r1"}) {
		t.Errorf("under the new one: %v", got)
	}
}

func TestGroupsAreFacetsOfTheirMembersAndOfWhatIsTheirs(t *testing.T) {
	h := testhouse.New(t)
	group := &domain.InterestGroup{
		Meta: domain.Meta{ID: "g1"}, Name: testhouse.EN("Diagnostics"),
		Members: []domain.Ref{testhouse.Org("o1"), testhouse.Res("r2")},
	}
	h.Put(
		testhouse.NewOrganisation("o1", "Owner"), testhouse.NewResearcher("r1", "o1", "Nowak", ""),
		testhouse.NewResearcher("r2", "", "Kos", ""), testhouse.NewOffer("f1", "o1", "Cryostat", ""),
		testhouse.NewChallenge("c1", "o1", "Bread", "Mould"), testhouse.NewResearcher("r3", "", "Lis", ""), group,
	)
	h.Catch()
	steps := []struct {
		name    string
		members []domain.Ref
		want    []string
	}{
		{"at first", group.Members, []string{"c1", "f1", "o1", "r1", "r2"}},
		{"the organisation left", []domain.Ref{testhouse.Res("r2")}, []string{"r2"}},
		{"one for another", []domain.Ref{testhouse.Res("r3")}, []string{"r3"}},
		{"all left", nil, nil},
		{"all back", []domain.Ref{testhouse.Org("o1")}, []string{"c1", "f1", "o1", "r1"}},
	}
	for _, s := range steps {
		group.Members = s.members
		h.Put(group)
		h.Catch()
		if got := under(t, h, index.FacetGroup, "g1"); !slices.Equal(got, s.want) {
			t.Errorf("%s: %v, want %v", s.name, got, s.want)
		}
	}
	h.Delete(group)
	h.Catch()
	if got := under(t, h, index.FacetGroup, "g1"); got != nil {
		t.Errorf("after the group went: %v", got)
	}
}

func TestPeopleAreFoundByTheirEvidence(t *testing.T) {
	h := testhouse.New(t)
	h.Put(testhouse.NewResearcher("r1", "", "Nowak", ""), testhouse.NewResearcher("r2", "", "Kos", ""), testhouse.NewOrganisation("o1", "X"))
	h.Catch()
	e := testhouse.NewEvidence("e1", "Bacteriophages", "Endolysins", testhouse.Res("r1"), testhouse.Org("o1"))
	steps := []struct {
		name  string
		alter func()
		want  []string
	}{
		{"added", func() { h.Put(e) }, []string{"o1", "r1"}},
		{"taken from one and given to another", func() { e.For = []domain.Ref{testhouse.Res("r2")}; h.Put(e) }, []string{"r2"}},
		{"deleted", func() { h.Delete(e) }, nil},
	}
	for _, s := range steps {
		s.alter()
		h.Catch()
		for _, w := range []string{"bacteriophages", "endolysins"} {
			if got := search(t, h, w); !slices.Equal(got, s.want) {
				t.Errorf("%s: %q finds %v, want %v", s.name, w, got, s.want)
			}
		}
	}
}

func TestWhatIsNoLongerForAllLeavesTheIndex(t *testing.T) {
	for name, tc := range map[string]struct {
		alter func(*domain.Challenge, *domain.Offer)
		want  []string
	}{
		"sealed":      {func(c *domain.Challenge, _ *domain.Offer) { c.Visibility = domain.Confidential }, []string{"f1"}},
		"hidden":      {func(c *domain.Challenge, _ *domain.Offer) { c.Visibility = domain.Hidden }, []string{"f1"}},
		"closed":      {func(c *domain.Challenge, _ *domain.Offer) { c.State = domain.ChallengeClosed }, []string{"f1"}},
		"retired":     {func(_ *domain.Challenge, o *domain.Offer) { o.State = domain.OfferRetired }, []string{"c1"}},
		"for members": {func(c *domain.Challenge, _ *domain.Offer) { c.Visibility = domain.Members }, []string{"c1", "f1"}},
	} {
		t.Run(name, func(t *testing.T) {
			h := testhouse.New(t)
			c, o := testhouse.NewChallenge("c1", "o1", "Bread", "Mould"), testhouse.NewOffer("f1", "o1", "Bread oven", "")
			h.Put(c, o)
			h.Catch()
			tc.alter(c, o)
			h.Put(c, o)
			h.Catch()
			if got := search(t, h, "bread"); !slices.Equal(got, tc.want) {
				t.Errorf("found %v", got)
			}
			q := index.Query{Text: "bread", Audiences: []string{policy.AudiencePublic}, Size: 10}
			res, err := h.Index.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if name == "for members" && !slices.Equal(ids(res), []string{"f1"}) {
				t.Errorf("the public finds %v", ids(res))
			}
		})
	}
}

func TestFacetsOfADocument(t *testing.T) {
	h := testhouse.New(t)
	person := testhouse.NewResearcher("r1", "", "Nowak", "English words")
	person.Position, person.TRL = testhouse.PL("polskie słowa"), domain.TRL{Min: 3, Max: 5}
	org := testhouse.NewOrganisation("o1", "An English name")
	org.Summary = testhouse.PL("opis")
	h.Put(person, org)
	h.Catch()
	for value, want := range map[string][]string{"pl": {"o1", "r1"}, "en": {"r1"}} { // a name is no text
		if got := under(t, h, index.FacetLanguage, value); !slices.Equal(got, want) {
			t.Errorf("language %s: %v", value, got)
		}
	}
	for value, want := range map[string][]string{"2": nil, "3": {"r1"}, "4": {"r1"}, "5": {"r1"}, "6": nil} {
		if got := under(t, h, index.FacetTRL, value); !slices.Equal(got, want) {
			t.Errorf("TRL %s: %v", value, got)
		}
	}
}

func TestAllOfALargeOrganisationFollowsIt(t *testing.T) {
	h := testhouse.New(t)
	org := testhouse.NewOrganisation("o1", "Owner")
	const people = 1001 // more than a part of a list
	recs := []domain.Record{org}
	for i := range people {
		recs = append(recs, testhouse.NewResearcher(domain.ID(fmt.Sprintf("r%04d", i)), "o1", "Nowak", ""))
	}
	h.Put(recs...)
	h.Catch()
	org.City = "Gdańsk"
	h.Put(org)
	h.Catch()
	res := ask(t, h, index.Query{Filters: map[index.Facet][]string{index.FacetCity: {"Gdańsk"}}})
	if res.Total != people+1 {
		t.Errorf("%d moved", res.Total)
	}
}
