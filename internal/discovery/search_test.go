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

func ids(r discovery.Results) []domain.ID {
	var out []domain.ID
	for _, h := range r.Hits {
		out = append(out, h.Object.Ref().ID)
	}
	return out
}

// ask searches as a visitor who reads English.
func ask(t testing.TB, h *testhouse.House, r discovery.Request) discovery.Results {
	t.Helper()
	res, err := h.Discovery.Search(t.Context(), policy.Viewer{Lang: domain.EN}, r)
	if err != nil {
		t.Fatalf("%q: %v", r.Text, err)
	}
	return res
}

func TestRequestsOutOfBoundsAreRefused(t *testing.T) {
	h := testhouse.New(t)
	h.Put(testhouse.NewOrganisation("o1", "Organisation"))
	h.Catch()
	word := strings.Repeat("ż", discovery.MaxLetter)
	for _, tc := range []struct {
		name, what string // what is "" if it is allowed
		req        discovery.Request
	}{
		{"twelve words", "", discovery.Request{Text: strings.Repeat("w ", 12)}},
		{"thirteen words", "words", discovery.Request{Text: strings.Repeat("w ", 13)}},
		{"5,000 words", "words", discovery.Request{Text: strings.Repeat("word ", 5000)}},
		{"a long word", "", discovery.Request{Text: word}},
		{"a longer word", "word", discovery.Request{Text: word + "ż"}},
		{"2,000 stars", "word", discovery.Request{Text: strings.Repeat("*", 2000)}},
		{"NUL", "encoding", discovery.Request{Text: "a\x00b"}},
		{"bad UTF-8", "encoding", discovery.Request{Text: "a\xff"}},
		{"syntax of engines", "", discovery.Request{Text: `kind:offer +a -b /(a+)+/ "x~2`}},
		{"a lone quotation mark", "", discovery.Request{Text: `"`}},
		{"page -1", "page", discovery.Request{Page: -1}},
		{"page 0", "", discovery.Request{}},
		{"a page behind the end", "", discovery.Request{Page: 400}},
		{"the last page there can be", "", discovery.Request{Page: 501}},
		{"one page more", "bounds", discovery.Request{Page: 502}},
		{"page 2^62", "page", discovery.Request{Page: 1 << 62}},
		{"size -5", "page", discovery.Request{Size: -5}},
		{"size 100", "", discovery.Request{Size: 100}},
		{"size 101", "page", discovery.Request{Size: 101}},
		{"unknown facet", "facet", discovery.Request{Filters: map[string][]string{"aud": {"x"}}}},
		{"audience as a facet", "facet", discovery.Request{Filters: map[string][]string{"audience": {"members"}}}},
		{"unknown value", "", discovery.Request{Filters: map[string][]string{"kind": {"dragon"}}}},
		{"no value", "", discovery.Request{Filters: map[string][]string{"kind": nil}}},
		{"31 values", "facet", discovery.Request{Filters: map[string][]string{"kind": slices.Repeat([]string{"x"}, 31)}}},
		{"a long value", "facet", discovery.Request{Filters: map[string][]string{"city": {strings.Repeat("x", 2000)}}}},
		{"bad UTF-8 in a value", "encoding", discovery.Request{Filters: map[string][]string{"city": {"\xff"}}}},
		{"NUL in a value", "encoding", discovery.Request{Filters: map[string][]string{"city": {"\x00"}}}},
	} {
		_, err := h.Discovery.Search(t.Context(), policy.Viewer{}, tc.req)
		if tc.what == "" {
			if err != nil {
				t.Errorf("%s: %v", tc.name, err)
			}
			continue
		}
		var e *domain.Error
		if !errors.As(err, &e) || e.Code != domain.CodeQuery || e.Params["What"] != tc.what {
			t.Errorf("%s: %v, want %s", tc.name, err, tc.what)
		}
	}
}

func TestAClosedIndexIsBusy(t *testing.T) {
	h := testhouse.New(t)
	if err := h.Index.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := h.Discovery.Search(t.Context(), policy.Viewer{}, discovery.Request{Text: "x"})
	if domain.CodeOf(err) != domain.CodeBusy {
		t.Errorf("got %v", err)
	}
}

