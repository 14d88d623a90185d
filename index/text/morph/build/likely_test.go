package build

import (
	"strings"
	"testing"
)

// TestLikely has readings of one form and those that stay, in order.
func TestLikely(t *testing.T) {
	known := map[string]bool{"białko": true, "badanie": true, "piec": true, "lek": true}
	for _, c := range []struct {
		name, lines string
		want        string
	}{
		{"alone, whatever it is", "kowal Kowal subst:sg:voc:m1", "kowal"},
		{"both are known", "x białko subst:sg\nx lek subst:sg", "białko lek"},
		{"neither is known", "x drugi adj:sg\nx pierwszy adj:sg", "drugi pierwszy"},
		{"one is known", "x białko subst:pl\nx białka subst:sg", "białko"},
		{"no name beside a word", "lek Lek subst:sg\nlek lek subst:sg", "lek"},
		{"a name beside an unknown word", "x Xa subst:sg\nx xe subst:sg", "xe"},
		{"no vocative", "x xa subst:sg:voc:f\nx xe subst:sg:nom:f", "xe"},
		{"no imperative", "x xać verb:impt:sg\nx xe subst:sg:nom:f", "xe"},
		{"no depreciative", "x xa depr:pl:nom:m2\nx xe subst:sg:nom:f", "xe"},
		{"no head of a compound", "x xy adja\nx xe subst:sg:nom:f", "xe"},
		{"vocative among others stays", "x xa subst:sg:nom:f+subst:sg:voc:f\nx xe subst:sg:nom:f", "xa xe"},
		{"no plural word", "x xy subst:pl:nom:p3\nx xe subst:pl:nom:f", "xe"},
		{"no abbreviation", "x xa brev:pun\nx xe subst:pl:nom:f", "xe"},
		{"a noun for its gerund", "badania badać ger:sg\nbadania badanie subst:sg", "badanie"},
		{"an adjective for its participle", "x xać ppas:sg\nx xany adj:sg", "xany"},
		{"a gerund alone", "x xać ger:sg\nx xać ppas:sg", "xać"},
		{"a gerund beside another verb", "x xać ger:sg\nx xeć verb:fin", "xać xeć"},
		{"a noun, known, for a verb", "piec piec subst:sg\npiec piecać verb:inf", "piec"},
		{"one lemma, two tags", "x lek subst:sg:voc:m3\nx lek subst:sg:nom:m3\nx leka subst:sg:nom:f", "lek"},
	} {
		es := source(t, c.lines)
		for i := range es {
			if !known[es[i].lemma] {
				es[i].marks |= unlisted
			}
		}
		var got []string
		for _, e := range likely(es) {
			got = append(got, e.lemma)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
