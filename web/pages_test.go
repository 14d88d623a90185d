package web

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/i18n"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// shown is every page, with somebody who may see it.
var shown = []struct {
	path   string
	viewer policy.Viewer
}{
	{"/", policy.Viewer{}},
	{"/", companyUser},
	{"/", zinUser},
	{"/", scientist},
	{"/", adminUser},
	{"/search", policy.Viewer{}},
	{"/search?q=coatings&kind=researcher&page=3", policy.Viewer{}},
	{"/search?q=powłoki", companyUser},
	{"/search?colour=red", policy.Viewer{}},
	{"/search?concept=enzyme&q=coatings", policy.Viewer{}},
	{"/concepts", policy.Viewer{}},
	{"/concepts?q=powlok", policy.Viewer{}},
	{"/concepts?q=nothing+of+the+kind", companyUser},
	{"/concepts?kind=substance", policy.Viewer{}},
	{"/concepts/enzyme", policy.Viewer{}},
	{"/concepts/enzyme", companyUser},
	{"/concepts/disease", scientist},
	{"/concepts/kefir", companyUser},
	{"/concepts/nope", policy.Viewer{}},
	{"/organisations/o-acme", policy.Viewer{}},
	{"/organisations/o-inst", scientist},
	{"/researchers/r-kow", policy.Viewer{}},
	{"/researchers/r-kow", companyUser},
	{"/researchers/r-kow", scientist},
	{"/researchers/r-now", zinUser},
	{"/challenges/c-coat", policy.Viewer{}},
	{"/challenges/c-coat", companyUser},
	{"/challenges/c-seal", companyUser},
	{"/challenges/c-memb", scientist},
	{"/challenges/c-seal", zinUser},
	{"/challenges/c-draft", companyUser},
	{"/offers/f-lab", policy.Viewer{}},
	{"/offers/f-lab", companyUser},
	{"/offers/f-lab", scientist},
	{"/calls/k-bon", policy.Viewer{}},
	{"/groups/g-diag", policy.Viewer{}},
	{"/challenges", policy.Viewer{}},
	{"/challenges", companyUser},
	{"/challenges?after=next-part", companyUser},
	{"/offers", policy.Viewer{}},
	{"/calls", policy.Viewer{}},
	{"/groups", policy.Viewer{}},
	{"/challenges/new", companyUser},
	{"/my/challenges", companyUser},
	{"/challenges/c-coat/matches", companyUser},
	{"/challenges/c-coat/matches", zinUser},
	{"/challenges/c-draft/matches", companyUser},
	{"/my/matches", scientist},
	{"/my/matches", companyUser},
	{"/interests/new?kind=offer&id=f-lab", companyUser},
	{"/my/interests", companyUser},
	{"/my/interests", scientist},
	{"/queue", zinUser},
	{"/queue?state=approved", zinUser},
	{"/queue?state=abandoned", zinUser},
	{"/queue?after=m-1", zinUser},
	{"/queue/m-1", zinUser},
	{"/queue/m-2", zinUser},
	{"/queue/m-3", zinUser},
	{"/queue/m-4", zinUser},
	{"/sign-in", policy.Viewer{}},
	{"/sign-in?as=u-comp@example.org", policy.Viewer{}},
	{"/sign-in?out=1", policy.Viewer{}},
	{"/about", policy.Viewer{}},
	{"/styleguide", policy.Viewer{}},
	{"/nowhere", policy.Viewer{}},
	{"/my/interests", adminUser},
	{"/queue", policy.Viewer{}},
}

// worlds are the states of data in which each page must stand.
func worlds(t *testing.T) map[string]*world {
	empty := newWorld(t, "")
	empty.records, empty.matches = nil, nil
	return map[string]*world{"full": newWorld(t, ""), "empty": empty}
}

func TestEveryPageIsWholeInBothLanguages(t *testing.T) {
	for name, w := range worlds(t) {
		h := siteOf(t, w)
		for _, lang := range i18n.Languages {
			for _, p := range shown {
				b := visitor(t, h, lang).as(p.viewer)
				r := b.get(p.path)
				where := name + " " + lang + " " + p.path
				checkWhole(t, where, lang, r.Body.Bytes())
				if r.Code >= http.StatusInternalServerError {
					t.Errorf("%s: status %d", where, r.Code)
				}
				if got := r.Header().Get("Content-Language"); got != lang {
					t.Errorf("%s: Content-Language %q", where, got)
				}
			}
		}
	}
}

