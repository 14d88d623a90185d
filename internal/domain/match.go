package domain

// MatchState is where a match stands on its way from proposal to outcome.
type MatchState string

// The states of a match.
const (
	MatchProposed   MatchState = "proposed"
	MatchInReview   MatchState = "in_review"
	MatchApproved   MatchState = "approved"
	MatchRejected   MatchState = "rejected"
	MatchDeferred   MatchState = "deferred"
	MatchIntroduced MatchState = "introduced"
	MatchInContact  MatchState = "in_contact"
	MatchAgreement  MatchState = "agreement"
	MatchCompleted  MatchState = "completed"
	MatchAbandoned  MatchState = "abandoned"
)

// MatchMachine holds the allowed steps of a match. A rejected pair comes back
// as proposed only when what it was computed from has changed.
var MatchMachine = Machine[MatchState]{
	MatchProposed:   {MatchInReview},
	MatchInReview:   {MatchApproved, MatchRejected, MatchDeferred},
	MatchDeferred:   {MatchInReview},
	MatchRejected:   {MatchProposed},
	MatchApproved:   {MatchIntroduced, MatchAbandoned},
	MatchIntroduced: {MatchInContact, MatchAbandoned},
	MatchInContact:  {MatchAgreement, MatchAbandoned},
	MatchAgreement:  {MatchCompleted, MatchAbandoned},
	MatchCompleted:  nil,
	MatchAbandoned:  nil,
}

// Match is a challenge paired with a candidate: researcher, organisation or
// offer.
type Match struct {
	Meta
	Challenge   ID           `json:"challenge"`
	Candidate   Ref          `json:"candidate"`
	State       MatchState   `json:"state"`
	Score       float64      `json:"score"` // 0–1
	Rank        int          `json:"rank"`  // 1 is the best of its challenge
	Explanation Explanation  `json:"explanation"`
	Matcher     string       `json:"matcher"` // version of the matcher
	Input       string       `json:"input"`   // digest of all it was computed from
	Corpus      string       `json:"corpus"`  // digest of the word statistics it used
	Until       Date         `json:"until,omitempty"`
	History     []Transition `json:"history,omitempty"`
}

// Explanation says why a match has its score. The points of the contributions
// sum up to the score.
type Explanation struct {
	Contributions []Contribution `json:"contributions"`
	Evidence      []Proof        `json:"evidence,omitempty"` // the best first
	Aspects       []Covered      `json:"aspects,omitempty"`  // in the order of the challenge
	Doubts        []Doubt        `json:"doubts,omitempty"`
}

// Contribution is what one feature adds to a score.
type Contribution struct {
	Feature string  `json:"feature"`
	Value   float64 `json:"value"`  // 0–1
	Weight  float64 `json:"weight"` // all weights sum up to 1
	Points  float64 `json:"points"` // what it adds to the score
	Known   bool    `json:"known"`  // false: nothing to judge by, value is neutral
}

// Proof is a piece of evidence that carried a match, with the words that
// matched as they stand in it.
type Proof struct {
	Evidence ID       `json:"evidence,omitempty"` // "" for the profile's own text
	Score    float64  `json:"score"`              // 0–1
	Words    []string `json:"words,omitempty"`
}

// Covered says how well an aspect of a challenge is covered, 0–1.
type Covered struct {
	Aspect int      `json:"aspect"` // its place in the challenge
	Value  float64  `json:"value"`
	Words  []string `json:"words,omitempty"`
}

// Doubt is a reason to hesitate: a key of the catalogues and its parameters.
type Doubt struct {
	Code   string         `json:"code"`
	Params map[string]any `json:"params,omitempty"`
}

// Kind is KindMatch.
func (*Match) Kind() Kind { return KindMatch }

// Owners are the challenge and the candidate.
func (m *Match) Owners() []Ref { return refs(Ref{KindChallenge, m.Challenge}, m.Candidate) }

// Status is the state.
func (m *Match) Status() string { return string(m.State) }

// Validate gives nil or an *Invalid.
func (m *Match) Validate() error {
	var c checker
	m.check(&c)
	c.id("challenge", m.Challenge)
	c.ref("candidate", m.Candidate, KindResearcher, KindOrganisation, KindOffer)
	if !MatchMachine.Has(m.State) {
		choice(&c, "state", m.State, MatchMachine.States()...)
	}
	if !(m.Score >= 0 && m.Score <= 1) { // also refuses NaN
		c.add("score", CodeRange, "Min", 0, "Max", 1)
	}
	m.Until.check(&c, "until", m.State == MatchDeferred)
	return c.err()
}

// Step moves the match to a state and writes the step into its history.
func (m *Match) Step(t Transition) error {
	if err := MatchMachine.Step(m.State, MatchState(t.To)); err != nil {
		return err
	}
	t.From = string(m.State)
	m.State = MatchState(t.To)
	m.History = append(m.History, t)
	if m.State != MatchDeferred {
		m.Until = ""
	}
	return nil
}
