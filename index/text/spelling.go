package text

import "strings"

// american gives the American spelling of an English word in lower case, so
// that tumour and tumor, anaemia and anemia, fibre and fiber are one.
func american(w string) string {
	if s, ok := spellings[w]; ok {
		return s
	}
	if len(w) < 5 {
		return w
	}
	w = latin(w)
	for _, e := range britishEnds {
		stem, ok := strings.CutSuffix(w, e.british)
		if ok && len(stem) >= e.least && !keepsEnd[stem] {
			return stem + e.american
		}
	}
	return w
}

// latin brings the Greek and Latin diphthongs to one letter: haemoglobin,
// oestrogen, leukaemia, sulphate.
func latin(w string) string {
	has := lettersOf(w)
	for i := range diphthongs {
		d := &diphthongs[i]
		if diphthongLetters[i]&^has != 0 {
			continue
		}
		if i := strings.Index(w, d.british); i >= 0 {
			w = w[:i] + d.american + w[i+len(d.british):]
		}
	}
	return w
}

// lettersOf gives the letters a to z of a word as a set of bits, to tell
// quickly what cannot stand in it.
func lettersOf(w string) uint32 {
	var set uint32
	for i := 0; i < len(w); i++ {
		if c := w[i] - 'a'; c < 26 {
			set |= 1 << c
		}
	}
	return set
}

// diphthongLetters has the letters of each of the diphthongs.
var diphthongLetters = func() [len(diphthongs)]uint32 {
	var out [len(diphthongs)]uint32
	for i, d := range diphthongs {
		out[i] = lettersOf(d.british)
	}
	return out
}()

type variant struct {
	british, american string
	least             int // bytes that must stand before an ending
}

// diphthongs are whole parts of words: an "ae" or "oe" alone tells nothing
// (aerobic, coefficient).
var diphthongs = [...]variant{
	{british: "haem", american: "hem"},
	{british: "aemi", american: "emi"},
	{british: "paed", american: "ped"},
	{british: "oestr", american: "estr"},
	{british: "oedem", american: "edem"},
	{british: "foet", american: "fet"},
	{british: "oesoph", american: "esoph"},
	{british: "rrhoe", american: "rrhe"},
	{british: "gynaec", american: "gynec"},
	{british: "orthopaed", american: "orthoped"},
	{british: "anaesth", american: "anesth"},
	{british: "caesar", american: "cesar"},
	{british: "faec", american: "fec"},
	{british: "coeliac", american: "celiac"},
	{british: "manoeuv", american: "maneuv"},
	{british: "sulph", american: "sulf"},
	{british: "aetiol", american: "etiol"},
	{british: "palaeo", american: "paleo"},
	{british: "archaeo", american: "archeo"},
	{british: "colour", american: "color"},
	{british: "tumour", american: "tumor"},
	{british: "flavour", american: "flavor"},
	{british: "behaviour", american: "behavior"},
	{british: "odour", american: "odor"},
	{british: "vapour", american: "vapor"},
	{british: "labour", american: "labor"},
	{british: "favour", american: "favor"},
	{british: "harbour", american: "harbor"},
	{british: "neighbour", american: "neighbor"},
	{british: "humour", american: "humor"},
	{british: "mould", american: "mold"},
	{british: "fibre", american: "fiber"},
	{british: "aluminium", american: "aluminum"},
	{british: "centre", american: "center"},
	{british: "grey", american: "gray"},
	{british: "plough", american: "plow"},
	{british: "sceptic", american: "skeptic"},
	{british: "catalogue", american: "catalog"},
	{british: "analogue", american: "analog"},
	{british: "homologue", american: "homolog"},
	{british: "orthologue", american: "ortholog"},
	{british: "programme", american: "program"},
}

// britishEnds are endings and what stands for them, the longer first.
var britishEnds = [...]variant{
	{"isations", "izations", 3},
	{"isation", "ization", 3},
	{"isational", "izational", 3},
	{"lysing", "lyzing", 2},
	{"lysed", "lyzed", 2},
	{"lyse", "lyze", 2},
	{"lyser", "lyzer", 2},
	{"lysers", "lyzers", 2},
	{"ising", "izing", 4},
	{"ised", "ized", 4},
	{"isers", "izers", 4},
	{"iser", "izer", 4},
	{"ises", "izes", 4},
	{"ise", "ize", 4},
	{"elling", "eling", 3},
	{"elled", "eled", 3},
	{"eller", "eler", 3},
	{"alling", "aling", 4},
	{"alled", "aled", 4},
}

// keepsEnd has what stands before -ise where it is no ending for -ize.
var keepsEnd = set(`
exerc prec adv prom comprom rev superv telev desp surpr enterpr franch improv prem
conc dev ra no prom expert treat merchand otherw likew clockw lengthw
exc exp sw inst forst c comp dw sp m exc prop rep inc circumc exped expert install c n
`)

// spellings has single words.
var spellings = map[string]string{
	"litre": "liter", "litres": "liters", "metre": "meter", "metres": "meters", "theatre": "theater",
	"millilitre": "milliliter", "millilitres": "milliliters", "kilometre": "kilometer", "kilometres": "kilometers",
	"nanometre": "nanometer", "nanometres": "nanometers", "micrometre": "micrometer", "micrometres": "micrometers",
	"millimetre": "millimeter", "millimetres": "millimeters", "centimetre": "centimeter", "centimetres": "centimeters",
	"titre": "titer", "titres": "titers", "licence": "license", "licences": "licenses", "defence": "defense",
	"offence": "offense", "practise": "practice", "practised": "practice", "practising": "practice",
	"ageing": "aging", "judgement": "judgment", "acknowledgement": "acknowledgment", "cheque": "check",
	"tyre": "tire", "tyres": "tires", "whilst": "while", "modelling": "modeling", "modelled": "modeled", "modeller": "modeler",
	"skilful": "skillful", "enrol": "enroll", "enrolment": "enrollment", "instalment": "installment",
	"artefact": "artifact", "artefacts": "artifacts", "disc": "disk", "discs": "disks",
	"yoghurt": "yogurt", "yoghurts": "yogurts", "whisky": "whiskey", "draught": "draft",
	"caesium": "cesium", "storey": "story", "mum": "mom", "kerb": "curb", "pyjamas": "pajamas",
	"likeable": "likable", "sizeable": "sizable", "useable": "usable",
	"organise": "organize", "organised": "organized", "organiser": "organizer", "organisers": "organizers", "organising": "organizing",
	"realise": "realize", "realised": "realized", "ionise": "ionize", "ionised": "ionized", "ionising": "ionizing",
	"utilise": "utilize", "utilised": "utilized", "utilising": "utilizing",
}
