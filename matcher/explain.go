package matcher

// The features, in the order in which they are shown.
const (
	FeatureAffinity = "affinity" // what the documents say against what is asked
	FeatureAspects  = "aspects"  // must-haves and nice-to-haves covered
	FeatureTRL      = "trl"      // technology readiness
	FeatureStance   = "stance"   // secrecy against publication
	FeatureTrust    = "trust"    // past collaboration, endorsement, shared groups
)

// Features lists the features in their fixed order.
var Features = [...]string{FeatureAffinity, FeatureAspects, FeatureTRL, FeatureStance, FeatureTrust}

// Weights say how much each feature counts; they are used in proportion.
type Weights map[string]float64

// DefaultWeights puts what a candidate has shown before all else: three
// quarters for evidence and aspects, the rest for the terms of working
// together, which an introduction can still settle. Those terms count only as
// far as there is something to work on: see Contribution.
func DefaultWeights() Weights {
	return Weights{
		FeatureAffinity: 0.45, FeatureAspects: 0.30,
		FeatureTRL: 0.10, FeatureStance: 0.08, FeatureTrust: 0.07,
	}
}

// Explanation says why a candidate has its score. The points of the
// contributions sum up to the score.
type Explanation struct {
	Contributions []Contribution // one a feature, in the order of Features
	Evidence      []Proof        // what carried it, the best first, at most 3
	Aspects       []Covered      // in the order of the need
	Doubts        []Doubt
}

// Contribution is what one feature adds.
type Contribution struct {
	Feature string
	Value   float64 // 0–1
	Weight  float64 // all sum up to 1
	// Points is Value × Weight for affinity and aspects, and Value × Weight ×
	// bearing for the other features. Bearing, 0–1, grows with those two: the
	// best terms for unrelated work are worth nothing.
	Points float64
	Known  bool // false: nothing to judge by; Value is a neutral guess
}

// Proof is a document that carried a match.
type Proof struct {
	Doc   string   // its id
	Score float64  // 0–1
	Words []string // as they stand in it, lower case, the weightiest first
}

// Covered says how well an aspect is covered.
type Covered struct {
	Value float64 // 0–1
	Words []string
}

// Doubt is a reason to hesitate.
type Doubt struct {
	Code   string
	Aspect int    // its place, for DoubtMustOpen
	Year   int    // for DoubtOldEvidence
	Levels int    // for DoubtTRLGap
	Clause string // for DoubtStance
}

// The codes of doubts.
const (
	DoubtNoEvidence    = "no_evidence"
	DoubtOldEvidence   = "old_evidence" // the newest is of Year
	DoubtMustOpen      = "must_open"    // a must-have that nothing speaks for
	DoubtTRLGap        = "trl_gap"      // works Levels away from what is needed
	DoubtStance        = "stance"       // Clause goes beyond what it accepts
	DoubtOtherLanguage = "other_language"
)

// What is guessed where nothing is known. A missing range or stance stands in
// the middle: neither a merit nor a fault. Missing evidence stands low, for
// most candidates do not fit most needs.
const (
	neutralFit      = 0.5
	neutralAffinity = 0.05
)
