package text

import "strings"

// prefixesEN are the prefixes with which new English words of science are
// made, of those that leave the meaning of a word as it is.
var prefixesEN = strings.Fields(`
actino agro anti bio cardio chemo counter cyano cyber cyto electro endo geno hepato hydro
hyper hypo immuno intra lacto macro mega micro mono multi myco nano neuro nutra nutri
osteo patho petro pharmaco photo physio phyto poly proteo pseudo psycho radio
semi spectro thermo ultra
`)

// boundEN are beginnings of terms that mean something else, or nothing,
// without a prefix: a photograph is no graph, a hypothesis no thesis.
var boundEN = strings.Fields(`
log scop graph gram metr meter thes lys phob phil phor phag gen typ chrom crin thel mer morph
nom path plasm poros sound stat trop troph
`)

// leastRestEN is the length that must stay behind an English prefix: there is
// no dictionary that could say whether it is a word.
const leastRestEN = 5

// behindPrefixEN gives the longest prefix of an English word and the rest,
// "" and "" if there is none.
func behindPrefixEN(w string) (prefix, rest string) {
	for _, p := range prefixesEN {
		if len(p) > len(prefix) && strings.HasPrefix(w, p) {
			prefix = p
		}
	}
	rest = w[len(prefix):]
	if prefix == "" || startsWithAny(rest, boundEN) {
		return "", ""
	}
	return prefix, rest
}

func appendKinEN(to []string, from int, term string) []string {
	if _, rest := behindPrefixEN(term); len(rest) >= leastRestEN {
		return appendOnce(to, from, rest)
	}
	return to
}
