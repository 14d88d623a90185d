package thesaurus_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// concept makes one with an English label like its id.
func concept(id, broader, related string) thesaurus.Concept {
	ids := func(s string) (out []thesaurus.ID) {
		for f := range strings.FieldsSeq(s) {
			out = append(out, thesaurus.ID(f))
		}
		return out
	}
	return thesaurus.Concept{ID: thesaurus.ID(id), EN: []string{id}, Broader: ids(broader), Related: ids(related)}
}

func joined(cs []*thesaurus.Concept) string {
	var out []string
	for _, c := range cs {
		out = append(out, string(c.ID))
	}
	return strings.Join(out, " ")
}

func TestWalkingThroughConcepts(t *testing.T) {
	th := thesaurus.New(&thesaurus.Vocabulary{Concepts: []thesaurus.Concept{
		concept("matter", "", ""), concept("loner", "", ""),
		concept("protein", "matter", "gone loner loner"), concept("food", "matter", ""),
		concept("enzyme", "protein food", "enzyme"), concept("lysozyme", "enzyme", ""), concept("rennet", "enzyme gone", ""),
	}})
	for name, got := range map[string]string{
		"matter loner protein food enzyme lysozyme rennet": joined(slices.Collect(th.All())),
		"matter":                              joined(th.Tops()), // loner has nothing below it
		"protein food":                        joined(th.Broader("enzyme")),
		"loner":                               joined(th.Related("protein")), // once, and without what does not exist
		"protein food enzyme lysozyme rennet": joined(th.Below("matter", 100)),
		"protein food enzyme":                 joined(th.Below("matter", 3)),
	} {
		if got != name {
			t.Errorf("got %q, want %q", got, name)
		}
	}
	if got := joined(th.Related("enzyme")); got != "" {
		t.Errorf("it is related to itself: %q", got)
	}
	var paths []string
	for _, p := range th.Paths("rennet") {
		paths = append(paths, joined(p))
	}
	if want := []string{"matter protein enzyme", "matter food enzyme"}; !slices.Equal(paths, want) {
		t.Errorf("paths %q", paths)
	}
	if p := th.Paths("matter"); p != nil {
		t.Errorf("a top has paths: %v", p)
	}
	if th.Paths("gone") != nil || th.Below("gone", 9) != nil || th.Broader("gone") != nil || th.Related("gone") != nil {
		t.Error("something is around a concept that does not exist")
	}
}

// TestACircleEnds walks where others' vocabularies have circles.
func TestACircleEnds(t *testing.T) {
	th := thesaurus.New(&thesaurus.Vocabulary{Concepts: []thesaurus.Concept{
		concept("a", "c", ""), concept("b", "a", ""), concept("c", "b c", ""),
	}})
	if got := joined(th.Below("a", 100)); got != "b c" {
		t.Errorf("below a: %q", got)
	}
	if got := th.Paths("a"); got != nil {
		t.Errorf("a path without a top: %v", got)
	}
}

func TestNoThesaurusKnowsNothing(t *testing.T) {
	var th *thesaurus.Thesaurus
	if th.Tops() != nil || th.Narrower("x") != nil || th.Broader("x") != nil || th.Related("x") != nil || th.Below("x", 1) != nil || th.Paths("x") != nil {
		t.Error("it knows something")
	}
	for c := range th.All() {
		t.Error(c)
	}
}
