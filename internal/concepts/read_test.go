package concepts_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/testhouse"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// small is the service over a vocabulary that only these tests change.
func small() *concepts.Service {
	v := &thesaurus.Vocabulary{}
	add := func(kind thesaurus.Kind, id, pl, en string, broader ...thesaurus.ID) {
		c := thesaurus.Concept{ID: thesaurus.ID(id), Kind: kind, EN: []string{en}, Broader: broader}
		if pl != "" {
			c.PL = []string{pl}
		}
		v.Concepts = append(v.Concepts, c)
	}
	add("product", "product", "produkt", "product")
	add("business", "company", "firma", "company", "business")
	add("business", "business", "biznes", "business")
	add("substance", "protein", "białko", "protein")
	add("substance", "enzyme", "enzym", "enzyme", "protein")
	add("substance", "lysozyme", "lizozym", "lysozyme", "enzyme")
	add("product", "kefir", "kefir", "kefir", "product")
	for _, s := range strings.Fields("bread whey catheter gold oak pear honey autoclave endoscopy rodent yeast cheese milk steel") {
		add("product", s, "", s, "product")
	}
	add("material", "antimicrobial-coating", "", "antimicrobial coating", "product")
	return concepts.New(thesaurus.New(v), nobody{})
}

func TestConceptsOfARecord(t *testing.T) {
	s := small()
	challenge := policy.ChallengeView{
		Title: testhouse.EN("Lysozyme for bread"), Summary: testhouse.EN("Our company sells bread. A protein in a product of a company."),
		Aspects: []domain.Aspect{{Text: testhouse.PL("lizozymem")}},
	}
	got := ids(s.Of(challenge))
	if want := "lysozyme bread company protein product"; got != want {
		t.Errorf("a challenge names %s, want %s", got, want)
	}
	again := ids(s.Of(challenge))
	if again != got {
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
	s := small()
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
	s := small()
	for question, want := range map[string]string{
		"enzymes for bread":                "enzyme: enzymes; bread: bread",
		"enzymy i Enzymów":                 "enzyme: enzymy enzymów",
		"antimicrobial coatings for steel": "antimicrobial-coating: antimicrobial coatings; steel: steel",
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
