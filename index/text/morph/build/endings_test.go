package build

import (
	"strings"
	"testing"
)

// inflections gives lines of words with an ending in their forms and another
// in their lemmas.
func inflections(stems, end, lemmaEnd, tags string) string {
	var b strings.Builder
	for s := range strings.FieldsSeq(stems) {
		b.WriteString(s + end + " " + s + lemmaEnd + " " + tags + "\n")
	}
	return b.String()
}

func TestEndings(t *testing.T) {
	const four, three = "mak tak rak pak", "lin min pin"
	for _, c := range []struct{ name, lines, form, want string }{
		{"four words say it", inflections(four, "ach", "a", "subst:pl"), "genach", "gena/1"},
		{"three do not", inflections(three, "ach", "a", "subst:pl"), "genach", ""},
		{"the longer ending counts", inflections(four, "em", "", "subst:sg") + inflections("sob lob kob tob gob", "iem", "", "subst:sg"), "genobiem", "genob/1"},
		{
			"two that are near",
			inflections("mak tak rak pak lak", "u", "", "subst:sg") + inflections("mek tek rek pek", "u", "o", "subst:sg"), "biku", "bik/1 biko/1",
		},
		{
			"a rare one is left out",
			inflections("mak tak rak pak lak", "u", "", "subst:sg") + inflections("mek tek", "u", "o", "subst:sg"), "biku", "bik/1",
		},
		{"none is shorter than its change", inflections(four, "otu", "ita", "subst:sg"), "biku", ""},
		{"names teach nothing", inflections("Mak Tak Rak Pak", "u", "", "subst:sg"), "biku", ""},
		{"gerunds neither", inflections(four, "ania", "ać", "ger:sg"), "gebania", ""},
		{"nor abbreviations", inflections(four, "u", "", "brev:pun"), "biku", ""},
		{"letters, not bytes", inflections(four, "ąż", "ęga", "subst:sg"), "biąż", "bięga/1"},
		{"no other end", inflections(four, "ach", "a", "subst:pl"), "genac", ""},
	} {
		d := made(t, c.lines)
		if got := readings(c.form, d.Guess(c.form)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
