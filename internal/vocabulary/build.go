package vocabulary

import (
	"cmp"
	"encoding/hex"
	"slices"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// Bounds on a row of the table: a line of it is at most 64 KiB.
const (
	mostLabels  = 64 // in a language
	mostBroader = 50
	mostRelated = 150
)

// build makes concepts of what was gathered.
func (g *gatherer) build(name string) []thesaurus.Concept {
	g.attach()
	b := builder{g: g, first: g.fold()}
	b.keep()
	b.name(name)
	g.report.Circles = b.straighten()
	return b.concepts()
}

// attach gives concepts the labels that other nodes hold for them.
func (g *gatherer) attach() {
	if len(g.forms) == 0 {
		return
	}
	owners := make(map[key]int32, len(g.nodes))
	for i := range g.nodes {
		if !g.nodes[i].group {
			owners[keyOf(g.nodes[i].name)] = int32(i)
		}
	}
	for _, f := range g.forms {
		at, r := f.carrier, f.label.rank
		for range 3 { // a term of a concept of a descriptor
			c, ok := g.carriers[at]
			if !ok {
				break
			}
			at, r = c.owner, max(r, c.rank)
			if n, ok := owners[at]; ok && (g.nodes[n].concept || c.xl) {
				g.nodes[n].labels = append(g.nodes[n].labels, label{text: f.label.text, lang: f.label.lang, rank: r})
				g.nodes[n].counted = true
				break
			}
		}
	}
	g.forms, g.carriers = nil, nil
}

// isConcept tells whether a node is one: it is typed so or has a label of
// SKOS, or it has some label and stands in relations.
func (n *node) isConcept() bool {
	if n.group && !n.concept {
		return false
	}
	return n.counted || len(n.labels) > 0 && n.linked
}

// fold makes one of the concepts that are the same, and gives the first of
// each family for every node.
func (g *gatherer) fold() []int32 {
	first := make([]int32, len(g.nodes))
	for i := range first {
		first[i] = int32(i)
	}
	find := func(i int32) int32 {
		for first[i] != i {
			first[i] = first[first[i]]
			i = first[i]
		}
		return i
	}
	for _, p := range g.same {
		a, b := find(p[0]), find(p[1])
		if a != b && g.nodes[p[0]].isConcept() && g.nodes[p[1]].isConcept() {
			first[max(a, b)] = min(a, b)
			g.report.Same++
		}
	}
	for i := range first {
		f := find(int32(i))
		if first[i] = f; f != int32(i) {
			g.merge(&g.nodes[f], &g.nodes[i])
		}
	}
	return first
}

func (g *gatherer) merge(to, from *node) {
	to.labels = append(to.labels, from.labels...)
	to.broader = append(to.broader, from.broader...)
	to.related = append(to.related, from.related...)
	to.notation = cmp.Or(to.notation, from.notation)
	to.counted = true
	*from = node{name: from.name}
}

// builder makes concepts of folded nodes.
type builder struct {
	g     *gatherer
	first []int32
	kept  []int32 // nodes, in the order of the file
	ids   []thesaurus.ID
}

// keep chooses the concepts that have a label.
func (b *builder) keep() {
	g := b.g
	b.ids = make([]thesaurus.ID, len(g.nodes))
	for i := range g.nodes {
		n := &g.nodes[i]
		switch {
		case b.first[i] != int32(i) || !n.isConcept():
		case len(n.labels) == 0:
			g.report.Unlabelled++
		default:
			b.kept = append(b.kept, int32(i))
		}
	}
}

// name gives ids: the last part of the address. Where two would be the same,
// all of them have a part of their digest behind it, so that the order of the
// file does not matter.
func (b *builder) name(vocabulary string) {
	often := map[string]int{}
	for _, i := range b.kept {
		often[local(b.g.nodes[i].name)]++
	}
	for _, i := range b.kept {
		name := b.g.nodes[i].name
		id := local(name)
		if often[id] > 1 || id == "" {
			k := keyOf(name)
			id += "-" + hex.EncodeToString(k[:6])
		}
		b.ids[i] = thesaurus.ID(vocabulary + ":" + id)
	}
}

func (b *builder) concepts() []thesaurus.Concept {
	out := make([]thesaurus.Concept, 0, len(b.kept))
	for _, i := range b.kept {
		n := &b.g.nodes[i]
		slices.SortStableFunc(n.labels, func(x, y label) int { return cmp.Compare(x.rank, y.rank) })
		c := thesaurus.Concept{
			ID: b.ids[i], Kind: thesaurus.KindSubject, PL: b.labels(n, text.PL), EN: b.labels(n, text.EN),
			Broader: b.links(n.broader, mostBroader), Related: b.links(n.related, mostRelated),
		}
		if n.notation != "" {
			c.Note = "notation " + n.notation
		}
		out = append(out, c)
		b.g.report.add(&c)
	}
	return out
}

func (r *Report) add(c *thesaurus.Concept) {
	r.Concepts++
	r.PL += len(c.PL)
	r.EN += len(c.EN)
	r.Broader += len(c.Broader)
	r.Related += len(c.Related)
}

// labels gives the labels of a language, each once.
func (b *builder) labels(n *node, l text.Lang) (out []string) {
	seen := map[string]bool{}
	for _, x := range n.labels {
		if s := sameLabel(x.text); x.lang == l && !seen[s] {
			seen[s] = true
			out = append(out, x.text)
		}
	}
	if len(out) > mostLabels {
		b.g.report.Unusable += len(out) - mostLabels
		out = out[:mostLabels]
	}
	return out
}

// links gives ids for nodes that are kept already and distinct.
func (b *builder) links(to []int32, most int) (out []thesaurus.ID) {
	b.g.report.Loose += max(0, len(to)-most)
	for _, i := range to[:min(len(to), most)] {
		out = append(out, b.ids[i])
	}
	return out
}
