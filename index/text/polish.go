package text

import (
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// polishReader finds the lemmas of Polish words. In a sentence that is
// written with accents, a word that lacks them is more likely a foreign one.
type polishReader struct {
	accented bool
	unknown  bool // the dictionary has not the last word as it is written
}

// shortest is the length in bytes from which an unknown word is inflected.
const shortest = 5

// lemmas appends the lemmas of a word in lower case.
func (p *polishReader) lemmas(to []string, w string) []string {
	if p.unknown = !polish(w); p.unknown {
		return append(to, w)
	}
	d := dictionary()
	from := len(to)
	if to = appendReadings(to, from, w, "", d.Find(w)); len(to) > from {
		return to
	}
	if prefix, rest, r := split(d, w); prefix != "" {
		return appendReadings(to, from, rest, prefix, r)
	}
	p.unknown = true
	if !p.accented || len(w) > shortest {
		if to = appendUnaccented(to, d, w); len(to) > from {
			return to
		}
	}
	if len(w) >= shortest {
		if to = appendReadings(to, from, w, "", d.Guess(w)); len(to) > from {
			return to
		}
	}
	return append(to, w)
}

// appendReadings appends the lemmas of the readings of a form, each behind a
// prefix and each once; those that carry no subject are left out unless there
// are no others. What was appended begins at from.
func appendReadings(to []string, from int, form, prefix string, r morph.Readings) []string {
	for i := range r.Len() {
		lemma := r.At(i).Lemma(form)
		if prefix != "" {
			lemma = prefix + lemma
		}
		if !slices.Contains(to[from:], lemma) && (!stopPL[lemma] || r.Len() == 1) {
			to = append(to, lemma)
		}
	}
	return to
}

// mostUnaccented bounds how many words a word without accents may stand for.
const mostUnaccented = 6

func appendUnaccented(to []string, d *morph.Dictionary, w string) []string {
	from := len(to)
	d.FindUnaccented(w, func(form string, r morph.Readings) bool {
		to = appendReadings(to, from, form, "", r)
		return len(to)-from < mostUnaccented
	})
	if len(to) > from {
		return to
	}
	if prefix, rest := prefixOf(w); prefix != "" {
		d.FindUnaccented(rest, func(form string, r morph.Readings) bool {
			to = appendReadings(to, from, form, prefix, r)
			return len(to)-from < mostUnaccented
		})
	}
	return to
}

// split parts a word into a productive prefix and a word that the dictionary
// has, with the readings of that.
func split(d *morph.Dictionary, w string) (prefix, rest string, r morph.Readings) {
	prefix, rest = prefixOf(w)
	if prefix == "" {
		return "", w, r
	}
	if r = d.Find(rest); r.Len() == 0 {
		return "", w, r
	}
	return prefix, rest, r
}

// prefixOf gives the longest productive prefix of a word that leaves a word
// of some length.
func prefixOf(w string) (prefix, rest string) {
	for _, p := range prefixesPL {
		if len(w) >= len(p)+4 && w[:len(p)] == p && len(p) > len(prefix) {
			prefix = p
		}
	}
	return prefix, w[len(prefix):]
}

// prefixesPL are the prefixes with which new words of science are made.
var prefixesPL = strings.Fields(`
aero agro andro angio antropo anty astro audio auto bio cyber cyto dermo dez drobno
dwu dys eko elektro endo enzymo epi etno farmako fermento ferro fito fluoro foto gastro
geno geo gliko gluko hemo hepato hetero hiper hipo histo homo hydro immuno inter
jedno kardio karbo kontr krio ksero kwasi lipo liofilo magneto makro mega meta metalo
mikro mio mono multi nano neo neuro nie niedo nisko nowo nutri okso onko opto orto osteo
para pato peri petro piezo plazmo pneumo poli ponad post proto przeciw pseudo psycho radio
różno samo semi sono spektro spektro stereo sub super śród szybko termo trans trombo trój
turbo ultra video wewnątrz wibro wideo wielo współ wysoko zewnątrz żywno`)

// polish says whether a word has Polish letters only.
func polish(w string) bool {
	for _, r := range w {
		switch r {
		case 'ą', 'ć', 'ę', 'ł', 'ń', 'ó', 'ś', 'ź', 'ż':
		case 'q', 'v', 'x':
			return false
		default:
			if r < 'a' || r > 'z' {
				return false
			}
		}
	}
	return true
}
