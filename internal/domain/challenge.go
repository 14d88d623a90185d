package domain

// Visibility says who may find a challenge.
type Visibility string

// The levels of visibility.
const (
	Public       Visibility = "public"
	Members      Visibility = "members"
	Confidential Visibility = "confidential" // a teaser to verified researchers
	Hidden       Visibility = "hidden"       // a teaser by invitation only
)

// Visibilities lists the levels from the most open on.
var Visibilities = [...]Visibility{Public, Members, Confidential, Hidden}

// Sealed says whether the full text is kept from everybody but the owner and
// the taskforce.
func (v Visibility) Sealed() bool { return v != Public && v != Members }

// AspectNeed says whether a challenge can be met without an aspect.
type AspectNeed string

// The two needs.
const (
	Must AspectNeed = "must"
	Nice AspectNeed = "nice"
)

// Aspect is one thing that a challenge asks for.
type Aspect struct {
	Text   Text       `json:"text"`
	Need   AspectNeed `json:"need"`
	Weight int        `json:"weight"` // 1 (little) to 5 (much)
}

// ChallengeState is where a challenge stands.
type ChallengeState string

// The states of a challenge.
const (
	ChallengeDraft     ChallengeState = "draft"
	ChallengeOpen      ChallengeState = "open"
	ChallengeClosed    ChallengeState = "closed"
	ChallengeWithdrawn ChallengeState = "withdrawn"
)

// ChallengeMachine holds the allowed steps of a challenge.
var ChallengeMachine = Machine[ChallengeState]{
	ChallengeDraft:     {ChallengeOpen, ChallengeWithdrawn},
	ChallengeOpen:      {ChallengeClosed, ChallengeWithdrawn},
	ChallengeClosed:    {ChallengeOpen},
	ChallengeWithdrawn: nil,
}

// Challenge is a company's research need.
type Challenge struct {
	Meta
	Organisation ID             `json:"organisation"`
	Title        Text           `json:"title"`
	Summary      Text           `json:"summary"`
	Teaser       Text           `json:"teaser,omitzero"` // shown where the text is sealed
	Aspects      []Aspect       `json:"aspects,omitempty"`
	TRL          TRL            `json:"trl,omitzero"`
	Budget       Budget         `json:"budget,omitzero"`
	Deadline     Date           `json:"deadline,omitempty"`
	Stance       Stance         `json:"stance,omitzero"`
	Visibility   Visibility     `json:"visibility"`
	State        ChallengeState `json:"state"`
	History      []Transition   `json:"history,omitempty"`
}

// Kind is KindChallenge.
func (*Challenge) Kind() Kind { return KindChallenge }

// Owners is the organisation that posted it.
func (ch *Challenge) Owners() []Ref { return refs(Ref{KindOrganisation, ch.Organisation}) }

// Status is the state.
func (ch *Challenge) Status() string { return string(ch.State) }

// Validate gives nil or an *Invalid.
func (ch *Challenge) Validate() error {
	var c checker
	ch.check(&c)
	c.id("organisation", ch.Organisation)
	c.both("title", ch.Title, true, MaxTitle)
	c.both("summary", ch.Summary, true, MaxText)
	c.both("teaser", ch.Teaser, false, 1000)
	ch.checkAspects(&c)
	ch.TRL.check(&c, "trl")
	ch.Budget.check(&c, "budget")
	ch.Deadline.check(&c, "deadline", false)
	ch.Stance.check(&c, "stance")
	choice(&c, "visibility", ch.Visibility, Visibilities[:]...)
	if !ChallengeMachine.Has(ch.State) {
		choice(&c, "state", ch.State, ChallengeMachine.States()...)
	}
	return c.err()
}

func (ch *Challenge) checkAspects(c *checker) {
	if len(ch.Aspects) > 30 {
		c.add("aspects", CodeTooMany, "Max", 30)
	}
	for i, a := range ch.Aspects {
		c.both(at("aspects", i, "text"), a.Text, true, MaxLine)
		choice(c, at("aspects", i, "need"), a.Need, Must, Nice)
		c.number(at("aspects", i, "weight"), a.Weight, 1, 5)
	}
}
