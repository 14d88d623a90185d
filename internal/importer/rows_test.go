package importer_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
)

// taken is what came out of rows.
type taken struct {
	drafts   []importer.Draft
	problems []importer.Problem
}

func take(t *testing.T, k domain.Kind, rows ...importer.Row) taken {
	t.Helper()
	var out taken
	rs, err := importer.NewRows(k,
		func(d importer.Draft) error { out.drafts = append(out.drafts, d); return nil },
		func(p importer.Problem) { out.problems = append(out.problems, p) })
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := rs.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func object(t *testing.T, s string) importer.Row {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(s))
	d.UseNumber()
	row := importer.Row{At: importer.Position{File: "f", Line: 7}}
	if err := d.Decode(&row.Values); err != nil {
		t.Fatal(err)
	}
	return row
}

const challenge = `{"key":"cha-1","organisation":"org-1","title":{"pl":"Tytuł"},"summary":{"en":"Text"},
	"aspects":[{"text":{"pl":"pierwszy","en":"first"},"need":"must","weight":5},{"text":{"en":"second"},"need":"nice","weight":1}],
	"trl":[4,6],"budget":{"min":100,"max":4000,"currency":"PLN"},"deadline":"2027-03-31",
	"stance":{"embargo_months":3,"review":true,"ownership":"shared","confidentiality":"nda"},
	"visibility":"confidential","teaser":{"pl":"Zajawka"}}`

func TestAnObjectBecomesARecord(t *testing.T) {
	got := take(t, domain.KindChallenge, object(t, challenge))
	if len(got.drafts) != 1 || len(got.problems) != 0 {
		t.Fatalf("got %d drafts, problems %v", len(got.drafts), got.problems)
	}
	want := &domain.Challenge{
		Title: domain.Text{PL: "Tytuł"}, Summary: domain.Text{EN: "Text"}, Teaser: domain.Text{PL: "Zajawka"},
		Aspects: []domain.Aspect{
			{Text: domain.Text{PL: "pierwszy", EN: "first"}, Need: domain.Must, Weight: 5},
			{Text: domain.Text{EN: "second"}, Need: domain.Nice, Weight: 1},
		},
		TRL: domain.TRL{Min: 4, Max: 6}, Budget: domain.Budget{Min: 100, Max: 4000, Currency: "PLN"},
		Deadline: "2027-03-31", Visibility: domain.Confidential,
		Stance: domain.Stance{EmbargoMonths: 3, Review: true, Ownership: domain.OwnShared, Confidentiality: domain.ConfNDA},
	}
	want.AddKey(domain.Key{Scheme: "key", Value: "cha-1"})
	d := got.drafts[0]
	if !reflect.DeepEqual(d.Record, domain.Record(want)) {
		t.Errorf("got  %+v\nwant %+v", d.Record, want)
	}
	if len(d.Links) != 1 || d.Links[0].Field != "organisation" || d.Links[0].Key.Value != "org-1" {
		t.Errorf("links %+v", d.Links)
	}
	if slices.Contains(d.Fields, "state") || !slices.Contains(d.Fields, "teaser") {
		t.Errorf("fields %v", d.Fields)
	}
}

func TestAFlatRowIsTheSameAsAnObject(t *testing.T) {
	flat := map[string]string{
		"key": "cha-1", "organisation": "org-1", "title_pl": "Tytuł", "summary_en": "Text",
		"aspect1_pl": "pierwszy", "aspect1_en": "first", "aspect1_need": "must", "aspect1_weight": "5",
		"aspect2_en": "second", "aspect2_need": "nice", "aspect2_weight": "1", "trl_min": "4", "trl_max": "6",
		"budget_min": "100", "budget_max": "4 000", "budget_currency": "PLN", "deadline": "2027-03-31",
		"stance_embargo_months": "3", "stance_review": "tak", "stance_ownership": "shared",
		"stance_confidentiality": "nda", "visibility": "confidential", "teaser_pl": "Zajawka",
	}
	known := importer.Columns(domain.KindChallenge)
	var columns []importer.Column
	var cells []string
	for header, cell := range flat {
		c, ok := known[header]
		if !ok {
			t.Fatalf("no column %s", header)
		}
		columns, cells = append(columns, c), append(cells, cell)
	}
	got := take(t, domain.KindChallenge, importer.Row{Values: importer.Unflatten(columns, cells), Columns: columns})
	want := take(t, domain.KindChallenge, object(t, challenge))
	if len(got.drafts) != 1 || !reflect.DeepEqual(got.drafts[0].Record, want.drafts[0].Record) {
		t.Errorf("got %+v %v", got.drafts, got.problems)
	}
}

