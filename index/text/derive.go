package text

import "github.com/lifescience-krakow/swatka/index/text/morph"

// derivation says of what ending a word is made by putting another ending in
// its place, and of what part of speech each is.
type derivation struct {
	end       string
	bases     []string // of the word that it is derived from
	from, to  morph.POS
	alternate bool // the stem may change: nowotworowy, nowotwór; rynkowy, rynek
}

// derivations are the productive ways in which adjectives are made of nouns
// and nouns of adjectives and verbs, by ending, the longer first. What they
// give counts only if the dictionary has it.
var derivations = [...]derivation{
	{"istyczny", []string{"istyka", "ista", "izm"}, morph.Adjective, morph.Noun, false},
	{"lityczny", []string{"liza"}, morph.Adjective, morph.Noun, false},
	{"atyczny", []string{"at", "", "atyka", "a"}, morph.Adjective, morph.Noun, false},
	{"etyczny", []string{"etyka", "eza"}, morph.Adjective, morph.Noun, false},
	{"otyczny", []string{"otyk", "oza", "otyka"}, morph.Adjective, morph.Noun, false},
	{"cjonalny", []string{"cja"}, morph.Adjective, morph.Noun, false},
	{"owalny", []string{"owanie"}, morph.Adjective, morph.Noun, false},
	{"ularny", []string{"uła", "ula"}, morph.Adjective, morph.Noun, false},
	{"iczny", []string{"ia", "ika", "ica", "", "izm"}, morph.Adjective, morph.Noun, false},
	{"yczny", []string{"yka", "ia", "a", "yk", ""}, morph.Adjective, morph.Noun, false},
	{"yjny", []string{"ia", "ium", "yja", "ja"}, morph.Adjective, morph.Noun, false},
	{"ijny", []string{"ia", "ij"}, morph.Adjective, morph.Noun, false},
	{"alny", []string{"alenie", "enie", "um", "a", "", "cja", "anie"}, morph.Adjective, morph.Noun, false},
	{"elny", []string{"el"}, morph.Adjective, morph.Noun, false},
	{"enny", []string{"eń"}, morph.Adjective, morph.Noun, false},
	{"ściowy", []string{"ść"}, morph.Adjective, morph.Noun, false},
	{"śniowy", []string{"sień", "śnia"}, morph.Adjective, morph.Noun, false},
	{"dziowy", []string{"dź"}, morph.Adjective, morph.Noun, false},
	{"ciowy", []string{"ć"}, morph.Adjective, morph.Noun, false},
	{"siowy", []string{"ś"}, morph.Adjective, morph.Noun, false},
	{"niowy", []string{"ń"}, morph.Adjective, morph.Noun, false},
	{"iowy", []string{"ia", "ie"}, morph.Adjective, morph.Noun, false},
	{"owy", []string{"", "a", "o", "e", "i", "um", "y"}, morph.Adjective, morph.Noun, true},
	{"awczy", []string{"anie"}, morph.Adjective, morph.Noun, false},
	{"niczy", []string{"nictwo", "nica", "nie"}, morph.Adjective, morph.Noun, false},
	{"arski", []string{"arz", "arstwo"}, morph.Adjective, morph.Noun, false},
	{"owski", []string{"ów", "owo"}, morph.Adjective, morph.Noun, false},
	{"kański", []string{"ka"}, morph.Adjective, morph.Noun, false},
	{"alski", []string{"alnia"}, morph.Adjective, morph.Noun, false},
	{"ejski", []string{"a"}, morph.Adjective, morph.Noun, false},
	{"yjski", []string{"ja"}, morph.Adjective, morph.Noun, false},
	{"ński", []string{"ń", "nia", "ny"}, morph.Adjective, morph.Noun, false},
	{"ski", []string{"", "stwo", "a"}, morph.Adjective, morph.Noun, false},
	{"cki", []string{"ctwo", "k", "t", "ka"}, morph.Adjective, morph.Noun, false},
	{"iany", []string{"ia", "ie", "iano"}, morph.Adjective, morph.Noun, false},
	{"lny", []string{"ł", "ła", "la"}, morph.Adjective, morph.Noun, false},
	{"czny", []string{"k", "ka", "ca", "ko"}, morph.Adjective, morph.Noun, true},
	{"szny", []string{"ch", "cha"}, morph.Adjective, morph.Noun, false},
	{"żny", []string{"g", "ga"}, morph.Adjective, morph.Noun, false},
	{"ny", []string{"", "a", "o", "ie"}, morph.Adjective, morph.Noun, true},
	{"lożka", []string{"logia"}, morph.Noun, morph.Noun, false}, // who works in a field
	{"log", []string{"logia"}, morph.Noun, morph.Noun, false},
	{"ość", []string{"y", "i"}, morph.Noun, morph.Adjective, false},
	{"szczenie", []string{"ścić"}, morph.Noun, morph.Verb, false},
	{"dzenie", []string{"dzić"}, morph.Noun, morph.Verb, false},
	{"szenie", []string{"sić"}, morph.Noun, morph.Verb, false},
	{"czenie", []string{"cić"}, morph.Noun, morph.Verb, false},
	{"żenie", []string{"zić", "żyć"}, morph.Noun, morph.Verb, false},
	{"ienie", []string{"ić", "ieć"}, morph.Noun, morph.Verb, false},
	{"enie", []string{"yć", "ić", "eć"}, morph.Noun, morph.Verb, false},
	{"anie", []string{"ać"}, morph.Noun, morph.Verb, false},
	{"cie", []string{"ć"}, morph.Noun, morph.Verb, false},
}

