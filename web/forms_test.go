package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

var goodChallenge = []string{
	"do", "publish", "title.pl", "Powłoki", "summary.pl", "Szukamy powłok.\r\nDrugi wiersz.", "visibility", "confidential", "teaser.en", "Coatings",
	"aspect.0.need", "must", "aspect.0.weight", "3",
	"aspect.1.pl", "powłoki", "aspect.1.need", "nice", "aspect.1.weight", "5",
	"trl.min", "4", "budget.min", "12 500", "budget.currency", "EUR", "deadline", "2027-01-31",
	"stance", "yes", "stance.embargo_months", "6", "stance.ownership", "shared", "stance.confidentiality", "nda", "stance.review", "yes",
}

func with(fields []string, changes ...string) []string {
	out := slices.Clone(fields)
	for i := 0; i < len(changes); i += 2 {
		at := -1
		for j := 0; j < len(out); j += 2 {
			if out[j] == changes[i] {
				at = j
			}
		}
		if at < 0 {
			out = append(out, changes[i], changes[i+1])
			continue
		}
		out[at+1] = changes[i+1]
	}
	return out
}

func TestPostAChallenge(t *testing.T) {
	w := newWorld(t, "")
	b := visitor(t, siteOf(t, w), "pl").as(companyUser)
	r := b.post("/challenges/new", goodChallenge...)
	if r.Code != http.StatusSeeOther || r.Header().Get("Location") != "/challenges/c-coat" {
		t.Fatalf("%d to %q: %s", r.Code, r.Header().Get("Location"), r.Body)
	}
	got := w.posted
	if got.Organisation != "o-acme" || got.State != domain.ChallengeOpen || got.Summary.PL != "Szukamy powłok.\nDrugi wiersz." ||
		got.TRL != (domain.TRL{Min: 4, Max: 4}) || got.Budget != (domain.Budget{Min: 12500, Max: 12500, Currency: "EUR"}) ||
		got.Visibility != domain.Confidential || !got.Stance.Review || got.Stance.EmbargoMonths != 6 {
		t.Errorf("posted %+v", got)
	}
	if len(got.Aspects) != 1 || got.Aspects[0] != (domain.Aspect{Text: domain.Text{PL: "powłoki"}, Need: domain.Nice, Weight: 5}) {
		t.Errorf("aspects %+v", got.Aspects)
	}
	if body := b.get("/challenges/c-coat").Body.String(); !strings.Contains(body, "Wyzwanie opublikowano.") {
		t.Error("nothing says what happened")
	}
	if body := b.get("/challenges/c-coat").Body.String(); strings.Contains(body, "Wyzwanie opublikowano.") {
		t.Error("the message comes twice")
	}
	b.post("/challenges/new", with(goodChallenge, "do", "draft", "stance", "")...)
	if w.posted.State != domain.ChallengeDraft || !w.posted.Stance.IsZero() {
		t.Errorf("draft %+v", w.posted)
	}
}

