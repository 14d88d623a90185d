package vocabulary

import (
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/rdf"
)

// gatherer takes triples and keeps what a concept table needs of them, and no
// more: definitions and other languages go by.
type gatherer struct {
	bounds   bounds
	untagged text.Lang
	report   *Report

	at       map[string]int32
	nodes    []node
	same     [][2]int32
	carriers map[key]carrier
	forms    []form
	schemes  []scheme
	schemeAt map[string]int

	concepts, bytes, links int
}

func newGatherer(b bounds, untagged text.Lang, r *Report) *gatherer {
	return &gatherer{
		bounds: b, untagged: untagged, report: r, at: map[string]int32{}, carriers: map[key]carrier{}, schemeAt: map[string]int{},
	}
}

// take is an rdf.Each.
func (g *gatherer) take(t rdf.Triple) error {
	if t.Predicate == rdf.RDFType {
		return g.typed(t)
	}
	if r, ok := labelOf[t.Predicate]; ok && t.Object.Kind == rdf.Literal {
		return g.label(t, r)
	}
	if l, ok := linkOf[t.Predicate]; ok && t.Subject.Kind == rdf.IRI && t.Object.Kind == rdf.IRI {
		return g.link(t, l)
	}
	if r, ok := carries[t.Predicate]; ok && t.Object.Kind != rdf.Literal {
		if len(g.carriers) >= g.bounds.carriers {
			return tooMany(g.bounds.carriers, "nodes with labels")
		}
		g.carriers[keyOf(t.Object.Value)] = carrier{owner: keyOf(t.Subject.Value), rank: r, xl: strings.HasPrefix(t.Predicate, skosXL)}
		return g.owner(t)
	}
	if r, ok := formOf[t.Predicate]; ok {
		if l, ok := g.read(t.Object, r); ok {
			g.forms = append(g.forms, form{carrier: keyOf(t.Subject.Value), label: l})
			return g.weigh(len(l.text))
		}
		return nil
	}
	if t.Predicate == skos+"inScheme" && t.Object.Kind == rdf.IRI {
		if s := g.scheme(t.Object.Value, 2*g.bounds.schemes); s != nil {
			s.typed = true
		}
		return nil
	}
	if f, ok := factOf[t.Predicate]; ok {
		g.fact(t, f)
		return nil
	}
	if t.Predicate == skos+"notation" {
		return g.notation(t)
	}
	return nil
}

// owner keeps the name of a concept whose labels lie elsewhere.
func (g *gatherer) owner(t rdf.Triple) error {
	if t.Subject.Kind != rdf.IRI || !strings.HasPrefix(t.Predicate, skosXL) {
		return nil // those of MeSH have a type
	}
	_, err := g.node(t.Subject.Value)
	return err
}

func (g *gatherer) node(name string) (int32, error) {
	if at, known := g.at[name]; known {
		return at, nil
	}
	if len(g.nodes) >= g.bounds.nodes {
		return 0, tooMany(g.bounds.nodes, "nodes")
	}
	at := int32(len(g.nodes))
	g.nodes = append(g.nodes, node{name: name})
	g.at[name] = at
	return at, nil
}

func (g *gatherer) typed(t rdf.Triple) error {
	kind := t.Object.Value
	if isScheme[kind] {
		if s := g.scheme(t.Subject.Value, 2*g.bounds.schemes); s != nil {
			s.typed = true
		}
	}
	if t.Subject.Kind != rdf.IRI || !(isConcept[kind] || isGroup[kind] || isScheme[kind]) {
		return nil
	}
	if _, known := g.at[t.Subject.Value]; !known && !isConcept[kind] && strings.HasPrefix(kind, mesh) {
		return nil // terms, of which there are very many
	}
	at, err := g.node(t.Subject.Value)
	if err != nil {
		return err
	}
	n := &g.nodes[at]
	n.concept = n.concept || isConcept[kind]
	n.group = n.group || !isConcept[kind]
	if !n.concept {
		return nil
	}
	return g.count(n)
}

// count sees to it that there are not too many concepts while there still is
// memory.
func (g *gatherer) count(n *node) error {
	if n.counted {
		return nil
	}
	n.counted = true
	if g.concepts++; g.concepts > g.bounds.concepts {
		return tooMany(g.bounds.concepts, "concepts; take a part of it, by field or by language")
	}
	return nil
}

func (g *gatherer) label(t rdf.Triple, r rank) error {
	if t.Subject.Kind != rdf.IRI {
		return nil
	}
	l, ok := g.read(t.Object, r)
	if !ok {
		return nil
	}
	at, err := g.node(t.Subject.Value)
	if err != nil {
		return err
	}
	n := &g.nodes[at]
	n.labels = append(n.labels, l)
	if err := g.weigh(len(l.text)); err != nil || r == named {
		return err
	}
	return g.count(n)
}

// read makes a label of a literal in Polish or English.
func (g *gatherer) read(o rdf.Term, r rank) (label, bool) {
	l, exact, ok := languageOf(o.Lang)
	if o.Lang == "" {
		l, exact, ok = g.untagged, true, g.untagged == text.PL || g.untagged == text.EN
		if !ok && r != named {
			g.report.Untagged++
		}
	}
	if !ok || o.Kind != rdf.Literal {
		return label{}, false
	}
	if r == preferred && !exact {
		r = regional
	}
	s := clean(o.Value)
	if s == "" {
		g.report.Unusable++
	}
	return label{text: s, lang: l, rank: r}, s != ""
}

func (g *gatherer) weigh(n int) error {
	if g.bytes += n; g.bytes > g.bounds.labels {
		return tooMany(g.bounds.labels>>20, "MiB of labels")
	}
	return nil
}

func (g *gatherer) link(t rdf.Triple, l link) error {
	a, err := g.node(t.Subject.Value)
	if err != nil {
		return err
	}
	b, err := g.node(t.Object.Value)
	if err != nil {
		return err
	}
	if g.links++; g.links > g.bounds.links {
		return tooMany(g.bounds.links, "links")
	}
	if l != same {
		g.nodes[a].linked, g.nodes[b].linked = true, true
	}
	switch l {
	case broader:
		g.nodes[a].broader = append(g.nodes[a].broader, b)
	case narrower:
		g.nodes[b].broader = append(g.nodes[b].broader, a)
	case related:
		g.nodes[a].related = append(g.nodes[a].related, b)
	case same:
		g.same = append(g.same, [2]int32{a, b})
	}
	return nil
}

func (g *gatherer) notation(t rdf.Triple) error {
	if t.Subject.Kind != rdf.IRI || t.Object.Kind != rdf.Literal {
		return nil
	}
	at, err := g.node(t.Subject.Value)
	if err == nil && g.nodes[at].notation == "" {
		g.nodes[at].notation = clean(t.Object.Value)
	}
	return err
}