func TestWithoutWordsEverythingCanBeBrowsed(t *testing.T) {
	h := testhouse.New(t)
	for i := range 25 {
		h.Put(testhouse.NewOrganisation(domain.ID(fmt.Sprintf("o%02d", i)), fmt.Sprintf("Organisation %d", i)))
	}
	h.Catch()
	var got []domain.ID
	for page := 1; page <= 3; page++ {
		res := ask(t, h, discovery.Request{Page: page, Size: 10})
		if res.Total != 25 || res.Pages != 3 || res.Page != page || res.Words != nil {
			t.Errorf("page %d: %d hits, %d pages, page %d, words %v", page, res.Total, res.Pages, res.Page, res.Words)
		}
		got = append(got, ids(res)...)
	}
	if len(got) != 25 || !slices.IsSorted(got) || len(slices.Compact(got)) != 25 {
		t.Errorf("browsed %v", got)
	}
	if res := ask(t, h, discovery.Request{}); len(res.Hits) != 20 || res.Page != 1 {
		t.Errorf("by default %d hits, page %d", len(res.Hits), res.Page)
	}
	if res := ask(t, h, discovery.Request{Page: 4, Size: 10}); len(res.Hits) != 0 || res.Total != 25 {
		t.Errorf("behind the end %d hits of %d", len(res.Hits), res.Total)
	}
}

func TestPagesAreThoseThatCanBeAskedFor(t *testing.T) {
	h := testhouse.New(t)
	h.Catch()
	if res := ask(t, h, discovery.Request{Text: "x"}); res.Pages != 0 || res.Total != 0 {
		t.Errorf("%d pages of nothing", res.Pages)
	}
}

func TestWordsAreGivenAsUnderstood(t *testing.T) {
	h := testhouse.New(t)
	h.Catch()
	res := ask(t, h, discovery.Request{Text: "The Coating of PCR coating i w"})
	if !slices.Equal(res.Words, []string{"coating", "pcr"}) {
		t.Errorf("understood %q", res.Words)
	}
}

func TestHalfOfTheWordsMakeAHit(t *testing.T) {
	h := testhouse.New(t)
	h.Put(testhouse.NewOrganisation("o1", "Bread and butter and honey"))
	h.Catch()
	for words, want := range map[string]int{
		"bread": 1, "bread tar": 1, "bread tar zinc": 0, "bread butter tar": 1, "bread butter tar zinc": 1,
		"bread butter tar zinc lead": 0, "bread butter honey tar zinc": 1,
	} {
		if res := ask(t, h, discovery.Request{Text: words}); res.Total != want {
			t.Errorf("%q finds %d", words, res.Total)
		}
	}
}

func TestFacetsNameRecordsAndKeepWhatWasChosen(t *testing.T) {
	h := testhouse.New(t)
	org := testhouse.NewOrganisation("o1", "Sequencing house")
	org.TRL = domain.TRL{Min: 2, Max: 9}
	other := testhouse.NewOrganisation("o2", "Second house")
	other.Area, other.City = domain.AreaMED, "Tarnów"
	person := testhouse.NewResearcher("r1", "o1", "Nowak", "")
	person.TRL = domain.TRL{Min: 9, Max: 9} // the most frequent level
	h.Put(
		org, other, person,
		&domain.InterestGroup{Meta: domain.Meta{ID: "g1"}, Name: testhouse.PL("Diagnostyka"), Members: []domain.Ref{testhouse.Res("r1")}},
	)
	h.Catch()
	res := ask(t, h, discovery.Request{Filters: map[string][]string{
		"area": {"BioF", "GOV", "BioF"}, "organisation": {"gone"}, "group": {"g1"}, "city": nil,
	}})
	got := map[string]string{}
	for _, f := range res.Facets {
		for _, v := range f.Values {
			got[f.Name] += fmt.Sprintf("%s(%s%s)%d%v ", v.Value, v.Label.PL, v.Label.EN, v.Count, v.Chosen)
		}
	}
	if want := "BioF()0true GOV()0true "; got["area"] != want {
		t.Errorf("areas: %s, want %s", got["area"], want)
	}
	if strings.Contains(got["organisation"], "gone") {
		t.Errorf("an organisation that does not exist is listed: %s", got["organisation"])
	}
	res = ask(t, h, discovery.Request{Filters: map[string][]string{"area": {"BioF"}}})
	if want := []domain.ID{"o1", "r1"}; !slices.Equal(ids(res), want) {
		t.Errorf("found %v", ids(res))
	}
	got = map[string]string{}
	for _, f := range res.Facets {
		for _, v := range f.Values {
			got[f.Name] += fmt.Sprintf("%s(%s%s)%d%v ", v.Value, v.Label.PL, v.Label.EN, v.Count, v.Chosen)
		}
	}
	for name, want := range map[string]string{
		"area":         "BioF()2true MED()1false ",
		"organisation": "o1(Sequencing house)2false ",
		"group":        "g1(Diagnostyka)1false ",
		"kind":         "organisation()1false researcher()1false ",
		"trl":          "2()1false 3()1false 4()1false 5()1false 6()1false 7()1false 8()1false 9()2false ",
		"city":         "Kraków()2false ",
	} {
		if got[name] != want {
			t.Errorf("%s: %s, want %s", name, got[name], want)
		}
	}
}

