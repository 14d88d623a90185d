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
	{british: "pnoe", american: "pne"},
	{british: "gynaec", american: "gynec"},
	{british: "anaesth", american: "anesth"},
	{british: "aesth", american: "esth"},
	{british: "caesar", american: "cesar"},
	{british: "caec", american: "cec"},
	{british: "faec", american: "fec"},
	{british: "coeliac", american: "celiac"},
	{british: "homoeo", american: "homeo"},
	{british: "amoeb", american: "ameb"},
	{british: "chimaer", american: "chimer"},
	{british: "leucoc", american: "leukoc"},
	{british: "leucop", american: "leukop"},
	{british: "sulph", american: "sulf"},
	{british: "aetiol", american: "etiol"},
	{british: "palaeo", american: "paleo"},
	{british: "archaeo", american: "archeo"},
	{british: "mediaev", american: "mediev"},
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
	{british: "honour", american: "honor"},
	{british: "rumour", american: "rumor"},
	{british: "armour", american: "armor"},
	{british: "savour", american: "savor"},
	{british: "vigour", american: "vigor"},
	{british: "rigour", american: "rigor"},
	{british: "endeavour", american: "endeavor"},
	{british: "mould", american: "mold"},
	{british: "aluminium", american: "aluminum"},
	{british: "plough", american: "plow"},
	{british: "sceptic", american: "skeptic"},
	{british: "mollusc", american: "mollusk"},
	{british: "yoghurt", american: "yogurt"},
}

// britishEnds are endings and what stands for them, the longer first.
var britishEnds = [...]variant{
	{"isationally", "izationally", 3},
	{"isational", "izational", 3},
	{"isations", "izations", 3},
	{"isation", "ization", 3},
	{"lysable", "lyzable", 2},
	{"lysers", "lyzers", 2},
	{"lysing", "lyzing", 2},
	{"lysed", "lyzed", 2},
	{"lyser", "lyzer", 2},
	{"lyse", "lyze", 2},
	{"isable", "izable", 4},
	{"isers", "izers", 4},
	{"ising", "izing", 4},
	{"iser", "izer", 4},
	{"ised", "ized", 4},
	{"ises", "izes", 4},
	{"ise", "ize", 4},
	{"elling", "eling", 3},
	{"elled", "eled", 3},
	{"eller", "eler", 3},
	{"alling", "aling", 4},
	{"alled", "aled", 4},
	{"oeuvres", "euvers", 3},
	{"oeuvring", "euvering", 3},
	{"oeuvred", "euvered", 3},
	{"oeuvre", "euver", 3},
	{"logues", "logs", 2},
	{"logued", "loged", 2},
	{"loguing", "loging", 2},
	{"logue", "log", 2},
	{"grammes", "grams", 0},
	{"gramme", "gram", 0},
	{"metres", "meters", 0},
	{"metre", "meter", 0},
	{"litres", "liters", 0},
	{"litre", "liter", 0},
	{"fibres", "fibers", 0},
	{"fibre", "fiber", 0},
	{"centres", "centers", 0},
	{"centred", "centered", 0},
	{"centring", "centering", 0},
	{"centre", "center", 0},
	{"titres", "titers", 0},
	{"titre", "titer", 0},
	{"calibre", "caliber", 0},
	{"lustre", "luster", 0},
	{"theatres", "theaters", 0},
	{"theatre", "theater", 0},
	{"goitre", "goiter", 0},
}

// keepsEnd has what stands before -ise where it is no ending for -ize, of those
// that have four letters or more.
var keepsEnd = set(`
exerc prec imprec prom comprom compr superv unsuperv telev desp surpr enterpr franch improv
prem expert treat merchand advert appr appra repr parad disgu circumc
otherw likew clockw anticlockw lengthw stepw pairw pointw crossw`)

// spellings has single words.
var spellings = map[string]string{
	"licence": "license", "licences": "licenses", "defence": "defense", "offence": "offense", "pretence": "pretense",
	"practise": "practice", "practises": "practices", "practised": "practice", "practising": "practice",
	"ageing": "aging", "judgement": "judgment", "acknowledgement": "acknowledgment", "grey": "gray", "greyish": "grayish",
	"tyre": "tire", "tyres": "tires", "skilful": "skillful", "enrol": "enroll", "enrolment": "enrollment",
	"fulfil": "fulfill", "fulfilment": "fulfillment", "instalment": "installment", "enquiry": "inquiry", "enquiries": "inquiries",
	"artefact": "artifact", "artefacts": "artifacts", "disc": "disk", "discs": "disks", "soya": "soy", "learnt": "learned", "burnt": "burned",
	"caesium": "cesium", "likeable": "likable", "sizeable": "sizable", "useable": "usable", "smoulder": "smolder",
	"ionise": "ionize", "ionised": "ionized", "ionises": "ionizes", "ionising": "ionizing", "iodised": "iodized",
	"modelling": "modeling", "modelled": "modeled", "modeller": "modeler", "tranquilliser": "tranquilizer", "tranquillisers": "tranquilizers",
}