func TestWrongFieldsOfAChallenge(t *testing.T) {
	w := newWorld(t, "")
	b := visitor(t, siteOf(t, w), "en").as(companyUser)
	for name, tc := range map[string]struct {
		change []string
		want   string
	}{
		"no title":      {[]string{"title.pl", " "}, "Fill in this field in one of the languages."},
		"long title":    {[]string{"title.pl", strings.Repeat("a", 501)}, "at most 500 characters"},
		"long summary":  {[]string{"summary.pl", strings.Repeat("a", 20001) + "Drugi wiersz."}, "at most 20,000 characters"},
		"TRL":           {[]string{"trl.min", "7", "trl.max", "3"}, "level aimed at cannot be lower"},
		"TRL no number": {[]string{"trl.min", "four"}, "whole number"},
		"budget":        {[]string{"budget.min", "12.50"}, "whole number"},
		"budget order":  {[]string{"budget.min", "9", "budget.max", "3"}, "upper end of the budget cannot be below"},
		"large budget":  {[]string{"budget.min", "9", "budget.max", "2,000,000,000,000"}, "from 0 to 1,000,000,000,000"},
		"no such TRL":   {[]string{"trl.max", "12"}, "from 1 to 9"},
		"huge budget":   {[]string{"budget.min", "99999999999999999999"}, "whole number"},
		"currency":      {[]string{"budget.currency", "ZL"}, "cannot be read"},
		"deadline":      {[]string{"deadline", "31.01.2027"}, "cannot be read"},
		"embargo":       {[]string{"stance.embargo_months", "121"}, "from 0 to 120"},
		"ownership":     {[]string{"stance.ownership", "mine"}, "Choose one of the options."},
		"visibility":    {[]string{"visibility", ""}, "Fill in this field."},
		"weight":        {[]string{"aspect.1.weight", "9"}, "from 1 to 5"},
		"need":          {[]string{"aspect.1.need", "maybe"}, "Choose one of the options."},
		"controls":      {[]string{"title.pl", "a\x07b"}, "cannot be shown"},
	} {
		w.posted = nil
		r := b.post("/challenges/new", with(goodChallenge, tc.change...)...)
		body := r.Body.String()
		if r.Code != http.StatusUnprocessableEntity || w.posted != nil {
			t.Errorf("%s: %d", name, r.Code)
		}
		if !strings.Contains(body, tc.want) || !strings.Contains(body, "Drugi wiersz.") || !strings.Contains(body, `value="powłoki"`) {
			t.Errorf("%s: the page lacks %q or what was typed", name, tc.want)
		}
	}
	wrong := b.post("/challenges/new", with(goodChallenge, "aspect.1.weight", "9")...).Body.String()
	row := wrong[strings.Index(wrong, `id="a1pl"`):]
	if i := strings.Index(row, "from 1 to 5"); i < 0 || i > strings.Index(row, `value="add"`) {
		t.Error("the error of the second row does not stand beside it")
	}
	r := b.post("/challenges/new", with(goodChallenge, "title.pl", "", "trl.min", "x", "deadline", "y")...)
	if !strings.Contains(r.Body.String(), "Correct 3 fields") {
		t.Error("not all wrong fields are told at once")
	}
	if i, j := strings.Index(r.Body.String(), `id="a1pl"`), strings.Index(r.Body.String(), `id="a0pl"`); i < j {
		t.Error("rows changed places")
	}
	if b.post("/challenges/new", with(goodChallenge, "do", "explode")...).Code != http.StatusBadRequest {
		t.Error("an unknown button is taken")
	}
}

// TestEachWrongFieldIsMarked looks at the field itself, at the sentence it
// names as its description, and at its neighbours, which are right.
func TestEachWrongFieldIsMarked(t *testing.T) {
	b := visitor(t, siteOf(t, newWorld(t, "")), "en").as(companyUser)
	for _, tc := range []struct {
		change        []string
		id, name, say string
	}{
		{[]string{"trl.min", "6", "trl.max", "4"}, "trlmax", "trl.max", "The level aimed at cannot"},
		{[]string{"trl.min", "12", "trl.max", "3"}, "trlmin", "trl.min", "from 1 to 9"},
		{[]string{"trl.min", "4", "trl.max", "12"}, "trlmax", "trl.max", "from 1 to 9"},
		{[]string{"budget.min", "much"}, "bmin", "budget.min", "whole number"},
		{[]string{"budget.max", "much"}, "bmax", "budget.max", "whole number"},
		{[]string{"budget.min", "9", "budget.max", "3"}, "bmax", "budget.max", "The upper end"},
		{[]string{"deadline", "soon"}, "deadline", "deadline", "cannot be read"},
		{[]string{"aspect.1.weight", "9"}, "a1", "aspect.1.weight", "from 1 to 5"},
	} {
		body := b.post("/challenges/new", with(goodChallenge, tc.change...)...).Body.String()
		if n := strings.Count(body, `aria-invalid="true"`); n != 1 {
			t.Errorf("%v: %d fields are marked", tc.change, n)
		}
		field := between(body, `name="`+tc.name+`"`, ">")
		if !strings.Contains(field, `aria-invalid="true" aria-describedby="`+tc.id+`-wrong"`) {
			t.Errorf("%v: %s is not marked: %s", tc.change, tc.name, field)
		}
		if said := between(body, `id="`+tc.id+`-wrong"`, "</p>"); !strings.Contains(said, tc.say) {
			t.Errorf("%v: beside it stands %q", tc.change, said)
		}
	}
	body := b.post("/challenges/new", with(goodChallenge, "title.pl", "")...).Body.String()
	if strings.Count(body, `aria-describedby="title-wrong"`) != 2 || !strings.Contains(between(body, `id="title-wrong"`, "</p>"), "Fill in") {
		t.Error("a title that is missing is not marked in both languages")
	}
}

// between gives what stands from one string up to the next other.
func between(s, from, to string) string {
	_, rest, _ := strings.Cut(s, from)
	got, _, _ := strings.Cut(rest, to)
	return got
}