func checkWhole(t *testing.T, where, lang string, body []byte) {
	t.Helper()
	for _, bad := range []string{"⟦", "<no value>", "%!", "ZgotmplZ", "<nil>", "style=", "onclick"} {
		if i := bytes.Index(body, []byte(bad)); i >= 0 {
			t.Errorf("%s holds %q: …%s…", where, bad, body[max(0, i-60):min(len(body), i+60)])
		}
	}
	if !bytes.Contains(body, []byte(`<html lang="`+lang+`">`)) || !bytes.HasSuffix(bytes.TrimSpace(body), []byte("</html>")) {
		t.Errorf("%s is not a whole page in %s", where, lang)
	}
	if n := bytes.Count(body, []byte("<h1")); n != 1 {
		t.Errorf("%s has %d h1", where, n)
	}
	if len(body) > 100_000 {
		t.Errorf("%s has %d bytes", where, len(body))
	}
}

func TestPagesAndTheirFilesAreSmall(t *testing.T) {
	a, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, f := range a {
		sum += len(f.body)
	}
	if sum > 40_000 {
		t.Errorf("files for browsers have %d bytes", sum)
	}
}

func TestPagesShowWhatTheyAreFor(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	for _, tc := range []struct {
		path   string
		viewer policy.Viewer
		lang   string
		want   []string
	}{
		{"/search?q=coatings", policy.Viewer{}, "pl", []string{"8 wyników", "zinc-oxide <mark>coatings</mark> keep", "zrozumiane jako:", "naukowiec / naukowczyni", `lang="en"`}},
		{"/search?q=coatings&kind=offer", policy.Viewer{}, "en", []string{"8 results", "Remove the filter: infrastructure offer", `href="/search?q=coatings"`}},
		{"/challenges/c-coat", policy.Viewer{}, "pl", []string{"100\u00a0000–250\u00a0000\u00a0zł", "31 marca 2027", "TRL 4–6", "konieczne"}},
		{"/challenges/c-coat", policy.Viewer{}, "en", []string{"PLN\u00a0100,000–250,000", "31 March 2027", "12 months"}},
		{"/challenges/c-coat/matches", companyUser, "en", []string{"latest evidence from 2019", "nothing covers a must-have: polimery medyczne", "2 TRL levels apart", "latest evidence", `aria-label="Score 78 of 100: evidence 40`, "rights to the results"}},
		{"/queue", zinUser, "pl", []string{"Do oceny", "dr hab. Maria Kowalska", "najnowszy dorobek pochodzi z 2019"}},
		{"/queue/m-1", zinUser, "en", []string{`value="approve"`, `name="version" value="3"`, "no capacity", "Wraca po urlopie.", "to be discussed", `href="/queue/m-2"`}},
		{"/queue/m-3", zinUser, "en", []string{`value="introduced"`, `value="abandoned"`}},
		{"/queue/m-4", zinUser, "en", []string{"This case is closed."}},
		{"/my/interests", companyUser, "pl", []string{"Przyjmij zainteresowanie", "Wycofaj zainteresowanie", "(niewidoczne dla Ciebie)"}},
		{"/calls/k-bon", policy.Viewer{}, "pl", []string{"takes", "340\u00a0000\u00a0zł", "najwyżej 85%", "najwyżej 18 miesięcy"}[1:]},
		{"/researchers/r-kow", policy.Viewer{}, "en", []string{"0000-0002-1825-0097", "Nobody has confirmed yet", "Rzetelna"}[:2]},
		{"/researchers/r-kow", companyUser, "en", []string{"Rzetelna i szybka.", "6 months"}},
		{"/", companyUser, "pl", []string{"Odpowiedz na 1 wyraz zainteresowania", "Opisz nowe wyzwanie"}},
		{"/challenges/c-coat", companyUser, "en", []string{`href="/my/challenges" aria-current="page"`}},
		{"/challenges/c-coat", scientist, "en", []string{`href="/challenges" aria-current="page"`}},
		{"/organisations/o-acme", policy.Viewer{}, "pl", []string{"<span>Polska</span>"}},
		{"/calls/k-bon", policy.Viewer{}, "pl", []string{"<dt>TRL</dt><dd>3–7</dd>"}},
		{"/offers/f-lab", policy.Viewer{}, "en", []string{`<li class="chip plain"><span lang="pl">XPS</span>&nbsp;<abbr class="langtag"`}},
		{"/researchers/r-kow", policy.Viewer{}, "en", []string{`<span lang="en">polymer brushes</span></li>`}},
		{"/sign-in?as=u-comp@example.org", policy.Viewer{}, "en", []string{`value="right password"`}},
	} {
		body := visitor(t, h, tc.lang).as(tc.viewer).get(tc.path).Body.String()
		for _, want := range tc.want {
			if !strings.Contains(strings.ToLower(body), strings.ToLower(want)) {
				t.Errorf("%s %s lacks %q", tc.lang, tc.path, want)
			}
		}
	}
}

