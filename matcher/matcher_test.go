package matcher_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/lifescience-krakow/swatka/matcher"
)

func coatings() matcher.Need {
	return matcher.Need{
		Title:   matcher.Text{EN: "Antimicrobial coatings for hospital bed frames"},
		Summary: matcher.Text{EN: "Bacteria survive on our powder-coated steel. We need a durable paint that kills them."},
		Aspects: []matcher.Aspect{
			{Text: matcher.Text{EN: "antimicrobial powder coating"}, Must: true, Weight: 5},
			{Text: matcher.Text{EN: "ISO 22196 testing"}, Weight: 2},
		},
		TRL:    matcher.TRL{Min: 4, Max: 6},
		Stance: &matcher.Stance{EmbargoMonths: 12, Review: true, Ownership: 1, Confidentiality: 1},
		Year:   2026,
	}
}

func doc(id string, year int, en string) *matcher.Doc {
	return matcher.NewDoc(nil, id, year, matcher.Text{EN: en})
}

func candidates() []matcher.Candidate {
	return []matcher.Candidate{
		{ID: "baker", Evidence: []*matcher.Doc{doc("b1", 2024, "Sourdough fermentation and the shelf life of rye bread")}},
		{ID: "coater", Evidence: []*matcher.Doc{
			doc("c1", 2023, "Zinc oxide in powder coatings: antimicrobial paint on steel kills bacteria, tested to ISO 22196"),
			doc("c2", 2010, "Adhesion of paint on aluminium"),
		}},
		{ID: "nobody"},
		{ID: "polish", Evidence: []*matcher.Doc{
			matcher.NewDoc(nil, "p1", 2022, matcher.Text{PL: "Antymikrobowe powłoki na stal, badania według ISO 22196, bakterie"}),
		}},
	}
}

func TestTheOneWhoDoesItComesFirst(t *testing.T) {
	got := matcher.Rank(nil, coatings(), candidates())
	if got[0].ID != "coater" || got[1].ID != "polish" {
		t.Errorf("order %v", ids(got))
	}
	if len(got) != 4 {
		t.Fatalf("%d of 4 candidates came back", len(got))
	}
	best := got[0].Explanation
	if best.Evidence[0].Doc != "c1" || !slices.Contains(best.Evidence[0].Words, "antimicrobial") {
		t.Errorf("proof %+v", best.Evidence)
	}
	if best.Aspects[0].Value < 0.5 || best.Aspects[1].Value < 0.5 {
		t.Errorf("aspects %+v", best.Aspects)
	}
}

func TestWithoutEvidenceKeptAndSaid(t *testing.T) {
	for _, r := range matcher.Rank(nil, coatings(), candidates()) {
		has := slices.ContainsFunc(r.Explanation.Doubts, func(d matcher.Doubt) bool { return d.Code == matcher.DoubtNoEvidence })
		if has != (r.ID == "nobody") {
			t.Errorf("%s: says no evidence: %v", r.ID, has)
		}
	}
}

func TestDoubtsAreNamed(t *testing.T) {
	c := matcher.Candidate{
		ID: "x", TRL: matcher.TRL{Min: 1, Max: 2},
		Stance:   &matcher.Stance{EmbargoMonths: 6, Review: true, Ownership: 0, Confidentiality: 2},
		Evidence: []*matcher.Doc{matcher.NewDoc(nil, "e", 2015, matcher.Text{PL: "Chleb żytni"})},
	}
	got := matcher.Rank(nil, coatings(), []matcher.Candidate{c})[0].Explanation.Doubts
	want := []matcher.Doubt{
		{Code: matcher.DoubtMustOpen, Aspect: 0},
		{Code: matcher.DoubtTRLGap, Levels: 2},
		{Code: matcher.DoubtStance, Clause: matcher.ClauseEmbargo},
		{Code: matcher.DoubtStance, Clause: matcher.ClauseOwnership},
		{Code: matcher.DoubtOldEvidence, Year: 2015},
		{Code: matcher.DoubtOtherLanguage},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("doubts\n got %+v\nwant %+v", got, want)
	}
}

func TestStrangeInputIsDefined(t *testing.T) {
	for name, tc := range map[string]struct {
		need matcher.Need
		cs   []matcher.Candidate
	}{
		"nothing":       {matcher.Need{}, nil},
		"empty need":    {matcher.Need{}, candidates()},
		"one word":      {matcher.Need{Title: matcher.Text{PL: "a"}}, candidates()},
		"zero weights":  {matcher.Need{Aspects: []matcher.Aspect{{Text: matcher.Text{EN: "paint"}}}}, candidates()},
		"no candidates": {coatings(), nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := matcher.Rank(nil, tc.need, tc.cs)
			if len(got) != len(tc.cs) {
				t.Fatalf("%d of %d came back", len(got), len(tc.cs))
			}
			for _, r := range got {
				sound(t, r)
			}
		})
	}
}

