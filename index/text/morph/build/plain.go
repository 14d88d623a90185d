package build

import "strings"

// listedByPlain gives the readings of the forms with accents, by what they look
// like without, that belong to words known to be in use. A rare word must not
// hide one that someone wrote without its accents: komorka is a form of the
// rare komorek, but more likely a komórka.
func listedByPlain(all []entry) map[string][]entry {
	out := map[string][]entry{}
	for _, e := range all {
		if p := withoutAccents.Replace(e.form); p != e.form && !isUnlisted(e) {
			out[p] = append(out[p], e)
		}
	}
	return out
}

func isUnlisted(e entry) bool { return e.marks&unlisted != 0 }

var withoutAccents = strings.NewReplacer("ą", "a", "ć", "c", "ę", "e", "ł", "l", "ń", "n", "ó", "o", "ś", "s", "ź", "z", "ż", "z")
