package text_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

// english gives the terms of English words.
func english(words string) []string { return terms(text.Analyse(text.EN, words)) }

// spelled has British words with their American spelling.
const spelled = `
tumour tumor
tumours tumors
colour color
colouring coloring
behavioural behavioral
flavouring flavoring
odour odor
vapour vapor
labour labor
neighbouring neighboring
rigour rigor
anaemia anemia
leukaemia leukemia
ischaemic ischemic
haemoglobin hemoglobin
haematology hematology
haemorrhage hemorrhage
paediatric pediatric
orthopaedics orthopedics
oestrogen estrogen
oedema edema
oesophagus esophagus
foetal fetal
diarrhoea diarrhea
apnoea apnea
gynaecology gynecology
anaesthesia anesthesia
aesthetic esthetic
caecum cecum
coeliac celiac
amoeba ameba
leucocytes leukocytes
homoeostasis homeostasis
sulphate sulfate
sulphur sulfur
aetiology etiology
palaeontology paleontology
caesium cesium
aluminium aluminum
fibre fiber
fibres fibers
centre center
centred centered
titre titer
litre liter
microlitres microliters
nanometre nanometer
kilogramme kilogram
programme program
catalogue catalog
catalogued cataloged
analogues analogs
homologue homolog
organisation organization
organisational organizational
organised organized
hospitalised hospitalized
characterisation characterization
characterising characterizing
crystallise crystallize
sterilised sterilized
ionising ionizing
analyse analyze
analysed analyzed
catalyse catalyze
hydrolysed hydrolyzed
analyser analyzer
paralysed paralyzed
labelling labeling
labelled labeled
modelling modeling
signalling signaling
ageing aging
grey gray
mould mold
artefact artifact
licence license
practise practice
defence defense
judgement judgment
enquiry inquiry
yoghurt yogurt
manoeuvre maneuver
goitre goiter
recognisable recognizable
synthesise synthesize
anti-microbial antimicrobial
co-culture coculture
`

func TestSpellings(t *testing.T) {
	n := 0
	for line := range strings.Lines(strings.TrimSpace(spelled)) {
		f := strings.Fields(line)
		a, b := english(f[0]), english(f[1])
		if n++; len(b) != 1 || a[0] != b[0] {
			t.Errorf("%s: %q, %q", f, a, b)
		}
	}
	if n < 80 {
		t.Errorf("only %d pairs", n)
	}
}

// forms has words of which all forms have one term.
const englishForms = `
bacterium bacteria bacterial
fungus fungi fungal
alga algae algal
larva larvae
mouse mice
child children
criterion criteria
phenomenon phenomena
nucleus nuclei
stimulus stimuli
locus loci
spectrum spectra
matrix matrices
index indices indexes
hypothesis hypotheses
analysis analyses analyse analysing
synthesis syntheses synthesised
diagnosis diagnoses diagnosed
prognosis prognoses
metastasis metastases metastatic
crisis crises
mitochondrion mitochondria mitochondrial
serum sera
vertebra vertebrae
leaf leaves
life lives
organ organs
organism organisms
organisation organisations organising
genus genera
species species
bacillus bacilli
lactobacillus lactobacilli
streptococcus streptococci
hypha hyphae
cilium cilia
helix helices helical
cortex cortices cortical
taxon taxa
stoma stomata
epithelium epithelia epithelial
axis axes
testis testes
apoptosis apoptotic
symbiosis symbiotic
catalysis catalytic catalyse
secretion secreted secretory
university universities
policy policies
patient patients
inhibitor inhibitors inhibition inhibited
variant variants
biosynthesis biosyntheses
microorganism microorganisms
cyanobacterium cyanobacteria cyanobacterial
nanoparticle nanoparticles
cell cells cellular
archaea archaeon archaeal
virus viruses viral
spore spores sporulation
protein proteins
acid acids
drug drugs
therapy therapies
study studies studied studying
`

func TestEnglishForms(t *testing.T) {
	owner := map[string]string{}
	n := 0
	for line := range strings.Lines(strings.TrimSpace(englishForms)) {
		got := english(line)
		n++
		for i, term := range got {
			if term != got[0] {
				t.Errorf("%s is %q, not %q", strings.Fields(line)[i], term, got[0])
			}
		}
		if other := owner[got[0]]; other != "" {
			t.Errorf("%q is the term of %q and of %q", got[0], other, line)
		}
		owner[got[0]] = line
	}
	if n < 60 {
		t.Errorf("only %d words", n)
	}
}

// TestApart has words that look alike and must not meet.
func TestApart(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(`
university universe universal
organ organic organism organisation organelle organoid
patent patient
import important
secret secretion secretary
police policy
experiment experience
generic general generation genera generous
community communication
nature mature
state station statistics
international internal intern
active activation activist
author authority authorise
market marker
sensor sensitive
several severe
virus virulence
number numeric numerous
probe probable
process proceed procedure
particle particular
company companion
convert conversation
design designate
elect electric electron electrode electronics
gene genome genetic genus
protein proteome
immune immunology
toxic toxin toxicology
medicine medication media mediator
physics physician physical
technology technique technical technician
variable variant variation variety variance
adhesion adhesive
test testis
mean meaning
base basis basic
analyst analyte analysis
invention inventory
product production
emergency emergence
plasma plasmid
pollen pollutant polar
ration ratio
hypothesis thesis
capital capacity
specific special specialist specification
additive addition
implant plant plantation
`)) {
		seen := map[string]string{}
		words := strings.Fields(line)
		for i, term := range english(line) {
			if other := seen[term]; other != "" {
				t.Errorf("%s and %s have one term, %s", other, words[i], term)
			}
			seen[term] = words[i]
		}
	}
}

// TestNoSpelling has words that only look British: their family must stay
// together.
func TestNoSpelling(t *testing.T) {
	for word, want := range map[string]string{
		"exercises": "exercis", "precise": "precis", "supervised": "supervis", "surprising": "surpris", "otherwise": "otherwis",
		"stepwise": "stepwis", "coefficient": "coeffici", "aerobic": "aerob", "noise": "nois", "programmed": "program",
		"programmer": "programm", "compromised": "compromis", "raised": "rais", "disease": "diseas", "shoulder": "shoulder",
	} {
		if got := english(word); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
