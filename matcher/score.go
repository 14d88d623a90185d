package matcher

import (
	"cmp"
	"slices"

	"github.com/lifescience-krakow/swatka/index/text"
)

// prepared is a need made ready to be compared with many candidates.
type prepared struct {
	need    Need
	whole   query
	aspects []query
	langs   []text.Lang
}

func (m *Matcher) prepare(n Need) *prepared {
	p := &prepared{need: n}
	parts, said := []Text{n.Title, n.Summary}, []float64{1.5, 1}
	for _, a := range n.Aspects {
		parts = append(parts, a.Text)
		said = append(said, 1.5)
		p.aspects = append(p.aspects, m.newQuery([]Text{a.Text}, []float64{1}))
	}
	p.whole = m.newQuery(parts, said)
	for _, s := range p.whole {
		p.langs = append(p.langs, s.lang)
	}
	return p
}

func (m *Matcher) score(p *prepared, c *Candidate) Ranked {
	b := build{m: m, p: p, c: c, bearing: 1}
	b.affinity()
	b.aspects()
	b.bear()
	b.fit()
	b.add(FeatureTrust, trust(c.Ties), true)
	b.age()
	return Ranked{ID: c.ID, Score: b.score, Explanation: b.ex}
}

// build gathers one candidate's score and explanation, feature by feature.
type build struct {
	m       *Matcher
	p       *prepared
	c       *Candidate
	score   float64
	bearing float64 // see Contribution
	ex      Explanation
}

func (b *build) add(feature string, value float64, known bool) {
	var total float64
	for _, f := range Features {
		total += max(0, b.m.weights[f])
	}
	c := Contribution{Feature: feature, Value: value, Known: known}
	if total > 0 {
		c.Weight = max(0, b.m.weights[feature]) / total
	}
	c.Points = c.Value * c.Weight * b.bearing
	b.score += c.Points
	b.ex.Contributions = append(b.ex.Contributions, c)
}

// fullBearing is the mean of affinity and aspects from which the terms of
// working together count in full; a clearly fitting candidate reaches it.
const fullBearing = 0.5

func (b *build) bear() {
	topic := (b.ex.Contributions[0].Value + b.ex.Contributions[1].Value) / 2
	b.bearing = min(1, topic/fullBearing)
}

func (b *build) doubt(d Doubt) { b.ex.Doubts = append(b.ex.Doubts, d) }

// proofs compares the need with each document that speaks for the candidate.
func (b *build) proofs() []Proof {
	var out []Proof
	docs := b.c.Evidence
	if b.c.Profile != nil {
		docs = append(slices.Clip(docs), b.c.Profile)
	}
	for _, d := range docs {
		v, hits := b.m.cover(b.p.whole, d)
		out = append(out, Proof{Doc: d.ID, Score: lift(v), Words: strongest(hits, 12)})
	}
	slices.SortStableFunc(out, func(x, y Proof) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Doc, y.Doc))
	})
	return out
}

// lift spreads the shares that a text of ordinary length can reach over the
// whole of 0–1: few texts hold more than a third of a need's words.
func lift(v float64) float64 { return v / (v + 0.2) }

// affinity is the weighted mean over the three best documents, or over as
// many as there are; the second counts half of the first and the third a
// third. One good paper may be chance and three are a field of work, but who
// did just this once should not stand behind who did something near it often.
func (b *build) affinity() {
	ps := b.proofs()
	best := ps[:min(3, len(ps))]
	var sum, total float64
	for i, p := range best {
		weight := 1 / float64(i+1)
		sum += weight * p.Score
		total += weight
		if p.Score > 0 && p.Score >= best[0].Score/slight {
			b.ex.Evidence = append(b.ex.Evidence, p)
		}
	}
	if len(b.c.Evidence) == 0 {
		b.doubt(Doubt{Code: DoubtNoEvidence})
	}
	if len(best) == 0 {
		b.add(FeatureAffinity, neutralAffinity, false)
		return
	}
	b.add(FeatureAffinity, sum/total, true)
}

// aspects is the weighted mean of how well each aspect is covered by the
// passage or competence that covers it best; must-haves count double.
func (b *build) aspects() {
	docs := b.c.docs()
	if len(b.p.aspects) == 0 || len(docs) == 0 {
		b.add(FeatureAspects, neutralAffinity, false)
		return
	}
	var sum, total float64
	for i, q := range b.p.aspects {
		a := b.p.need.Aspects[i]
		cov := b.m.bestCover(q, docs)
		b.ex.Aspects = append(b.ex.Aspects, cov)
		w := max(0, a.Weight)
		if a.Must {
			w *= 2
			if cov.Value < openBelow {
				b.doubt(Doubt{Code: DoubtMustOpen, Aspect: i})
			}
		}
		sum += w * cov.Value
		total += w
	}
	if total == 0 {
		b.add(FeatureAspects, neutralAffinity, false)
		return
	}
	b.add(FeatureAspects, sum/total, true)
}

// openBelow is the cover below which nothing speaks for an aspect: less than
// one rare word of three.
const openBelow = 0.25

func (m *Matcher) bestCover(q query, docs []*Doc) Covered {
	var out Covered
	for _, d := range docs {
		if v, hits := m.coverPassage(q, d); v > out.Value {
			out = Covered{Value: v, Words: strongest(hits, 6)}
		}
	}
	return out
}

// fit adds readiness and stance.
func (b *build) fit() {
	v, gap, known := fitTRL(b.p.need.TRL, b.c.TRL)
	if !known {
		v = neutralFit
	}
	if gap > 0 {
		b.doubt(Doubt{Code: DoubtTRLGap, Levels: gap})
	}
	b.add(FeatureTRL, v, known)

	v, blocked, known := fitStance(b.p.need.Stance, b.c.Stance)
	if !known {
		v = neutralFit
	}
	for _, clause := range blocked {
		b.doubt(Doubt{Code: DoubtStance, Clause: clause})
	}
	b.add(FeatureStance, v, known)
}

// oldAfter is the age in years from which evidence is doubted.
const oldAfter = 5

// age doubts evidence that is old or only in the other language.
func (b *build) age() {
	newest, common := 0, len(b.p.langs) == 0 || len(b.c.Evidence) == 0
	for _, d := range b.c.Evidence {
		newest = max(newest, d.Year)
		for _, s := range d.sides {
			common = common || slices.Contains(b.p.langs, s.lang)
		}
	}
	if b.p.need.Year > 0 && newest > 0 && b.p.need.Year-newest > oldAfter {
		b.doubt(Doubt{Code: DoubtOldEvidence, Year: newest})
	}
	if !common {
		b.doubt(Doubt{Code: DoubtOtherLanguage})
	}
}
