package web

import (
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

func TestRejectedMatchesAreFoldedAway(t *testing.T) {
	w := newWorld(t, "")
	w.matches[1].State = domain.MatchRejected // m-2
	w.matches[3].State = domain.MatchDeferred // m-4
	b := visitor(t, siteOf(t, w), "en").as(companyUser)
	body := b.get("/challenges/c-coat/matches").Body.String()
	shown, folded, found := strings.Cut(body, `<details class="gone">`)
	if !found || !strings.Contains(shown, `id="m-m-1"`) || strings.Contains(shown, `id="m-m-2"`) || strings.Contains(shown, `id="m-m-4"`) {
		t.Fatal("what is rejected or deferred is not apart")
	}
	if !strings.Contains(folded, "Rejected and deferred by ZIN (2)") || !strings.Contains(folded, `id="m-m-4"`) {
		t.Error("what is folded away is not counted or not there")
	}
	if rejected := between(folded, `id="m-m-2"`, `<li class="card"`); strings.Contains(rejected, "/interests/new") {
		t.Error("a rejected candidate can be asked")
	}
	if !strings.Contains(folded, `href="/interests/new?kind=organisation&amp;id=o-hosp"`) {
		t.Error("a deferred candidate cannot be asked")
	}
	if none := b.get("/challenges/c-seal/matches").Body.String(); strings.Contains(none, "<details class=\"gone\">") {
		t.Error("nothing is folded away, and yet it is shown")
	}
}

func TestMyMatchesSpeakToTheReader(t *testing.T) {
	h := siteOf(t, newWorld(t, ""))
	mine := visitor(t, h, "en").as(scientist).get("/my/matches").Body.String()
	for _, want := range []string{
		"the company asks for more than you accept: rights to the results", `<th scope="col">You accept</th>`,
		`<a href="/organisations/o-acme" lang="pl">Acme Medyczne sp. z o.o.</a>`, `title="enterprises"`,
	} {
		if !strings.Contains(mine, want) {
			t.Errorf("my matches lack %q", want)
		}
	}
	theirs := visitor(t, h, "en").as(companyUser).get("/challenges/c-coat/matches").Body.String()
	for _, want := range []string{"than the other side accepts: rights", `<th scope="col">The other side accepts</th>`} {
		if !strings.Contains(theirs, want) {
			t.Errorf("the company's matches lack %q", want)
		}
	}
}
