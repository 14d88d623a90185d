package thesaurus_test

import (
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

const small = `id	kind	pl	en	broader	related	note
enzyme	substance	enzym	enzyme			
immobilisation	method	immobilizacja	immobilisation			
enzyme-immobilisation	method	immobilizacja enzymów | unieruchamianie enzymów	enzyme immobilisation	immobilisation	enzyme	
protein	substance	białko	protein			
protein-purification	method	oczyszczanie białek	protein purification		protein	
whey	product	serwatka	whey			
whey-protein	substance	białko serwatkowe	whey protein	protein	whey	
cell-nucleus	structure	jądro | jądro komórkowe	nucleus | cell nucleus	cell		of a cell
testis	structure	jądro	testis | testicle	male-organ		of a man
cell	structure	komórka	cell			
male-organ	structure	męski narząd płciowy	male genital organ			
pcr	method	PCR | reakcja łańcuchowa polimerazy	PCR | polymerase chain reaction			
car	method	CAR	CAR | chimeric antigen receptor			
research-and-development	business	badania i rozwój | B+R	research and development | R&D			
machine-learning	method	uczenie maszynowe	machine learning			
covid-19	disease	COVID-19	COVID-19			
`

const words = `pl	en
szukać	search | seek | look:0.5
długotrwały	long-lasting | long-term:0.8
nowy	new
`

// vocabulary reads tables of concepts and glossary.
func vocabulary(t testing.TB, concepts, glossary string) *thesaurus.Vocabulary {
	t.Helper()
	v := &thesaurus.Vocabulary{}
	err := thesaurus.ReadConcepts(strings.NewReader(concepts), "concepts.tsv", func(c thesaurus.Concept) error {
		v.Concepts = append(v.Concepts, c)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if glossary == "" {
		return v
	}
	err = thesaurus.ReadGlossary(strings.NewReader(glossary), "glossary.tsv", func(e thesaurus.Entry) error {
		v.Glossary = append(v.Glossary, e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func smallThesaurus(t testing.TB) *thesaurus.Thesaurus {
	return thesaurus.New(vocabulary(t, small, words))
}
