package importer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

type kindName struct {
	name string
	kind domain.Kind
}

var kindNames = []kindName{
	{"organisations", domain.KindOrganisation},
	{"researchers", domain.KindResearcher},
	{"evidence", domain.KindEvidence},
	{"groups", domain.KindGroup},
	{"calls", domain.KindCall},
	{"offers", domain.KindOffer},
	{"challenges", domain.KindChallenge},
	{"collaborations", domain.KindCollaboration},
	{"endorsements", domain.KindEndorsement},
}

// Kinds lists the kinds that can be imported so that what a record may point
// to comes before it.
func Kinds() []domain.Kind {
	out := make([]domain.Kind, len(kindNames))
	for i, k := range kindNames {
		out[i] = k.kind
	}
	return out
}

// KindNames lists the words for the kinds on the command line.
func KindNames() []string {
	out := make([]string, len(kindNames))
	for i, k := range kindNames {
		out[i] = k.name
	}
	return out
}

// ParseKind gives the kind for a word of the command line: "organisations",
// also "organisation" and "interest-groups".
func ParseKind(word string) (domain.Kind, error) {
	w := strings.TrimPrefix(strings.ToLower(word), "interest-")
	i := slices.IndexFunc(kindNames, func(k kindName) bool {
		return k.name == w || string(k.kind) == w
	})
	if i < 0 {
		return "", fmt.Errorf("unknown kind %q: use one of %s", word, strings.Join(KindNames(), ", "))
	}
	return kindNames[i].kind, nil
}