func TestRowsOfAspects(t *testing.T) {
	b := visitor(t, siteOf(t, newWorld(t, "")), "en").as(companyUser)
	rows := func(body string) int { return strings.Count(body, `.weight"`) }
	if n := rows(b.get("/challenges/new").Body.String()); n != firstRows {
		t.Errorf("%d rows at first", n)
	}
	added := b.post("/challenges/new", with(goodChallenge, "do", "add")...).Body.String()
	if rows(added) != 3 || !strings.Contains(added, `value="powłoki"`) {
		t.Errorf("%d rows after adding", rows(added))
	}
	taken := b.post("/challenges/new", with(goodChallenge, "do", "remove.0")...).Body.String()
	if rows(taken) != 1 || !strings.Contains(taken, `name="aspect.0.pl" lang="pl" maxlength="300" value="powłoki"`) {
		t.Errorf("%d rows after removing", rows(taken))
	}
	stay := b.post("/challenges/new", with(goodChallenge, "do", "stay")...)
	if rows(stay.Body.String()) != 2 || stay.Code != http.StatusOK {
		t.Errorf("Enter changes the form: %d", stay.Code)
	}
	for _, bad := range []string{"remove.x", "remove.-1", "remove.99"} {
		if n := rows(b.post("/challenges/new", with(goodChallenge, "do", bad)...).Body.String()); n != 2 {
			t.Errorf("%s leaves %d rows", bad, n)
		}
	}
}

func TestNumbersAsPeopleWriteThem(t *testing.T) {
	for s, want := range map[string]int64{"": 0, "0": 0, "12500": 12500, "12 500": 12500, "12\u00a0500": 12500, "1,234,567": 1234567, "1.234": 1234} {
		if got, err := parseNumber(s); err != nil || got != want {
			t.Errorf("%q is %d, %v", s, got, err)
		}
	}
	for _, s := range []string{"12.50", "1,5", "-3", "1e6", "12 50", "zł", "1 2345"} {
		if n, err := parseNumber(s); err == nil {
			t.Errorf("%q is read as %d", s, n)
		}
	}
}

func TestDecisions(t *testing.T) {
	w := newWorld(t, "")
	b := visitor(t, siteOf(t, w), "en").as(zinUser)
	for _, tc := range []struct {
		path   string
		fields []string
		status int
		want   string // told to the use case, or shown
	}{
		{"/queue/m-1/decision", []string{"version", "3", "decision", "approve", "comment", " ok ", "reason", "trl", "until", "2020-01-01"}, 303, "approve m-1  ok"},
		{"/queue/m-1/decision", []string{"version", "3", "decision", "reject", "reason", "trl"}, 303, "reject m-1 trl "},
		{"/queue/m-1/decision", []string{"version", "3", "decision", "defer", "until", "2027-01-01"}, 303, "defer m-1 2027-01-01 "},
		{"/queue/m-1/decision", []string{"version", "3", "decision", "reject", "comment", "kept words"}, 422, "kept words"},
		{"/queue/m-1/decision", []string{"version", "3", "decision", "reject"}, 422, "Fill in this field."},
		{"/queue/m-1/decision", []string{"version", "3", "decision", "defer", "until", "2026-11-23"}, 422, "Choose a day after today."},
		{"/queue/m-1/decision", []string{"version", "2", "decision", "approve"}, 409, "Somebody changed this meanwhile"},
		{"/queue/m-1/decision", []string{"version", "x", "decision", "approve"}, 400, "incomplete"},
		{"/queue/m-1/decision", []string{"decision", "approve"}, 400, "incomplete"},
		{"/queue/m-1/decision", []string{"version", "3", "decision", "marry"}, 400, "incomplete"},
		{"/queue/m-3/follow", []string{"version", "3", "to", "introduced", "reason", "by mail"}, 303, "introduced m-3 by mail"},
		{"/queue/m-3/follow", []string{"version", "3", "to", "introduced", "reason", strings.Repeat("a", 301)}, 422, "at most 300 characters"},
		{"/queue/m-3/follow", []string{"version", "2", "to", "introduced"}, 409, "Reload"},
		{"/queue/m-3/follow", []string{"version", "3", "to", "moon"}, 400, "incomplete"},
	} {
		w.did = nil
		r := b.post(tc.path, tc.fields...)
		told := strings.Join(w.did, "\n")
		if r.Code != tc.status || !strings.Contains(told+r.Body.String(), tc.want) {
			t.Errorf("%v: %d, told %q, want %d and %q", tc.fields, r.Code, told, tc.status, tc.want)
		}
	}
	r := b.post("/queue/m-1/decision", "version", "3", "decision", "approve")
	if r.Header().Get("Location") != "/queue/m-2" {
		t.Errorf("the next case is %q", r.Header().Get("Location"))
	}
	if body := b.get("/queue/m-2").Body.String(); !strings.Contains(body, "The match is approved.") {
		t.Error("nothing says what happened")
	}
}