func TestListsInCellsAndNestedEvidence(t *testing.T) {
	known := importer.Columns(domain.KindResearcher)
	headers := []string{
		"key", "family", "languages", "competences_pl", "competences_en",
		"evidence1_kind", "evidence1_title_en", "evidence1_year", "bio_pl",
	}
	cells := []string{"r", "Nowak", "pl| en |de", "jeden||trzy", "one|two", "patent", "A claim", "2020", ""}
	columns := make([]importer.Column, len(headers))
	for i, h := range headers {
		columns[i] = known[h]
	}
	got := take(t, domain.KindResearcher, importer.Row{Values: importer.Unflatten(columns, cells), Columns: columns})
	if len(got.drafts) != 1 {
		t.Fatalf("problems %v", got.problems)
	}
	d := got.drafts[0]
	r := d.Record.(*domain.Researcher)
	names := []domain.Competence{
		{Name: domain.Text{PL: "jeden", EN: "one"}}, {Name: domain.Text{EN: "two"}}, {Name: domain.Text{PL: "trzy"}},
	}
	if !reflect.DeepEqual(r.Competences, names) || !slices.Equal(r.Languages, []string{"pl", "en", "de"}) {
		t.Errorf("got %+v", r)
	}
	if len(d.Nested) != 1 || d.Nested[0].Record.(*domain.Evidence).Year != 2020 {
		t.Errorf("nested %+v", d.Nested)
	}
	if !slices.Contains(d.Fields, "bio") || slices.Contains(d.Fields, "position") {
		t.Errorf("an empty cell is carried, a missing column is not: %v", d.Fields)
	}
	for path, want := range map[string]string{
		"competences[1].name.pl": "competences_pl", "keys[0]": "key", "bio": "bio_pl", "orcid": "orcid",
	} {
		if got := d.Where(path).Column; got != want {
			t.Errorf("%s is in column %s, want %s", path, got, want)
		}
	}
	if got := d.Nested[0].Where("type").Column; got != "evidence1_kind" {
		t.Errorf("nested type is in %s", got)
	}
}

func TestWrongValuesAreRefusedWhereTheyStand(t *testing.T) {
	for _, tc := range []struct{ from, to, column, reason string }{
		{`"key":"cha-1"`, `"key":""`, "key", "is missing"},
		{`"visibility":"confidential",`, ``, "visibility", "is missing"},
		{`"weight":1`, `"weight":"1"`, "aspects[1].weight", `"1" is not a whole number`},
		{`"weight":1`, `"weight":1.5`, "aspects[1].weight", `"1.5" is not a whole number`},
		{`[4,6]`, `[4]`, "trl", "what stands there is not two numbers, the smaller first"},
		{`"2027-03-31"`, `"31.03.2027"`, "deadline", `"31.03.2027" is not a date like 2027-03-31`},
		{`{"pl":"Tytuł"}`, `"Tytuł"`, "title", `"Tytuł" is not an object with "pl" or "en"`},
		{`"review":true`, `"review":1`, "stance.review", `"1" is not true or false`},
		{`"organisation":"org-1"`, `"organisation":5`, "organisation", `"5" is not a text in quotes`},
	} {
		got := take(t, domain.KindChallenge, object(t, strings.Replace(challenge, tc.from, tc.to, 1)))
		if len(got.drafts) != 0 || len(got.problems) != 1 {
			t.Errorf("%s: %d drafts, problems %v", tc.to, len(got.drafts), got.problems)
			continue
		}
		p := got.problems[0]
		if p.At != (importer.Position{File: "f", Line: 7, Column: tc.column}) || p.Reason != tc.reason || p.Severity != importer.Refused {
			t.Errorf("%s: got %s", tc.to, p)
		}
	}
}

func TestUnknownNamesAreNotedOnce(t *testing.T) {
	row := object(t, `{"key":"g","name":{"en":"G","de":"G"},"colour":"red"}`)
	got := take(t, domain.KindGroup, row, row)
	if len(got.drafts) != 2 || len(got.problems) != 2 {
		t.Fatalf("%d drafts, problems %v", len(got.drafts), got.problems)
	}
	for i, column := range []string{"name.de", "colour"} {
		if p := got.problems[i]; p.At.Column != column || p.Severity != importer.Note {
			t.Errorf("got %s", p)
		}
	}
}

func TestEveryNameOfAFormIsAFieldOfTheRecord(t *testing.T) {
	notFields := map[string]bool{"key": true, "evidence": true}
	for _, k := range importer.Kinds() {
		rec, err := domain.New(k)
		if err != nil {
			t.Fatal(err)
		}
		tags := map[string]bool{}
		for f := range reflect.TypeOf(rec).Elem().Fields() {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			tags[name] = true
		}
		for header, c := range importer.Columns(k) {
			top := c.Path[:strings.IndexAny(c.Path+".", ".[")]
			if top == "kind" {
				top = "type"
			}
			if !tags[top] && !notFields[top] {
				t.Errorf("%s: the column %s has no place in the record", k, header)
			}
		}
	}
}

func TestTextsAreTidied(t *testing.T) {
	if got := importer.Clean(" Lo\u0301dz\u0301\r\nna wodzie\t"); got != "Lódź\nna wodzie" {
		t.Errorf("got %q", got)
	}
	if got := importer.Quote(strings.Repeat("ż", 41)); got != `"`+strings.Repeat("ż", 40)+`…"` {
		t.Errorf("got %s", got)
	}
}

func TestKindsByName(t *testing.T) {
	for word, want := range map[string]domain.Kind{
		"organisations": domain.KindOrganisation, "interest-groups": domain.KindGroup,
		"evidence": domain.KindEvidence, "Offer": domain.KindOffer,
	} {
		if k, err := importer.ParseKind(word); err != nil || k != want {
			t.Errorf("%s: %s, %v", word, k, err)
		}
	}
	if _, err := importer.ParseKind("users"); err == nil || !strings.Contains(err.Error(), "organisations") {
		t.Errorf("users: %v", err)
	}
}
