package text_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

// inflected has words of the field with forms of theirs, a word to a line.
const inflected = `
białko białka białku białkiem białek białkom białkami białkach
choroba choroby chorobie chorobę chorobą chorób chorobom chorobami chorobach
lek leku lekowi lekiem leki leków lekami lekach
komórka komórki komórce komórkę komórką komórek komórkom komórkami komórkach
tkanka tkanki tkance tkankę tkanką tkanek tkankami tkankach
nerka nerki nerce nerkę nerką nerek nerkami nerkach
leczenie leczenia leczeniu leczeniem
badanie badania badaniu badaniem badań badaniom badaniami badaniach
bakteria bakterii bakterię bakterią bakterie bakterii bakteriom bakteriami bakteriach
roślina rośliny roślinie roślinę rośliną roślin roślinom roślinami roślinach
nanocząstka nanocząstki nanocząstce nanocząstkę nanocząstek nanocząstkami nanocząstkach
drobnoustrój drobnoustroju drobnoustrojem drobnoustroje drobnoustrojów drobnoustrojami
enzym enzymu enzymem enzymy enzymów enzymom enzymami enzymach
genom genomu genomem genomie genomy genomów genomami
pacjent pacjenta pacjentowi pacjentem pacjenci pacjentów pacjentami pacjentach
kliniczny kliniczna kliniczne klinicznego klinicznej klinicznym klinicznych klinicznymi kliniczną klinicznemu
terapia terapii terapię terapią terapie terapiach terapiami
laboratorium laboratoria laboratoriów laboratoriom laboratoriami laboratoriach
chromatografia chromatografii chromatografię chromatografią
aktywność aktywności aktywnością aktywnościami aktywnościach
włókno włókna włóknie włóknem włókien włóknami włóknach
zarodek zarodka zarodkowi zarodkiem zarodki zarodków zarodkami
nauka nauki nauce naukę nauką nauk naukami naukach
naukowiec naukowca naukowcem naukowcy naukowców naukowcami
kobieta kobiety kobiecie kobietę kobietą kobiet kobietom kobietami
struktura struktury strukturze strukturę strukturą struktur strukturami
system systemu systemem systemie systemy systemów systemach
organizm organizmu organizmem organizmie organizmy organizmów organizmach
metoda metody metodzie metodę metodą metod metodami metodach
test testu testem teście testy testów testami testach
niski niska niskie niskiego niskiej niskich niskim niskimi
wzór wzoru wzorem wzorze wzory wzorów wzorami
krew krwi krwią
szczepionka szczepionki szczepionce szczepionkę szczepionką szczepionek szczepionkami
przeciwciało przeciwciała przeciwciału przeciwciałem przeciwciał przeciwciałami
`

// TestPolishForms checks that each form has its lemma among its terms, and that
// different words stay apart.
func TestPolishForms(t *testing.T) {
	owner := map[string]string{}
	for line := range strings.Lines(strings.TrimSpace(inflected)) {
		forms := strings.Fields(line)
		for _, f := range forms {
			got := terms(text.Analyse(text.PL, f))
			if !slices.Contains(got, forms[0]) {
				t.Errorf("%s: %q, want %q", f, got, forms[0])
			}
			for _, term := range got {
				if owner[term] != "" && owner[term] != forms[0] {
					t.Errorf("%s has the term %s, which is of %s", f, term, owner[term])
				}
				owner[term] = forms[0]
			}
		}
	}
}

// TestUnaccentedForms checks that each form meets its lemma when it is written
// without accents.
func TestUnaccentedForms(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(inflected)) {
		forms := strings.Fields(line)
		for _, f := range forms {
			got := terms(text.Analyse(text.PL, text.Fold(f)))
			if !slices.Contains(got, forms[0]) {
				t.Errorf("%s: %q, want %q", text.Fold(f), got, forms[0])
			}
		}
	}
	// Among accented words one without accents is a word of its own.
	for s, want := range map[string]string{"źródła mocy, mata i zolc": "zolc", "zrodla mocy, mata i zolc": "żółć"} {
		words := text.ReadAs(text.PL, s)
		if got := words[len(words)-1].Terms; !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}