func TestAChosenRareValueIsCounted(t *testing.T) {
	h := testhouse.New(t)
	var recs []domain.Record
	for i := range 40 { // each with a person but the last, which is the rarest
		o := testhouse.NewOrganisation(domain.ID(fmt.Sprintf("o%02d", i)), fmt.Sprintf("Organisation %d", i))
		recs = append(recs, o)
		if i < 39 {
			recs = append(recs, testhouse.NewResearcher("r"+o.ID, o.ID, "Nowak", ""))
		}
	}
	h.Put(recs...)
	h.Catch()
	res := ask(t, h, discovery.Request{Filters: map[string][]string{"organisation": {"o39"}}})
	i := slices.IndexFunc(res.Facets, func(f discovery.FacetList) bool { return f.Name == "organisation" })
	vs := res.Facets[i].Values
	if res.Total != 1 || vs[0].Value != "o39" || !vs[0].Chosen || vs[0].Count != 1 || len(vs) != 30 {
		t.Errorf("%d hits, first value %+v of %d", res.Total, vs[0], len(vs))
	}
}

func TestMembersFindMore(t *testing.T) {
	h := testhouse.New(t)
	c := testhouse.NewChallenge("c1", "o1", "Bread", "Mould")
	c.Visibility = domain.Members
	h.Put(c)
	h.Catch()
	if res := ask(t, h, discovery.Request{Text: "bread"}); res.Total != 0 || len(res.Facets) != 0 {
		t.Errorf("a visitor gets %+v", res)
	}
	res, err := h.Discovery.Search(t.Context(), testhouse.Person("r1"), discovery.Request{Text: "bread"})
	if err != nil || res.Total != 1 || len(res.Hits) != 1 {
		t.Errorf("a member gets %+v, %v", res, err)
	}
}

// TestHitsAreAuthorisedAgain changes records behind the back of the index.
func TestHitsAreAuthorisedAgain(t *testing.T) {
	for name, alter := range map[string]func(h *testhouse.House, c *domain.Challenge){
		"sealed":      func(h *testhouse.House, c *domain.Challenge) { c.Visibility = domain.Confidential; h.Put(c) },
		"for members": func(h *testhouse.House, c *domain.Challenge) { c.Visibility = domain.Members; h.Put(c) },
		"withdrawn":   func(h *testhouse.House, c *domain.Challenge) { c.State = domain.ChallengeWithdrawn; h.Put(c) },
		"deleted":     func(h *testhouse.House, c *domain.Challenge) { h.Delete(c) },
	} {
		h := testhouse.New(t)
		c := testhouse.NewChallenge("c1", "o1", "Bread", "Mould")
		h.Put(c, testhouse.NewOffer("f1", "o1", "Bread oven", ""))
		h.Catch()
		alter(h, c)
		if res := ask(t, h, discovery.Request{Text: "bread"}); !slices.Equal(ids(res), []domain.ID{"f1"}) {
			t.Errorf("%s: %v", name, ids(res))
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"", "bread", `"`, "a:b", "*", "ąę", "\x00", "\xff", "a-b-c", "PCR+COVID-19", "(((", "\u2028\u00a0"} {
		f.Add(s, "kind", "offer", 1, 20)
	}
	f.Add("bread", "trl", "x", -1, 1000)
	h := testhouse.New(f)
	h.Put(
		testhouse.NewOrganisation("o1", "Bread house"), testhouse.NewResearcher("r1", "o1", "Nowak", "Bread and PCR"),
		testhouse.NewEvidence("e1", "Bread", "COVID-19 – chleb (a+b)", testhouse.Res("r1")),
		testhouse.NewOffer("f1", "o1", "Bread oven", ""), testhouse.NewChallenge("c1", "o1", "Bread", "Mould"),
	)
	h.Catch()
	f.Fuzz(func(t *testing.T, words, facet, value string, page, size int) {
		r := discovery.Request{Text: words, Page: page, Size: size}
		if facet != "" {
			r.Filters = map[string][]string{facet: {value}}
		}
		res, err := h.Discovery.Search(t.Context(), policy.Viewer{}, r)
		if err != nil {
			if domain.CodeOf(err) != domain.CodeQuery {
				t.Fatalf("%+v: %v", r, err)
			}
			return
		}
		if len(res.Hits) > res.Total || res.Total > 5 || len(res.Words) > 200 {
			t.Errorf("%+v: %d hits of %d, words %q", r, len(res.Hits), res.Total, res.Words)
		}
	})
}