func TestForeignThingsDoNotExist(t *testing.T) {
	w := newWorld(t, "")
	h := siteOf(t, w)
	for _, tc := range []struct {
		path   string
		viewer policy.Viewer
		status int
	}{
		{"/challenges/c-seal", policy.Viewer{}, 404},
		{"/challenges/c-seal", scientist, 404},
		{"/challenges/c-memb", policy.Viewer{}, 404},
		{"/challenges/c-nope", policy.Viewer{}, 404},
		{"/challenges/c-draft", zinUser, 404},
		{"/challenges/c-coat/matches", scientist, 404},
		{"/challenges/c-other/matches", companyUser, 404},
		{"/challenges/c-coat/matches", policy.Viewer{}, 401},
		{"/queue", companyUser, 403},
		{"/queue/m-1", scientist, 403},
		{"/challenges/new", scientist, 403},
		{"/my/challenges", policy.Viewer{}, 401},
		{"/interests/new?kind=challenge&id=c-seal", scientist, 404},
		{"/interests/new?kind=user&id=u-zin", scientist, 404},
		{"/offers/r-kow", policy.Viewer{}, 404},
		{"/offers/%00", policy.Viewer{}, 404},
		{"/offers/..%2f..%2fetc", policy.Viewer{}, 404},
		{"//evil.com/", policy.Viewer{}, 404},
		{"/Search", policy.Viewer{}, 404},
		{"/search/", policy.Viewer{}, 404},
	} {
		r := visitor(t, h, "pl").as(tc.viewer).get(tc.path)
		if r.Code != tc.status || r.Header().Get("Location") != "" {
			t.Errorf("%s as %q: %d to %q, want %d", tc.path, tc.viewer.User, r.Code, r.Header().Get("Location"), tc.status)
		}
	}
}

func TestErrorsBecomeTheirStatusAndNoSecrets(t *testing.T) {
	w := newWorld(t, "")
	h := siteOf(t, w)
	for _, tc := range []struct {
		err    error
		status int
		want   string
	}{
		{domain.ErrNotFound, 404, "There is nothing here"},
		{domain.ErrForbidden, 403, "no right"},
		{domain.ErrConflict, 409, "Reload"},
		{&domain.Error{Code: domain.CodeStep}, 409, "present state"},
		{&domain.Error{Code: domain.CodeBusy, Err: http.ErrServerClosed}, 503, "few seconds"},
		{&domain.Invalid{}, 422, "correct it"},
		{http.ErrBodyNotAllowed, 500, "Number to quote"},
	} {
		w.fail = tc.err
		r := visitor(t, h, "en").get("/offers/f-lab")
		if r.Code != tc.status || !strings.Contains(r.Body.String(), tc.want) {
			t.Errorf("%v: %d without %q", tc.err, r.Code, tc.want)
		}
		if strings.Contains(r.Body.String(), "http:") {
			t.Errorf("%v: the visitor sees the error itself", tc.err)
		}
		if (r.Header().Get("Retry-After") != "") != (tc.status == 503) {
			t.Errorf("%v: Retry-After %q", tc.err, r.Header().Get("Retry-After"))
		}
	}
}

func BenchmarkPages(b *testing.B) {
	t := &testing.T{}
	h := siteOf(t, newWorld(t, ""))
	for _, path := range []string{"/", "/search?q=coatings", "/researchers/r-kow", "/about"} {
		b.Run(path, func(b *testing.B) {
			v := visitor(t, h, "pl")
			for b.Loop() {
				v.get(path)
			}
		})
	}
}
