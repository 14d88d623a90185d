package vocabulary

import (
	"crypto/sha256"
	"fmt"
)

// bounds on what is gathered.
type bounds struct {
	concepts int // of the vocabulary
	nodes    int // that a label or a link was read of
	carriers int // nodes that hold labels
	labels   int // bytes of labels
	links    int
	schemes  int // nodes that say something about the vocabulary
}

var usual = bounds{
	concepts: 500_000, nodes: 2_000_000, carriers: 4_000_000, labels: 256 << 20, links: 8_000_000, schemes: 1000,
}

// key stands for the name of a node of which there are too many to keep the
// names.
type key [16]byte

func keyOf(name string) key {
	sum := sha256.Sum256([]byte(name))
	return key(sum[:16])
}

// node is a concept, or may become one.
type node struct {
	name           string
	concept, group bool // of that type
	counted        bool // among the concepts: by its type or a label of SKOS
	linked         bool // to another, from either side
	labels         []label
	broader        []int32
	related        []int32
	notation       string
}

// carrier is a node that holds labels of another.
type carrier struct {
	owner key
	rank  rank
	xl    bool // what owns it is a concept by that alone
}

// form is a label that a carrier holds.
type form struct {
	carrier key
	label   label
}

// scheme is what was said about a node that may be the vocabulary itself.
type scheme struct {
	name    string
	typed   bool
	facts   [facts]string
	english [facts]bool // the fact, or it has no language
}

func tooMany(n int, what string) error {
	return fmt.Errorf("%w: more than %d %s", ErrTooLarge, n, what)
}
