package cordis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normal gives a name for comparison: lower case, without accents, letters
// and digits only, single spaces.
func normal(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// tidyName gives a name in capitals a readable form: capitals only at the
// beginning of words. Words of up to four letters, which may be acronyms,
// keep theirs, unless they are known; so do words with digits or without
// vowels, and the short name of the organisation within its long one. The
// name of its city is no acronym (Wien, Pisa).
func tidyName(name, short, city string) string {
	return tidy(name, func(word string) bool {
		if word == strings.ToUpper(city) {
			return false
		}
		return utf8.RuneCountInString(word) <= 4 || word == short && word != name ||
			strings.ContainsFunc(word, unicode.IsDigit) || !strings.ContainsAny(word, vowels)
	})
}

const vowels = "AEIOUYÀÁÂÄÅÆÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜĄĘŐŰŮ"

// tidyCity does the same for a city, which has no acronyms.
func tidyCity(name string) string {
	return tidy(name, func(string) bool { return false })
}

// tidy leaves a name with small letters as it is.
func tidy(name string, acronym func(word string) bool) string {
	if strings.ContainsFunc(name, unicode.IsLower) {
		return name
	}
	var b strings.Builder
	for i := 0; i < len(name); {
		n := wordEnd(name[i:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(name[i:])
			b.WriteString(name[i : i+n])
		} else {
			b.WriteString(tidyWord(name[i:i+n], b.Len() == 0, acronym))
		}
		i += n
	}
	return b.String()
}

// wordEnd gives how many bytes at the start of s are letters and digits.
func wordEnd(s string) int {
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if i < 0 {
		return len(s)
	}
	return i
}

func tidyWord(word string, first bool, acronym func(word string) bool) string {
	form, legal := legalForms[word]
	switch {
	case legal:
		return form
	case smallWords[word] && !first:
		return strings.ToLower(word)
	case acronym(word) && !smallWords[word]:
		return word
	}
	_, n := utf8.DecodeRuneInString(word)
	return word[:n] + strings.ToLower(word[n:])
}

// legalForms holds the forms of companies that the rules would spoil; those
// in up to four capitals (SRL, BV, AB) need no entry.
var legalForms = map[string]string{
	"GMBH": "GmbH", "LTD": "Ltd", "APS": "ApS", "SPA": "SpA", "INC": "Inc", "KFT": "Kft", "SARL": "SARL",
	"DOOEL": "DOOEL", "MBH": "mbH", "SPRL": "SPRL", "EURL": "EURL",
}

// smallWords holds articles, prepositions and conjunctions of the languages
// in which most names are, without those that are as often a legal form, an
// acronym or an initial (SA, SE, E, I).
var smallWords = words(`AN AND OF FOR THE ON TO AT BY WITH
	DE LA LE LES DES DU ET EN AUX POUR EL LOS LAS Y DEL PARA POR DA DO DOS DAS
	DI DELLA DELLE DEGLI DEI DELL DELLO DAL PER IL
	DER DIE DEN DEM UND FUR FUER FÜR ZUR ZUM VOM VON
	VAN HET EEN VOOR OP OG FÖR OCH WE ZE NA DLA ORAZ ZA VE PRO`)

func words(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