var vocabulary = []string{
	"enzyme", "bakteria", "bacteria", "polymer", "polimer", "coating", "powłoka", "PCR", "IL-6", "steel", "bread",
	"chromatografia", "chromatography", "wound", "rana", "hydrogel", "hydrożel", "szpital", "hospital", "test",
}

func anyText(t *rapid.T, label string) matcher.Text {
	words := func(l string) string {
		var s string
		for _, w := range rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 8).Draw(t, label+l) {
			s += w + " "
		}
		return s
	}
	return matcher.Text{PL: words("pl"), EN: words("en")}
}

func anyNeed(t *rapid.T) matcher.Need {
	n := matcher.Need{
		Title: anyText(t, "title"), Summary: anyText(t, "summary"), Year: 2026,
		TRL: matcher.TRL{Min: rapid.IntRange(0, 5).Draw(t, "lo"), Max: rapid.IntRange(5, 9).Draw(t, "hi")},
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "aspects") {
		n.Aspects = append(n.Aspects, matcher.Aspect{
			Text: anyText(t, fmt.Sprint("aspect", i)), Must: rapid.Bool().Draw(t, "must"), Weight: float64(rapid.IntRange(1, 5).Draw(t, "w")),
		})
	}
	if rapid.Bool().Draw(t, "stance") {
		n.Stance = &matcher.Stance{EmbargoMonths: rapid.IntRange(0, 36).Draw(t, "embargo"), Ownership: rapid.IntRange(0, 2).Draw(t, "own")}
	}
	return n
}

func anyCandidates(t *rapid.T) []matcher.Candidate {
	var out []matcher.Candidate
	for i := range rapid.IntRange(0, 8).Draw(t, "candidates") {
		c := matcher.Candidate{ID: fmt.Sprint("c", i), TRL: matcher.TRL{Min: 1, Max: rapid.IntRange(0, 9).Draw(t, "trl")}}
		for j := range rapid.IntRange(0, 4).Draw(t, "docs") {
			c.Evidence = append(c.Evidence, matcher.NewDoc(nil, fmt.Sprint("d", i, j), 2020, anyText(t, "doc")))
		}
		if rapid.Bool().Draw(t, "accepts") {
			c.Stance = &matcher.Stance{EmbargoMonths: rapid.IntRange(0, 36).Draw(t, "most")}
		}
		c.Ties = matcher.Ties{Collaborations: rapid.IntRange(0, 3).Draw(t, "ties")}
		out = append(out, c)
	}
	return out
}

func TestOrderOfInputDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, cs := anyNeed(t), anyCandidates(t)
		shuffled := slices.Clone(cs)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if !reflect.DeepEqual(matcher.Rank(nil, n, cs), matcher.Rank(nil, n, shuffled)) {
			t.Fatal("another order of input gives another ranking")
		}
	})
}

func TestPointsSumUpToTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, r := range matcher.Rank(nil, anyNeed(t), anyCandidates(t)) {
			sound(t, r)
		}
	})
}

type fataler interface{ Fatalf(string, ...any) }

// sound checks what holds for every ranked candidate.
func sound(t fataler, r matcher.Ranked) {
	var points, weights float64
	for i, c := range r.Explanation.Contributions {
		if c.Feature != matcher.Features[i] {
			t.Fatalf("%s: feature %d is %s", r.ID, i, c.Feature)
		}
		if !(c.Value >= 0 && c.Value <= 1) {
			t.Fatalf("%s: %s is %v", r.ID, c.Feature, c.Value)
		}
		points += c.Points
		weights += c.Weight
	}
	if len(r.Explanation.Contributions) != len(matcher.Features) {
		t.Fatalf("%s: %d contributions", r.ID, len(r.Explanation.Contributions))
	}
	if math.Abs(points-r.Score) > 1e-12 || math.Abs(weights-1) > 1e-12 || !(r.Score >= 0 && r.Score <= 1) {
		t.Fatalf("%s: score %v, points %v, weights %v", r.ID, r.Score, points, weights)
	}
}

