package web

import (
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
)

func TestBadSearches(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	for query, status := range map[string]int{
		"size=-5": 400, "from=1099511627776": 400, "page=1099511627776": 400, "page=0": 400, "page=x": 400, "size=101": 400, "page=2000&size=100": 400,
		"q=" + strings.Repeat("*", 2000):                      400,
		"q=" + url.QueryEscape(strings.Repeat("word ", 5000)): 400,
		"q=" + strings.Repeat("a", 10_000):                    400,
		"q=aud:conf":                                          200, "q=%22": 200, "q=%2F(a%2B)%2B%2F": 200, "q=": 200, "": 200,
		"q=%00": 400, "q=%ff": 400, "q=a&q=b": 400, "q=%zz": 400,
		"colour=red": 400, "kind=dragon": 400, "trl=10": 400, "area=": 400, "language=de": 400,
		"kind=offer&kind=researcher": 200, "area=R%26D": 200, "city=Krak%C3%B3w": 200, "role=admin": 200, "q=a;b": 400,
		"city=" + strings.Repeat("a", 201): 400,
	} {
		r := visitor(t, h, "pl").get("/search?" + query)
		if r.Code != status {
			t.Errorf("%.60s: %d, want %d", query, r.Code, status)
		}
		if r.Code == http.StatusBadRequest && !strings.HasSuffix(strings.TrimSpace(r.Body.String()), "</html>") {
			t.Errorf("%.60s: no page", query)
		}
	}
}

func TestTheServiceMayRefuseOrBeBusy(t *testing.T) {
	w := newWorld(t, "")
	h := siteOf(t, w)
	w.fail = &domain.Error{Code: domain.CodeQuery}
	if r := visitor(t, h, "en").get("/search?q=a+b"); r.Code != 400 || !strings.Contains(r.Body.String(), `value="a b"`) {
		t.Errorf("refused: %d, or the words are lost", r.Code)
	}
	w.fail = &domain.Error{Code: domain.CodeBusy}
	if r := visitor(t, h, "en").get("/search?q=a"); r.Code != 503 || r.Header().Get("Retry-After") == "" {
		t.Errorf("busy: %d", r.Code)
	}
}

func TestSearchIsPassedOn(t *testing.T) {
	w := newWorld(t, "")
	visitor(t, siteOf(t, w), "pl").get("/search?q=+aud:conf+&kind=offer&kind=offer&city=Tarn%C3%B3w&page=2&size=10")
	want := discovery.Request{Text: "aud:conf", Page: 2, Size: 10, Filters: map[string][]string{"kind": {"offer"}, "city": {"Tarnów"}}}
	if !reflect.DeepEqual(w.searched, want) {
		t.Errorf("asked %+v", w.searched)
	}
}

func TestFacetsToggle(t *testing.T) {
	a := searchAddress{text: "a b", filters: map[string][]string{"kind": {"offer"}, "area": {"R&D"}}, size: defaultSize}
	if got := a.toggled("kind", "offer"); got != "/search?area=R%26D&q=a+b" {
		t.Errorf("taken away: %s", got)
	}
	if got := a.toggled("kind", "researcher"); got != "/search?area=R%26D&kind=offer&kind=researcher&q=a+b" {
		t.Errorf("added: %s", got)
	}
	if len(a.filters["kind"]) != 1 {
		t.Error("the address itself changed")
	}
}

func TestPager(t *testing.T) {
	a := searchAddress{size: 20}
	var numbers []int
	p := a.pager(5, 40)
	for _, l := range p.Pages {
		numbers = append(numbers, l.Number)
	}
	if want := []int{1, 0, 3, 4, 5, 6, 7, 0, 40}; !reflect.DeepEqual(numbers, want) {
		t.Errorf("pages %v", numbers)
	}
	if p.Before != "/search?page=4" || p.Behind != "/search?page=6" {
		t.Errorf("neighbours %q %q", p.Before, p.Behind)
	}
	if q := a.pager(1, 1); len(q.Pages) != 0 {
		t.Error("one page has a pager")
	}
}

func TestBarAddsUp(t *testing.T) {
	s, _ := rawSite(t, false)
	p := Page{Printer: s.bundle.Printer("en")}
	b := p.bar(0.78, sampleExplanation())
	if b.Score != 78 || len(b.Segments) != 5 || b.MissingX != "78.0" || b.Missing != "22.0" || b.Segments[3].Known {
		t.Errorf("bar %+v", b)
	}
	over := p.bar(1, domain.Explanation{Contributions: []domain.Contribution{{Feature: "affinity", Points: 0.9}, {Feature: "aspects", Points: 0.4}}})
	if over.Segments[1].Width != "10.0" || over.Missing != "" {
		t.Errorf("points over the score leave the bar: %+v", over)
	}
}

func TestSearchDoesNotRepeatItself(t *testing.T) {
	b := visitor(t, siteOf(t, newWorld(t, "")), "en")
	body := b.get("/search?q=Antimicrobial+coatings++pow%C5%82oki").Body.String()
	if !strings.Contains(body, `href="/concepts/coating" lang="en">coating</a>`) || strings.Contains(body, "<b>") || !strings.Contains(body, "8 results") {
		t.Error("what was typed is said again, or not what it means")
	}
	if strings.Contains(b.get("/search?q=Nowak").Body.String(), "/concepts/") {
		t.Error("a name names a concept")
	}
	if got := news([]string{"kowalska"}, "Kowalska "); got != nil {
		t.Errorf("%v is news", got)
	}
	if strings.Contains(body, "matches:") || !strings.Contains(body, "<mark>coatings</mark>") {
		t.Error("what is marked is said again")
	}
	qs := []quote{{Text: domain.Passage{Parts: []domain.Part{{Text: "Coatings", Marked: true}, {Text: "films"}}}}}
	if got := unmarked([]string{"coatings", "films"}, qs); len(got) != 1 || got[0] != "films" {
		t.Errorf("not marked: %v", got)
	}
	home := b.get("/").Body.String()
	if !strings.Contains(home, `<a href="/search?q=stabilno%c5%9b%c4%87%20bia%c5%82ek" lang="pl">stabilność białek</a>`) {
		t.Error("an example cannot be followed")
	}
}
