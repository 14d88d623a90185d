package concepts_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
)

func TestConceptsOfARecord(t *testing.T) {
	s := own(t)
	challenge := policy.ChallengeView{
		Title: testhouse.EN("Lysozyme for bread"), Summary: testhouse.EN("Our company sells bread. A protein in a product of a company."),
		Aspects: []domain.Aspect{{Text: testhouse.PL("lizozymem")}},
	}
	got := strings.Fields(ids(s.Of(challenge)))
	if len(got) < 3 || got[0] != "lysozyme" || got[1] != "bread" {
		t.Errorf("a challenge names %v", got)
	}
	for _, little := range []string{"product", "company"} {
		if i := slices.Index(got, little); i >= 0 && i < len(got)-2 {
			t.Errorf("%s, which says little, is %d of %v", little, i, got)
		}
	}
	again := ids(s.Of(challenge))
	if again != strings.Join(got, " ") {
		t.Errorf("read again it names %s", again)
	}
	challenge.Aspects = []domain.Aspect{{Text: testhouse.PL("kefir")}}
	if now := ids(s.Of(challenge)); !strings.Contains(now, "kefir") {
		t.Errorf("with another aspect it names %s", now)
	}
	for name, p := range map[string]policy.Projection{
		"a person":        policy.ResearcherView{Name: "Anna Chleb", Position: testhouse.EN("lysozyme and more")},
		"an organisation": policy.OrganisationView{Competences: []domain.Text{{PL: "lizozym", EN: "lysozyme"}}},
		"an offer":        policy.OfferView{Summary: testhouse.PL("Mierzymy lizozym.")},
	} {
		if got := ids(s.Of(p)); got != "lysozyme" {
			t.Errorf("%s names %q", name, got)
		}
	}
	if got := s.Of(policy.CallView{}); got != nil {
		t.Errorf("a call names %v", got)
	}
}

func TestARecordShowsNoMoreThanTwelveConcepts(t *testing.T) {
	s := own(t)
	many := "lysozyme, bread, kefir, whey, catheter, gold, oak, pear, honey, autoclave, endoscopy, rodent, yeast, cheese, milk"
	if got := strings.Fields(ids(s.Of(policy.OfferView{Title: testhouse.EN(many)}))); len(got) != 12 {
		t.Errorf("%d: %v", len(got), got)
	}
	// Behind six, what is said once in passing is left out.
	p := policy.OfferView{Title: testhouse.EN("lysozyme, kefir, catheter, oak, pear, honey"), Summary: testhouse.EN("lysozyme, lysozyme, lysozyme, autoclave")}
	for range 8 {
		p.Competences = append(p.Competences, testhouse.EN("lysozyme"))
	}
	if got := strings.Fields(ids(s.Of(p))); len(got) != 6 || slices.Contains(got, "autoclave") {
		t.Errorf("%v", got)
	}
}

func TestConceptsOfAQuestion(t *testing.T) {
	s := own(t)
	for question, want := range map[string]string{
		"enzymes for bread":                "enzyme: enzymes; bread: bread",
		"enzymy i Enzymów":                 "enzyme: enzymy enzymów",
		"antimicrobial coatings for steel": "antibacterial-material: antimicrobial coatings; steel: steel",
		"PCR":                              "pcr: pcr",
		"Kowalska Anna":                    "",
		"":                                 "", "?": "", "\xff": "",
	} {
		var got []string
		for _, m := range s.In(question) {
			got = append(got, m.ID+": "+strings.Join(m.Words, " "))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q names %q, want %q", question, strings.Join(got, "; "), want)
		}
	}
}

func BenchmarkConceptsOfARecord(b *testing.B) {
	s := own(b)
	p := policy.OfferView{Title: testhouse.EN("Lysozyme"), Summary: testhouse.EN(strings.Repeat("We study how enzymes keep bread and cheese fresh. ", 30))}
	s.Of(p)
	b.Run("known", func(b *testing.B) {
		for b.Loop() {
			s.Of(p)
		}
	})
	b.Run("new", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.City = "" // not a text
			p.Title.EN = "Lysozyme " + strings.Repeat("i", i%5000)
			s.Of(p)
		}
	})
}