// A candidate that improves in one feature, all else equal, never falls.
func TestMonotoneInEachFeature(t *testing.T) {
	better := map[string]func(*rapid.T, matcher.Need, *matcher.Candidate){
		matcher.FeatureTrust: func(_ *rapid.T, _ matcher.Need, c *matcher.Candidate) { c.Ties.Collaborations++; c.Ties.Groups++ },
		matcher.FeatureStance: func(_ *rapid.T, n matcher.Need, c *matcher.Candidate) {
			if c.Stance != nil {
				s := *c.Stance
				s.EmbargoMonths, s.Review = s.EmbargoMonths+6, true
				s.Ownership, s.Confidentiality = min(2, s.Ownership+1), min(2, s.Confidentiality+1)
				c.Stance = &s
			}
		},
		matcher.FeatureTRL: func(_ *rapid.T, n matcher.Need, c *matcher.Candidate) {
			if c.TRL.Max > 0 {
				c.TRL = matcher.TRL{Min: min(c.TRL.Min, max(1, n.TRL.Min)), Max: max(c.TRL.Max, n.TRL.Max)}
			}
		},
		matcher.FeatureAspects: func(t *rapid.T, _ matcher.Need, c *matcher.Candidate) {
			if len(c.Evidence)+len(c.Competences) > 0 {
				c.Competences = append(slices.Clone(c.Competences), matcher.NewDoc(nil, "", 0, anyText(t, "competence")))
			}
		},
	}
	for feature, improve := range better {
		t.Run(feature, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				n, cs := anyNeed(t), anyCandidates(t)
				if len(cs) == 0 {
					return
				}
				m := matcher.New(nil, matcher.DefaultWeights(), corpus(cs))
				before := score(m.Rank(n, cs), "c0")
				improve(t, n, &cs[0])
				if after := score(m.Rank(n, cs), "c0"); after < before-1e-12 {
					t.Fatalf("%v after the improvement, %v before", after, before)
				}
			})
		})
	}
}

// A document that says all that is asked lifts the affinity over any that it
// takes the place of.
func TestMonotoneInAffinity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, cs := anyNeed(t), anyCandidates(t)
		if len(cs) == 0 || len(cs[0].Evidence) == 0 {
			return
		}
		m := matcher.New(nil, matcher.DefaultWeights(), corpus(cs))
		before := score(m.Rank(n, cs), "c0")
		say := matcher.Text{PL: n.Title.PL + n.Summary.PL, EN: n.Title.EN + n.Summary.EN}
		for _, a := range n.Aspects {
			say.PL += " " + a.Text.PL
			say.EN += " " + a.Text.EN
		}
		docs := slices.Clone(cs[0].Evidence)
		worst := 0
		for i := range docs {
			if alone(m, n, docs[i]) < alone(m, n, docs[worst]) {
				worst = i
			}
		}
		full := matcher.NewDoc(nil, docs[worst].ID, 2020, say)
		if alone(m, n, full) < alone(m, n, docs[worst]) {
			return // a long text may say it less densely; not what is tested
		}
		cs[0].Evidence = append(docs, full)
		if after := m.Rank(n, cs); contribution(after, "c0", matcher.FeatureAffinity) < 0 || score(after, "c0") > 1 {
			t.Fatalf("%v before, %v after", before, after)
		}
		cs[0].Evidence = slices.Clone(docs)
		cs[0].Evidence[worst] = full
		was := contribution(m.Rank(n, []matcher.Candidate{{ID: "c0", Evidence: docs}}), "c0", matcher.FeatureAffinity)
		is := contribution(m.Rank(n, cs), "c0", matcher.FeatureAffinity)
		if is < was-1e-12 {
			t.Fatalf("affinity %v after a better document, %v before", is, was)
		}
	})
}

func alone(m *matcher.Matcher, n matcher.Need, d *matcher.Doc) float64 {
	return contribution(m.Rank(n, []matcher.Candidate{{ID: "a", Evidence: []*matcher.Doc{d}}}), "a", matcher.FeatureAffinity)
}

func contribution(rs []matcher.Ranked, id, feature string) float64 {
	for _, r := range rs {
		if r.ID == id {
			for _, c := range r.Explanation.Contributions {
				if c.Feature == feature {
					return c.Value
				}
			}
		}
	}
	return -1
}

func score(rs []matcher.Ranked, id string) float64 {
	for _, r := range rs {
		if r.ID == id {
			return r.Score
		}
	}
	return -1
}

func corpus(cs []matcher.Candidate) *matcher.Corpus {
	c := matcher.NewCorpus()
	for _, x := range cs {
		for _, d := range x.Evidence {
			c.Add(d)
		}
	}
	return c
}

func ids(rs []matcher.Ranked) []string {
	out := make([]string, len(rs))
	for i, r := range rs {
		out[i] = r.ID
	}
	return out
}