// kinPL has what words are derived from that the derivations would miss or get
// wrong; nothing for those that only look derived.
var kinPL = lists(`
medyczny medycyna
farmaceutyczny farmacja farmaceutyk
terapeutyczny terapia
syntetyczny synteza
energetyczny energia energetyka
elektryczny elektryczność
higieniczny higiena
zapalny zapalenie
leczniczy leczenie
odżywczy odżywianie
spożywczy żywność spożycie
zdrowotny zdrowie
dziedziczny dziedziczenie
cieplny ciepło
ciekły ciecz
mineralny minerał
mitochondrialny mitochondrium
śmiertelny śmierć
odporny odporność
proteomiczny proteomika proteom
genomiczny genomika genom
metabolomiczny metabolomika
transkryptomiczny transkryptomika
mikrobiomowy mikrobiom
grzybiczy grzybica grzyb
krwionośny krew
krwiotwórczy krew
kostny kość
oczny oko
uszny ucho
zębowy ząb
żylny żyła
płciowy płeć
ludzki człowiek
dziecięcy dziecko
kobiecy kobieta
męski mężczyzna
zwierzęcy zwierzę
ptasi ptak
mysi mysz
szczurzy szczur
pszczeli pszczoła
owadzi owad
rybi ryba
leśny las
rolny rolnictwo
morski morze
miejski miasto
wiejski wieś
szklany szkło
drewniany drewno
gospodarczy gospodarka
akademicki akademia
angielski anglia
łódzki łódź
solny sól
unijny unia
silny siła
bezpieczny bezpieczeństwo
autoimmunologiczny immunologia
gotowy
surowy
różny
wolny
organiczny
nieorganiczny
termiczny
plastyczny
konieczny
sprawny
osobny
słuszny
lokalny
realny
globalny
generalny
neutralny
racjonalny
normalny
jakość
ilość
własność
właściwość
osobowość
wiadomość
miejscowość
ludność
większość
mniejszość
`)

// dimPrefixes are those behind which a word that the dictionary has often
// means something of its own: transmisja is no kind of misja.
var dimPrefixes = set(`
andro auto dez drobno dys epi hetero hiper hipo homo inter kontr meta metalo mono niedo
nowo orto para pato per peri petro poli post proto samo sono sub super śród trans trój współ`)

// boundPL are beginnings of words that form others with a prefix and mean
// something else alone, and words that only happen to stand at an end: a
// mikroskop is no skop, neuronowy is not nowy.
var boundPL = []string{
	"log", "skop", "metri", "metry", "graf", "gram", "fon", "fil", "fob", "typ", "tez", "liz", "nom", "krat", "matyk",
	"liczn", "biot", "sfer", "stat", "lit", "tyk", "nowy", "nik", "chrom", "ciał", "fala", "masa", "genow", "kołow", "patia",
}
