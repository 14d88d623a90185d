package text

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// stemEN gives the Porter2 stem (M. Porter, 2001) of a word in lower case;
// a word with other letters than English ones stays as it is.
func stemEN(w string) string {
	for i := 0; i < len(w); i++ {
		if w[i] < 'a' || w[i] > 'z' {
			return w
		}
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
