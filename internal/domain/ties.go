package domain

// InterestState is where an expression of interest stands.
type InterestState string

// The states of an expression of interest.
const (
	InterestRaised    InterestState = "raised"
	InterestAccepted  InterestState = "accepted"
	InterestDeclined  InterestState = "declined"
	InterestWithdrawn InterestState = "withdrawn"
)

// InterestMachine holds the allowed steps of an expression of interest.
var InterestMachine = Machine[InterestState]{
	InterestRaised:    {InterestAccepted, InterestDeclined, InterestWithdrawn},
	InterestAccepted:  {InterestWithdrawn},
	InterestDeclined:  nil,
	InterestWithdrawn: {InterestRaised},
}

// Interest is a raised hand: a party wants to talk about a challenge, an
// offer or with a party.
type Interest struct {
	Meta
	Target  Ref           `json:"target"` // challenge, offer, researcher or organisation
	From    Ref           `json:"from"`   // researcher or organisation
	By      ID            `json:"by"`     // the user who raised it
	Message string        `json:"message,omitempty"`
	State   InterestState `json:"state"`
	History []Transition  `json:"history,omitempty"`
}

// Kind is KindInterest.
func (*Interest) Kind() Kind { return KindInterest }

// Owners are both sides and the user.
func (n *Interest) Owners() []Ref { return refs(n.Target, n.From, Ref{KindUser, n.By}) }

// Status is the state.
func (n *Interest) Status() string { return string(n.State) }

// Validate gives nil or an *Invalid.
func (n *Interest) Validate() error {
	var c checker
	n.check(&c)
	c.ref("target", n.Target, KindChallenge, KindOffer, KindResearcher, KindOrganisation)
	c.ref("from", n.From, KindResearcher, KindOrganisation)
	if n.Target == n.From {
		c.add("target", CodeSame)
	}
	c.id("by", n.By)
	c.text("message", n.Message, 0, 2000)
	if !InterestMachine.Has(n.State) {
		choice(&c, "state", n.State, InterestMachine.States()...)
	}
	return c.err()
}

// EndorsementState is where an endorsement stands.
type EndorsementState string

// The states of an endorsement. Only an active one counts.
const (
	EndorsementActive    EndorsementState = "active"
	EndorsementWithdrawn EndorsementState = "withdrawn"
)

// EndorsementMachine holds the allowed steps of an endorsement.
var EndorsementMachine = Machine[EndorsementState]{
	EndorsementActive:    {EndorsementWithdrawn},
	EndorsementWithdrawn: nil,
}

// Endorsement is one member vouching for another.
type Endorsement struct {
	Meta
	From    Ref              `json:"from"`
	To      Ref              `json:"to"`
	Words   Text             `json:"text"`
	Given   Date             `json:"given"`
	Expires Date             `json:"expires,omitempty"`
	State   EndorsementState `json:"state"`
}

// ActiveOn says whether the endorsement counts on a day.
func (e *Endorsement) ActiveOn(d Date) bool {
	return e.State == EndorsementActive && e.Given <= d && (e.Expires == "" || d <= e.Expires)
}

// Kind is KindEndorsement.
func (*Endorsement) Kind() Kind { return KindEndorsement }

// Owners are both sides.
func (e *Endorsement) Owners() []Ref { return refs(e.From, e.To) }

// Status is the state.
func (e *Endorsement) Status() string { return string(e.State) }

// Validate gives nil or an *Invalid.
func (e *Endorsement) Validate() error {
	var c checker
	e.check(&c)
	c.ref("from", e.From, KindResearcher, KindOrganisation)
	c.ref("to", e.To, KindResearcher, KindOrganisation)
	if e.From == e.To {
		c.add("to", CodeSame)
	}
	c.both("text", e.Words, true, 2000)
	e.Given.check(&c, "given", true)
	e.Expires.check(&c, "expires", false)
	if !EndorsementMachine.Has(e.State) {
		choice(&c, "state", e.State, EndorsementMachine.States()...)
	}
	return c.err()
}

// CollaborationKind says what two parties did together.
type CollaborationKind string

// The kinds of collaborations.
const (
	JointProject     CollaborationKind = "project"
	JointContract    CollaborationKind = "contract"
	JointPublication CollaborationKind = "publication"
)

// Collaboration is work that parties did together.
type Collaboration struct {
	Meta
	Parties []Ref             `json:"parties"`
	Type    CollaborationKind `json:"type"`
	Title   Text              `json:"title"`
	From    int               `json:"from,omitempty"` // year
	To      int               `json:"to,omitempty"`   // year
}

// Kind is KindCollaboration.
func (*Collaboration) Kind() Kind { return KindCollaboration }

// Owners are the parties.
func (k *Collaboration) Owners() []Ref { return refs(append([]Ref(nil), k.Parties...)...) }

// Status is "".
func (*Collaboration) Status() string { return "" }

// Validate gives nil or an *Invalid.
func (k *Collaboration) Validate() error {
	var c checker
	k.check(&c)
	if len(k.Owners()) < 2 {
		c.add("parties", CodeRequired)
	}
	c.list("parties", len(k.Parties))
	for i, p := range k.Parties {
		c.ref(at("parties", i, ""), p, KindResearcher, KindOrganisation)
	}
	choice(&c, "type", k.Type, JointProject, JointContract, JointPublication)
	c.both("title", k.Title, true, MaxTitle)
	for _, y := range []struct {
		path string
		year int
	}{{"from", k.From}, {"to", k.To}} {
		if y.year != 0 {
			c.number(y.path, y.year, 1800, 2100)
		}
	}
	return c.err()
}

// InterestGroup is a special interest group of the cluster.
type InterestGroup struct {
	Meta
	Name    Text  `json:"name"`
	Summary Text  `json:"summary,omitzero"`
	Members []Ref `json:"members,omitempty"`
}

// Kind is KindGroup.
func (*InterestGroup) Kind() Kind { return KindGroup }

// Owners are the members.
func (g *InterestGroup) Owners() []Ref { return refs(append([]Ref(nil), g.Members...)...) }

// Status is "".
func (*InterestGroup) Status() string { return "" }

// Validate gives nil or an *Invalid.
func (g *InterestGroup) Validate() error {
	var c checker
	g.check(&c)
	c.both("name", g.Name, true, MaxLine)
	c.both("summary", g.Summary, false, MaxText)
	if len(g.Members) > 5000 {
		c.add("members", CodeTooMany, "Max", 5000)
	}
	for i, m := range g.Members {
		c.ref(at("members", i, ""), m, KindResearcher, KindOrganisation)
	}
	return c.err()
}