func TestRefusedDecisionsSayWhereAtTheTop(t *testing.T) {
	b := visitor(t, siteOf(t, newWorld(t, "")), "en").as(zinUser)
	for _, tc := range []struct {
		path, field string
		fields      []string
	}{
		{"/queue/m-1/decision", "reason", []string{"version", "3", "decision", "reject"}},
		{"/queue/m-1/decision", "until", []string{"version", "3", "decision", "defer", "until", "2026-11-23"}},
		{"/queue/m-3/follow", "reason", []string{"version", "3", "to", "introduced", "reason", strings.Repeat("a", 301)}},
	} {
		body := b.post(tc.path, tc.fields...).Body.String()
		top := between(body, `<div class="refused" role="alert">`, "</div>")
		if strings.Count(top, "<a ") != 1 || !strings.Contains(top, `<a href="#`+tc.field+`">`) {
			t.Errorf("%v: at the top stands %q", tc.fields, top)
		}
		field := between(body, `id="`+tc.field+`"`, ">")
		if !strings.Contains(field, `aria-describedby="`+tc.field+`-wrong"`) || !strings.Contains(body, `id="`+tc.field+`-wrong"`) {
			t.Errorf("%v: the field is not marked: %s", tc.fields, field)
		}
	}
	if strings.Contains(b.get("/queue/m-1").Body.String(), `class="refused"`) {
		t.Error("a case that was not refused says so")
	}
}

func TestInterests(t *testing.T) {
	w := newWorld(t, "")
	b := visitor(t, siteOf(t, w), "en").as(companyUser)
	for _, tc := range []struct {
		path   string
		fields []string
		status int
		want   string
	}{
		{"/interests", []string{"kind", "offer", "id", "f-lab", "message", "Hello"}, 303, "express offer/f-lab Hello"},
		{"/interests", []string{"kind", "offer", "id", "f-lab", "message", strings.Repeat("a", 2001)}, 422, "at most 2,000 characters"},
		{"/interests", []string{"kind", "organisation", "id", "o-hosp", "message", "kept"}, 409, "was sent already"},
		{"/interests", []string{"kind", "offer", "id", "f-none"}, 404, ""},
		{"/interests", []string{"kind", "user", "id", "u-zin"}, 404, ""},
		{"/interests", []string{}, 404, ""},
		{"/interests/n-1/answer", []string{"version", "3", "answer", "accept"}, 303, "accept n-1"},
		{"/interests/n-1/answer", []string{"version", "3", "answer", "decline"}, 303, "decline n-1"},
		{"/interests/n-1/answer", []string{"version", "3", "answer", "maybe"}, 400, ""},
		{"/interests/n-1/answer", []string{"version", "1", "answer", "accept"}, 409, "Reload"},
		{"/interests/n-1/withdrawal", []string{"version", "3"}, 303, "withdraw n-1"},
		{"/interests/n-1/withdrawal", []string{"version", "1"}, 409, "Reload"},
		{"/interests/%2e%2e/withdrawal", []string{"version", "3"}, 404, ""},
		{"/challenges/c-coat/state", []string{"version", "3", "to", "closed"}, 303, "move c-coat closed"},
		{"/challenges/c-coat/state", []string{"version", "1", "to", "closed"}, 409, "Reload"},
		{"/challenges/c-coat/state", []string{"version", "3", "to", "moon"}, 400, ""},
	} {
		w.did = nil
		r := b.post(tc.path, tc.fields...)
		told := strings.Join(w.did, "\n")
		if r.Code != tc.status || !strings.Contains(told+r.Body.String(), tc.want) {
			t.Errorf("%s %v: %d, told %q, want %d and %q", tc.path, tc.fields, r.Code, told, tc.status, tc.want)
		}
		if r.Code != http.StatusSeeOther && len(w.did) > 0 {
			t.Errorf("%s %v was done in spite of %d", tc.path, tc.fields, r.Code)
		}
	}
	admin := visitor(t, b.h, "en").as(adminUser)
	if r := admin.get("/interests/new?kind=offer&id=f-lab"); r.Code != http.StatusForbidden || !strings.Contains(r.Body.String(), "stands for no researcher") {
		t.Errorf("without a party: %d", r.Code)
	}
}
