package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

func TestAConceptPage(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	for _, tc := range []struct {
		lang   string
		viewer policy.Viewer
		want   []string
		lacks  []string
	}{
		{"pl", policy.Viewer{}, []string{
			`<h1 lang="pl">enzym</h1>`, `<p class="other-name" lang="en">enzyme&nbsp;`, `<link rel="canonical" href="/concepts/enzyme">`,
			`aria-label="Pojęcia nadrzędne"`, `<a href="/concepts/protein" lang="pl">białko</a>`, `href="/concepts/hydrolase" lang="pl">hydrolaza</a>`,
			`href="#researcher">Naukowcy</a> <span class="count">2</span>`, `href="/search?concept=enzyme&amp;kind=researcher">Pokaż wszystkich 2 naukowców</a>`,
			`Pokaż wszystkie 3 organizacje</a>`, "<mark>coatings</mark>", `href="/researchers/r-kow"`, "pojęcie · substancja",
		}, []string{"c-memb", "c-seal", "c-draft"}},
		{"en", policy.Viewer{}, []string{
			`<h1 lang="en">enzyme</h1>`, `<p class="other-name" lang="pl">enzym&nbsp;`, `href="/concepts/hydrolase" lang="en">hydrolase</a>`,
			"Show all 2 researchers", `<input type="hidden" name="return" value="/concepts/enzyme">`, "concept · substance",
		}, nil},
	} {
		r := visitor(t, h, tc.lang).as(tc.viewer).get("/concepts/enzyme")
		body := r.Body.String()
		if r.Code != http.StatusOK {
			t.Errorf("status %d", r.Code)
		}
		for _, want := range tc.want {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %q", tc.lang, want)
			}
		}
		for _, bad := range tc.lacks {
			if strings.Contains(body, bad) {
				t.Errorf("%s shows %q", tc.lang, bad)
			}
		}
	}
}

func TestAConceptNobodyWorksOn(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	body := visitor(t, h, "pl").get("/concepts/kefir").Body.String()
	for _, want := range []string{"Nie widać tu jeszcze nikogo", `href="/concepts/fermented-milk">Zobacz pojęcie szersze: mleko fermentowane`, `href="/search?q=kefir"`, "/sign-in?next="} {
		if !strings.Contains(body, want) {
			t.Errorf("lacks %q", want)
		}
	}
	body = visitor(t, h, "en").as(companyUser).get("/concepts/kefir").Body.String()
	if !strings.Contains(body, "Describe it as a challenge") || strings.Contains(body, "Sign in: some") {
		t.Error("a company is not told what to do")
	}
}

func TestConceptsThatDoNotExist(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	for _, path := range []string{
		"/concepts/", "/concepts/nope", "/concepts/Enzyme", "/concepts/ENZYME", "/concepts/enzyme/", "/concepts/..", "/concepts/..%2fetc%2fpasswd",
		"/concepts/../../etc/passwd", "/concepts/%00", "/concepts/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/concepts/" + strings.Repeat("a", 5000),
		"/concepts//evil.com", "/concepts/euroscivoc:29", "/concepts/%F0%9F%92%A5",
		"/concepts?kind=dragon", "/concepts?kind=method&page=0", "/concepts?kind=method&page=x", "/concepts?kind=method&page=99999", "/concepts?kind=%3Cb%3E",
	} {
		r := visitor(t, h, "en").get(path)
		body := r.Body.String()
		if r.Code != http.StatusNotFound || r.Header().Get("Location") != "" || strings.Contains(body, "<script>alert") || !strings.HasSuffix(strings.TrimSpace(body), "</html>") {
			t.Errorf("%.60s: %d to %q", path, r.Code, r.Header().Get("Location"))
		}
	}
	if r := visitor(t, h, "en").get("/concepts?q=" + strings.Repeat("a", 101)); r.Code != http.StatusBadRequest {
		t.Errorf("a long name: %d", r.Code)
	}
}

