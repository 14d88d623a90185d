package text_test

import (
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

// TestPolishForms holds the share of forms that meet the basic form, and that
// different words stay apart.
func TestPolishForms(t *testing.T) {
	all, met := 0, 0
	owner := map[string]string{}
	var missed []string
	for line := range strings.Lines(strings.TrimSpace(inflected)) {
		forms := terms(text.Analyse(text.PL, line))
		for i, f := range forms[1:] {
			all++
			if f == forms[0] {
				met++
			} else {
				missed = append(missed, strings.Fields(line)[i+1]+":"+f)
			}
		}
		if other := owner[forms[0]]; other != "" {
			t.Errorf("%q and %q have one stem", other, line)
		}
		owner[forms[0]] = line
	}
	t.Logf("%d of %d forms meet; missed %v", met, all, missed)
	if share := float64(met) / float64(all); share < 0.95 {
		t.Errorf("share %.3f", share)
	}
}

// TestUnaccentedForms holds the share of forms that have the same term when
// they are written without accents.
func TestUnaccentedForms(t *testing.T) {
	all, same := 0, 0
	var missed []string
	for word := range strings.FieldsSeq(inflected) {
		all++
		a, b := terms(text.Analyse(text.PL, word)), terms(text.Analyse(text.PL, text.Fold(word)))
		if len(a) == 1 && len(b) == 1 && a[0] == b[0] {
			same++
		} else {
			missed = append(missed, word)
		}
	}
	t.Logf("%d of %d are the same; missed %v", same, all, missed)
	if share := float64(same) / float64(all); share < 0.95 {
		t.Errorf("share %.3f", share)
	}
}
