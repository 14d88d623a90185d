package text_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

func kin(l text.Lang, word string) []string { return text.ReadAs(l, word)[0].Kin }

// TestKinPL has Polish words and all that they are derived from.
func TestKinPL(t *testing.T) {
	n := 0
	for line := range strings.Lines(strings.TrimSpace(`
biologiczny biologia
mikrobiologiczny mikrobiologia biologiczny biologia
białkowy białko
białkowych białko
tkankowy tkanka
nowotworowy nowotwór
przeciwnowotworowy nowotworowy nowotwór
przeciwzapalny zapalny zapalenie
przeciwbakteryjna bakteryjny bakteria
zapalny zapalenie
żołądkowy żołądek
cukrowy cukier
rynkowy rynek
handlowy handel
mięśniowy mięsień
kostny kość
powierzchniowy powierzchnia
piersiowy pierś
miedziowy miedź
sieciowy sieć
ilościowy ilość
węglowy węgiel
wodorowy wodór
komórkowy komórka
nanocząstka cząstka
nanocząsteczkowy cząsteczkowy cząsteczka
metaboliczny metabolizm
katalityczny kataliza
analityczny analiza
enzymatyczny enzym
molekularny molekuła
spektralny spektrum
laboratoryjny laboratorium
farmaceutyczny farmacja farmaceutyk
medyczny medycyna
prawny prawo
rolniczy rolnictwo
tętniczy tętnica
krakowski kraków
europejski europa
skuteczność skuteczny
odporność odporny
badanie badać
oczyszczenie oczyścić
skażenie skazić
cierpienie cierpieć
fotosynteza synteza
mikroorganizm organizm
hydrożel żel
biolog biologia
liposomalny liposom
elektronowy elektron
neuronowy neuron
mikroskopowy mikroskop
psychiatryczny psychiatria
atmosferyczny atmosfera
jakość
nowotwór
drobnoustrój
przeciwciało
transmisja
transplantacja
substancja
hipoteza
parametr
niedobór
współczynnik
monografia
nieorganiczny
organiczny
lokalny
różny
silny siła
sterylny
białko
`)) {
		f := strings.Fields(line)
		n++
		if got := kin(text.PL, f[0]); !slices.Equal(got, f[1:]) {
			t.Errorf("%s: %q, want %q", f[0], got, f[1:])
		}
	}
	if n < 60 {
		t.Errorf("only %d words", n)
	}
}

func TestKinEN(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(`
nanoparticles particle
antibacterial bacteria
antimicrobial microbial
biosynthesis synthesis
microorganisms organism
immunotherapy therapy
genotoxic toxic
cyanobacteria bacterium
bioreactor reactor
photograph
hypothesis
antibody
biomass
microscopy
hydrogen
polymerase
interest
transcript
transplant
ultrasound
cytochrome
biology
cell
`)) {
		f := strings.Fields(line)
		var want []string
		if len(f) > 1 {
			want = english(f[1])
		}
		if got := kin(text.EN, f[0]); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", f[0], got, want)
		}
	}
}

// TestPrefixes checks that words which the dictionary lacks are inflected
// behind their prefixes.
func TestPrefixes(t *testing.T) {
	for word, want := range map[string]string{
		"nanocząstek": "nanocząstka", "nanorurkami": "nanorurka", "biosurfaktantów": "biosurfaktant", "przeciwgrzybicze": "przeciwgrzybiczy",
		"immunoterapię": "immunoterapia", "wieloośrodkowego": "wieloośrodkowy", "mikrobiomu": "mikrobiom", "metagenomu": "metagenom",
		"bioproszkach": "bioproszek", "nanoczastek": "nanocząstka", "przeciwbialek": "przeciwbiałko",
	} {
		if got := terms(text.Analyse(text.PL, word)); !slices.Contains(got, want) {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

// TestNoKin checks that acronyms, stop words and texts in no language have no
// kin.
func TestNoKin(t *testing.T) {
	for s, l := range map[string]text.Lang{"BIOREACTOR-X2": text.EN, "dla": text.PL, "nanoparticles": text.Unknown} {
		if got := kin(l, s); len(got) > 0 {
			t.Errorf("%s: %q", s, got)
		}
	}
}
