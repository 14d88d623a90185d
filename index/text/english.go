package text

import (
	"strings"

	"github.com/kljensen/snowball/english"
)

// stemEN gives the term of an English word in lower case: the Porter2 stem
// (M. Porter, 2001) of its American spelling, or the one that irregularEN has
// for it or for what stands behind its prefix (biosynthesis, microorganism). A
// word with other letters than English ones stays as it is.
func stemEN(w string) string {
	for i := 0; i < len(w); i++ {
		if w[i] < 'a' || w[i] > 'z' {
			return w
		}
	}
	w = american(w)
	if t, ok := irregularEN[w]; ok {
		return t
	}
	if prefix, rest := behindPrefixEN(w); prefix != "" {
		if t, ok := irregularEN[rest]; ok {
			return prefix + t
		}
	}
	return english.Stem(w, true)
}

// stopEN has the English words that carry no subject.
var stopEN = set(`
a about above after again against all also although am among amongst an and any are
as at be because been before being below between both but by can could did do
does doing down during each either few for from further had has have having he
hence her here hers herself him himself his how however i if in into is it its
itself may me might more most must my myself neither no nor not now of off on
once only or other our ours ourselves out over own per same shall she should
since so some such than that the their theirs them themselves then there
therefore these they this those though through thus to too under until up upon
us very via was we were what when where whether which while whilst who whom whose why
will with within without would you your yours yourself yourselves`)

// set gives the words of a list.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// table reads lines of a term and its words. A term with a tilde is one that
// would else be that of another line.
func table(lines string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(lines) {
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		for _, w := range words[1:] {
			out[w] = words[0]
		}
	}
	return out
}

// lists reads lines of a word and those that go with it.
func lists(lines string) map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(lines) {
		if words := strings.Fields(line); len(words) > 0 {
			out[words[0]] = words[1:]
		}
	}
	return out
}