// TestIdsOfOthersAreAddresses: an imported id may hold signs that mean
// something in an address or on a page.
func TestIdsOfOthersAreAddresses(t *testing.T) {
	ids := map[string]string{
		"euroscivoc:29": "/concepts/euroscivoc:29", "mesh:D/1": "/concepts/mesh:D%2F1", "x:a b?c#d": "/concepts/x:a%20b%3Fc%23d",
		`x:"><b>`: "/concepts/x:%22%3E%3Cb%3E", "x:żółć": "/concepts/x:%C5%BC%C3%B3%C5%82%C4%87",
	}
	v := &thesaurus.Vocabulary{Concepts: []thesaurus.Concept{{ID: "top", EN: []string{"top"}}}}
	for id := range ids {
		v.Concepts = append(v.Concepts, thesaurus.Concept{ID: thesaurus.ID(id), EN: []string{id}, PL: []string{id + "<i>"}, Broader: []thesaurus.ID{"top"}})
	}
	w := newWorld(t, "")
	s := w.services()
	s.Concepts = concepts.New(thesaurus.New(v, &thesaurus.Vocabulary{Name: "n", Concepts: []thesaurus.Concept{{ID: "n:1", EN: []string{"top"}}}}), w)
	h, err := New(s, optionsOf())
	if err != nil {
		t.Fatal(err)
	}
	b := visitor(t, h, "en")
	top := b.get("/concepts/top").Body.String()
	for id, address := range ids {
		if conceptHref(id) != address {
			t.Errorf("%s is at %s", id, conceptHref(id))
		}
		if !strings.Contains(top, `href="`+strings.ToLower(address)+`"`) && !strings.Contains(top, `href="`+address+`"`) {
			t.Errorf("%s is not linked to", address)
		}
		r := b.get(address)
		if r.Code != http.StatusOK || strings.Contains(r.Body.String(), "<i>") || strings.Contains(r.Body.String(), "<b>") {
			t.Errorf("%s: %d, or it is not escaped", address, r.Code)
		}
	}
	if r := b.get("/concepts/n:1"); r.Code != http.StatusFound || r.Header().Get("Location") != "/concepts/top" {
		t.Errorf("another name leads %d to %q", r.Code, r.Header().Get("Location"))
	}
}

func TestBrowsingConcepts(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	for path, want := range map[string][]string{
		"/concepts":                    {"Od ogółu do szczegółu", `href="/concepts/chemistry" lang="pl">chemia</a>`, `href="/concepts?kind=method"`, "i jeszcze"},
		"/concepts?kind=organism":      {"<h1>Organizmy</h1>", `href="/concepts/honeybee" lang="pl">pszczoła</a>`, `aria-current="page"`},
		"/concepts?kind=method&page=2": {`href="/concepts?kind=method" rel="prev"`, `<span aria-current="page">2</span>`},
		"/concepts?q=peptydaz":         {`href="/concepts/protease" lang="pl">proteaza</a>`, "inaczej: peptydaza", `value="peptydaz"`},
		"/concepts?q=%3Cb%3Eqqq":       {"Nie ma pojęcia", "&lt;b&gt;qqq", `href="/search?q=%3cb%3eqqq"`},
	} {
		body := visitor(t, h, "pl").get(path).Body.String()
		for _, w := range want {
			if !strings.Contains(body, w) {
				t.Errorf("%s lacks %q", path, w)
			}
		}
		if strings.Contains(body, "<b>qqq") {
			t.Errorf("%s is not escaped", path)
		}
	}
}

func TestRecordsLinkToTheirConcepts(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	for path, viewer := range map[string]policy.Viewer{
		"/challenges/c-coat": {}, "/researchers/r-kow": {}, "/organisations/o-acme": {}, "/offers/f-lab": {}, "/challenges/c-seal": companyUser,
	} {
		for lang, want := range map[string]string{"pl": `Pojęcia rozpoznane w tekście</h2><ul class="chips concepts">`, "en": "Concepts recognised in the text"} {
			if body := visitor(t, h, lang).as(viewer).get(path).Body.String(); !strings.Contains(body, want) || !strings.Contains(body, `<a class="chip" href="/concepts/`) {
				t.Errorf("%s in %s has no concepts", path, lang)
			}
		}
	}
}

func TestSearchByConcept(t *testing.T) {
	w := newWorld(t, "")
	h := siteOf(t, w)
	r := visitor(t, h, "en").get("/search?concept=enzyme&q=catheter&kind=offer")
	body := r.Body.String()
	if r.Code != http.StatusOK || w.searched.Concept != "enzyme" || w.searched.Text != "catheter" {
		t.Errorf("%d, asked %+v", r.Code, w.searched)
	}
	for _, want := range []string{
		`href="/search?kind=offer&amp;q=catheter" rel="nofollow" title="Remove the filter: enzyme"`, "Concept:", "<title>catheter – enzyme – Search",
		`href="/search?concept=enzyme&amp;kind=offer&amp;page=2&amp;q=catheter"`, `understood as: <a href="/concepts/catheter" lang="en">catheter</a>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("lacks %q", want)
		}
	}
	for query, status := range map[string]int{
		"concept=": 400, "concept=a&concept=b": 400, "concept=" + strings.Repeat("a", 201): 400, "concept=euroscivoc:29": 200,
	} {
		if r := visitor(t, h, "pl").get("/search?" + query); r.Code != status {
			t.Errorf("%.40s: %d", query, r.Code)
		}
	}
	w.fail = &domain.Error{Code: domain.CodeQuery}
	if r := visitor(t, h, "pl").get("/search?concept=gone"); r.Code != http.StatusBadRequest {
		t.Errorf("a concept that is gone: %d", r.Code)
	}
}
