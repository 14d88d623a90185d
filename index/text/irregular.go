package text

// irregularEN has the terms of words that Porter2 would keep apart from their
// own forms (bacteria and bacterium) or bring together with another word
// (universe and university): term, then the words.
var irregularEN = table(`
analys analysis analyses analyze analyzed analyzes analyzing
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
hypothesi hypothesis hypotheses hypothesize hypothesized hypothetical hypothetically
thesi thesis theses
synthes synthesis syntheses synthesize synthesized synthesizing synthesizes synthesizer synthesizers
basi basis
base base bases
prosthes prosthesis prostheses
diagnos diagnosis diagnoses diagnose diagnosed diagnosing
metastas metastasis metastases metastatic metastasize metastasized metastasizing
mitochondrion mitochondrion mitochondria mitochondrial
prognos prognosis prognoses prognostic prognosticate
apoptos apoptosis apoptotic
necros necrosis necroses necrotic
fibros fibrosis fibroses fibrotic
cirrhos cirrhosis cirrhotic
thrombos thrombosis thromboses thrombotic
psychos psychosis psychoses psychotic
neuros neurosis neuroses neurotic
symbios symbiosis symbioses symbiotic symbiont symbionts
osmos osmosis osmotic
mitos mitosis mitoses mitotic
meios meiosis meioses meiotic
seps sepsis septic
stenos stenosis stenoses stenotic
crisi crisis crises
axi axis axes axial
testi testis testes testicle testicles testicular
catalys catalysis catalyze catalyzed catalyzes catalyzing catalytic catalytically
catalyst catalyst catalysts
hydrolys hydrolysis hydrolyze hydrolyzed hydrolyzes hydrolyzing hydrolytic
electrolys electrolysis electrolyze electrolyzed electrolyzer electrolyzers electrolytic
dialys dialysis dialyze dialyzed dialyzing dialyzer dialyzers
proteolys proteolysis proteolytic proteolytically
paralys paralysis paralyze paralyzed paralyzing paralytic
archaea archaea archeon archaeal archeal archea
bacillus bacillus bacilli bacillary
lactobacillus lactobacillus lactobacilli
coccus coccus cocci
streptococcus streptococcus streptococci streptococcal
staphylococcus staphylococcus staphylococci staphylococcal
enterococcus enterococcus enterococci enterococcal
pneumococcus pneumococcus pneumococci pneumococcal
hypha hypha hyphae hyphal
mycelium mycelium mycelia mycelial
spore spore spores sporulation sporulate sporulating
cilium cilium cilia ciliary ciliated
flagellum flagellum flagella flagellar
villus villus villi
thrombus thrombus thrombi
embolus embolus emboli
alveolus alveolus alveoli alveolar
node node nodes nodal
fetus fetus fetuses fetal
uterus uterus uteri uterine
cortex cortex cortices cortical
apex apex apices apical
helix helix helices helical
appendix appendix appendices
taxon taxon taxa
phylum phylum phyla
stoma stoma stomata stomatal
epithelium epithelium epithelia epithelial
endothelium endothelium endothelia endothelial
septum septum septa septal
plasmodium plasmodium plasmodia plasmodial
symposium symposium symposia symposiums
curriculum curriculum curricula
addendum addendum addenda
optimum optimum optima
maximum maximum maxima
minimum minimum minima
goose goose geese
ox ox oxen
louse louse lice
loaf loaf loaves
calf calf calves
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
internal internal internally
intern intern interns internship internships
activ active actively activity activities
activat activate activated activates activating activation activator activators
activist activist
relat relate related relates relating relation relations relationship relationships
relativ relative relatively
authoriti authority authorities
authoriz authorize authorized authorizes authorizing authorization authorizations
author author authors
market market markets marketing marketed marketable
marker marker markers
sensor sensor sensors
sensit sensitive sensitivity sensitivities sensitization
sever severe severity severely
several several
adhes adhesion adhesions adhere adheres adhered adhering adherent
adhesiv adhesive adhesives
inhibit inhibit inhibits inhibited inhibiting inhibition inhibitor inhibitors inhibitory
virus virus viruses viral virally
viru~ virulence virulent
number number numbers numbered numbering
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
capit capital capitals
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
electron electron electrons
electronic electronic electronics electronically
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
medicat medication medications medicate medicated
therapi therapy therapies therapist
therapeut therapeutic therapeutics therapeutically
clinic clinic clinics clinical clinically
clinician clinician clinicians
scienc science sciences scientific scientifically
scientist scientist scientists
specif specific specifically specificity specificities
specifi specify specifies specified specifying specification specifications
special special specially
specialist specialist specialists specialize specialized specialization
specialti specialty specialties
applic application applications apply applies applied applying applicable applicability
applianc appliance appliances
applicant applicant applicants
oper operation operations operate operates operated operating operational operator operators
opera opera operas
invent invention inventions invent invented inventing inventor inventors inventive
inventori inventory inventories
product product products
productiv productive productivity productively
product~ production productions produce produces produced producing producer producers
construct construct constructs construction constructions constructed constructing
instruct instruction instructions instruct instructed
instrument instrument instruments instrumental instrumentation
emerg emergence emerge emerges emerged emerging emergent
emergenc emergency emergencies
divers diverse diversity diversities
divert divert diverts diverted diversion
ration ration rations rationing
ratio ratio ratios
rational rational rationally rationale
nation nation nations national nationally
past past pasts
paste paste pastes
plant plant plants
plantat plantation plantations
implant implant implants implanted implantation implantable
plasma plasma plasmas
plasmid plasmid plasmids
planet planet planets planetary
plane plane planes planar
tens tension tensions tensile
tensor tensor tensors
tend tend tends tended tending tendency tendencies
tendon tendon tendons
addit addition additions additional additionally
additiv additive additives
addict addict addicts addicted addiction addictive
infer infer infers inferred inferring inference inferences
inferior inferior inferiority
polar polar polarity polarization polarize polarized
pole pole poles
pollut pollution pollutant pollutants pollute polluted polluting polluter
pollen pollen pollens
pollin pollination pollinate pollinated pollinator pollinators
chemic chemical chemicals chemically
chemistri chemistry chemistries
chemist chemist chemists
biolog biology biological biologically
biologic biologics biologic biologicals
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
vari vary varied varies varying variation variations
variabl variable variables variability
varianc variance variances
variant variant variants
variet variety varieties
`)
