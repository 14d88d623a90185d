package ingest_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/ingest"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// drafts is a source of drafts made by hand.
type drafts []importer.Draft

func (ds drafts) Read(_ context.Context, emit func(importer.Draft) error, _ func(importer.Problem)) error {
	for _, d := range ds {
		if err := emit(d); err != nil {
			return err
		}
	}
	return nil
}

func keyed(name string, line int, keys ...domain.Key) importer.Draft {
	o := &domain.Organisation{Name: domain.Text{EN: name}, Area: domain.AreaEDU}
	o.Keys = keys
	return importer.Draft{At: importer.Position{File: "f", Line: line}, Record: o, Fields: []string{"name", "area"}}
}

func TestRecordsWithSeveralKeys(t *testing.T) {
	s := openStore(t)
	pic := func(v string) domain.Key { return domain.Key{Scheme: "cordis", Value: v} }
	name := func(v string) domain.Key { return domain.Key{Scheme: "cordis-name", Value: v} }
	run(t, s, ingest.Options{}, drafts{keyed("A", 1, pic("1"), name("a")), keyed("B", 2, pic("2"), name("b"))})

	r := run(t, s, ingest.Options{}, drafts{keyed("A", 1, pic("3"), name("a"))})
	want := []string{"f:1: keys: cordis:3 is the record known as cordis 1 (merged)"}
	if got := problems(r); !slices.Equal(got, want) || r.Merged[domain.KindOrganisation] != 1 || r.Updated[domain.KindOrganisation] != 1 {
		t.Errorf("a new number for a known name: %v, %+v", got, r)
	}
	r = run(t, s, ingest.Options{}, drafts{keyed("A", 1, pic("3"), name("a"))})
	if len(r.Problems) != 0 || r.Unchanged[domain.KindOrganisation] != 1 {
		t.Errorf("the same again: %+v", r)
	}
	r = run(t, s, ingest.Options{}, drafts{keyed("A", 1, pic("1"), pic("2"))})
	if got := problems(r); len(got) != 1 || !strings.Contains(got[0], "belong to different records") || r.Refused[domain.KindOrganisation] != 1 {
		t.Errorf("keys of two records: %v", got)
	}
}

func TestALooseLinkIsLeftOut(t *testing.T) {
	s := openStore(t)
	link := func(key string, loose bool) importer.Link {
		return importer.Link{
			Field: "for", Path: "for", Kinds: []domain.Kind{domain.KindOrganisation}, Loose: loose,
			Key: domain.Key{Scheme: "key", Value: key},
		}
	}
	paper := func(key string, links ...importer.Link) importer.Draft {
		e := &domain.Evidence{Type: domain.Project, Title: domain.Text{EN: "P"}}
		e.AddKey(domain.Key{Scheme: "key", Value: key})
		return importer.Draft{At: importer.Position{File: "f", Line: 1}, Record: e, Links: links}
	}
	r := run(t, s, ingest.Options{}, file(t, domain.KindOrganisation, orgB), drafts{
		paper("1", link("org-b", true), link("none", true), link("org-b", true)),
		paper("2", link("none", true)),
		paper("3", link("none", false)),
	})
	if r.Created[domain.KindEvidence] != 1 || r.Refused[domain.KindEvidence] != 2 || len(r.Problems) != 4 {
		t.Fatalf("%+v", r)
	}
	if e := get[*domain.Evidence](t, s, "1"); len(e.For) != 1 {
		t.Errorf("got %+v", e.For)
	}
}

func TestEvidenceOfOneRecordNeverBecomesAnothers(t *testing.T) {
	s := openStore(t)
	const of = `,"evidence":[{"kind":"patent","title":{"en":"%"}}]}`
	organisation := `{"key":"x","name":{"en":"X"},"area":"EDU"` + strings.Replace(of, "%", "mine", 1)
	researcher := `{"key":"x","family":"X"` + strings.Replace(of, "%", "taken", 1)
	run(t, s, ingest.Options{}, file(t, domain.KindOrganisation, organisation))
	r := run(t, s, ingest.Options{}, file(t, domain.KindResearcher, researcher))
	if r.Created[domain.KindResearcher] != 1 || r.Refused[domain.KindEvidence] != 1 {
		t.Errorf("%+v", r)
	}
	if e := get[*domain.Evidence](t, s, "x#1"); e.Title.EN != "mine" {
		t.Errorf("got %+v", e)
	}
	_ = s.View(t.Context(), func(r store.Reader) error {
		if n, err := r.Count(domain.KindEvidence); err != nil || n != 1 {
			t.Errorf("%d pieces of evidence, %v", n, err)
		}
		return nil
	})
}
