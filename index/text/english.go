package text

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// stemEN gives the term of an English word in lower case: the Porter2 stem
// (M. Porter, 2001) of its American spelling, or the one that irregular has
// for it. A word with other letters than English ones stays as it is.
func stemEN(w string) string {
	for i := 0; i < len(w); i++ {
		if w[i] < 'a' || w[i] > 'z' {
			return w
		}
	}
	w = american(w)
	if t, ok := irregularEN[w]; ok {
		return t
	}
	return english.Stem(w, true)
}

// stopEN has the English words that carry no subject.
var stopEN = set(`
a about above after again against all also although am among an and any are
as at be because been before being below between both but by can could did do
does doing down during each either few for from further had has have having he
hence her here hers herself him himself his how however i if in into is it its
itself may me might more most must my myself neither no nor not now of off on
once only or other our ours ourselves out over own per same shall she should
since so some such than that the their theirs them themselves then there
therefore these they this those though through thus to too under until up upon
us very via was we were what when where whether which while who whom whose why
will with within without would you your yours yourself yourselves`)

// set gives the words of a list.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// irregularEN has the terms of words that Porter2 would keep apart from their
// own forms (bacteria and bacterium) or bring together with another word
// (universe and university): term, then the words.
var irregularEN = table(`
analys analysis analyses analyse analysed analyses analysing analyze analyzed analyzes analyzing
analyst analyst analysts
analyt analyte analytes
analytic analytic analytical analytically analytics
bacterium bacteria bacterium bacterial
fungus fungus fungi fungal
alga alga algae algal
larva larva larvae larval
mouse mouse mice murine
tooth tooth teeth
foot foot feet
man man men
woman woman women
child child children
datum datum data
medium medium media
criterion criterion criteria
phenomenon phenomenon phenomena
nucleus nucleus nuclei
stimulus stimulus stimuli
locus locus loci
spectrum spectrum spectra spectral
matrix matrix matrices
index index indices indexes
vertex vertex vertices
hypothesi hypothesis hypotheses
thesi thesis theses
synthes synthesis syntheses synthesise synthesize synthesized synthesizing synthesizes
basi basis
base base bases
prosthes prosthesis prostheses
diagnos diagnosis diagnoses diagnose diagnosed diagnosing
metastas metastasis metastases
mitochondrion mitochondrion mitochondria mitochondrial
serum serum sera
ovum ovum ova
vertebra vertebra vertebrae vertebral
leaf leaf leaves
life life lives
half half halves
knife knife knives
shelf shelf shelves
tissu tissue tissues
univers universe universes
university university universities
universal universal universally
organ organ organs
organic organic organically organics
organism organism organisms
organiz organization organizations organize organized organizing organizer organizers organizational
organel organelle organelles
generic generic generics generically
general general generally generalize generalized
generat generate generated generates generating generation generations generator generators
experiment experiment experiments experimental experimentally experimentation
experienc experience experienced experiences experiencing
secret secret secrets secrecy
secret~ secretion secretions secrete secreted secretes secreting secretory
secretari secretary secretaries
import import imports imported importing importer
important important importance importantly
patent patent patents patented patenting patentable patentability
patient patient patients
polici policy policies
polic police
communic communicate communication communications communicating communicated
communiti community communities
physic physics
physician physician physicians
physical physical physically
natur nature natural naturally
matur mature maturity maturation matured
media~ mediate mediated mediating mediates mediator mediators
station station stations
state state states
statist statistics statistic statistical statistically statistician
internation international internationally
intern internal internally
activ active actively activity activities
activat activate activated activates activating activation activator activators
activist activist
relat relate related relates relating relation relations relationship relationships
relativ relative relatively
authoriti authority authorities
author author authors
market market markets marketing marketed marketable
marker marker markers
sensor sensor sensors
sensit sensitive sensitivity sensitivities sensitization
sever severe severity severely
several several
adhes adhesion adhesive adhesives adhesions
inhibit inhibit inhibits inhibited inhibiting inhibition inhibitor inhibitors inhibitory
virus virus viruses viral virally
viru~ virulence virulent
numer number numbers numbered numbering
numeric numeric numerical numerically
probe probe probes
probabl probable probably probability
positiv positive positively positivity
posit position positions positioned positioning
proceed proceed proceeds proceeding proceedings
process process processes processed processing processor processors
procedur procedure procedures procedural
particl particle particles particulate particulates
particular particular particularly
capit capital
capac capacity capacities
compani company companies
companion companion companions
convers conversion conversions convert converted converting converter
convers~ conversation conversations
deliv deliver delivers delivered delivering delivery deliveries
discov discover discovers discovered discovering discovery discoveries
recov recover recovers recovered recovering recovery recoveries recoverable
design design designs designed designing designer designers
design~ designate designated designation
elect elect election elections elected
electr electric electrical electrically electricity
electron electron electrons electronic electronics
electrod electrode electrodes
ion ion ions ionic ionization ionize ionized
news news
species species
series series
mean means
meaning meaning meanings
skin skin skins
wast waste wastes
heat heat heating heated
fat fat fats fatty
cell cell cells cellular
gene gene genes
genet genetic genetics genetically geneticist
genom genome genomes genomic genomics
genus genus genera
protein protein proteins proteinaceous
proteom proteome proteomes proteomic proteomics
peptid peptide peptides peptidic
lipid lipid lipids
hormon hormone hormones hormonal
immun immune immunity immunization immunize
immunolog immunology immunological immunologist
toxic toxic toxicity toxicities
toxin toxin toxins
toxicolog toxicology toxicological
inflamm inflammation inflammatory inflamed inflammations
infect infection infections infectious infect infected infecting infective
medic medicine medical medically medicines medicinal
medicat medication medications
therapi therapy therapies therapist
therapeut therapeutic therapeutics therapeutically
clinic clinic clinics clinical clinically
clinician clinician clinicians
chemic chemical chemicals chemically
chemistri chemistry chemistries
chemist chemist chemists
biolog biology biological biologically
biologic biologics biologic
ecolog ecology ecological ecologically
technolog technology technologies technological technologically
technic technical technically
techniqu technique techniques
method method methods methodical
methodolog methodology methodologies methodological
evalu evaluate evaluated evaluates evaluating evaluation evaluations
valu value values valued
valuabl valuable
valid validate validated validation validating validity valid
vari vary varied varies varying variation variations variable variables variability variance variant variants
variet variety varieties
`)

// table reads lines of a term and its words. A term with a tilde is one that
// would else be that of another line.
func table(lines string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		for _, w := range words[1:] {
			out[w] = words[0]
		}
	}
	return out
}
