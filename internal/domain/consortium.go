package domain

// ConsortiumState is where a consortium stands.
type ConsortiumState string

// The states of a consortium.
const (
	ConsortiumDraft    ConsortiumState = "draft"
	ConsortiumProposed ConsortiumState = "proposed"
	ConsortiumApproved ConsortiumState = "approved"
	ConsortiumRejected ConsortiumState = "rejected"
	ConsortiumFormed   ConsortiumState = "formed"
	ConsortiumGivenUp  ConsortiumState = "given_up"
)

// ConsortiumMachine holds the allowed steps of a consortium.
var ConsortiumMachine = Machine[ConsortiumState]{
	ConsortiumDraft:    {ConsortiumProposed, ConsortiumGivenUp},
	ConsortiumProposed: {ConsortiumApproved, ConsortiumRejected, ConsortiumGivenUp},
	ConsortiumApproved: {ConsortiumFormed, ConsortiumGivenUp},
	ConsortiumRejected: {ConsortiumDraft},
	ConsortiumFormed:   nil,
	ConsortiumGivenUp:  nil,
}

// Partner is a member of a consortium and what it is there for.
type Partner struct {
	Party   Ref   `json:"party"`
	Lead    bool  `json:"lead,omitempty"`
	Aspects []int `json:"aspects,omitempty"` // places in the challenge
}

// Consortium is a set of members that together cover a challenge, under the
// rules of a call if there is one.
type Consortium struct {
	Meta
	Challenge ID              `json:"challenge"`
	Call      ID              `json:"call,omitempty"`
	Name      Text            `json:"name,omitzero"`
	Partners  []Partner       `json:"partners"`
	State     ConsortiumState `json:"state"`
	History   []Transition    `json:"history,omitempty"`
}

// Kind is KindConsortium.
func (*Consortium) Kind() Kind { return KindConsortium }

// Owners are the challenge, the call and the partners.
func (k *Consortium) Owners() []Ref {
	rs := []Ref{{KindChallenge, k.Challenge}, {KindCall, k.Call}}
	for _, p := range k.Partners {
		rs = append(rs, p.Party)
	}
	return refs(rs...)
}

// Status is the state.
func (k *Consortium) Status() string { return string(k.State) }

// Validate gives nil or an *Invalid.
func (k *Consortium) Validate() error {
	var c checker
	k.check(&c)
	c.id("challenge", k.Challenge)
	c.both("name", k.Name, false, MaxLine)
	c.list("partners", len(k.Partners))
	if len(k.Partners) == 0 {
		c.add("partners", CodeRequired)
	}
	seen, leads := map[Ref]bool{}, 0
	for i, p := range k.Partners {
		c.ref(at("partners", i, "party"), p.Party, KindResearcher, KindOrganisation, KindOffer)
		if seen[p.Party] {
			c.add(at("partners", i, "party"), CodeSame)
		}
		seen[p.Party] = true
		if p.Lead {
			leads++
		}
		for _, a := range p.Aspects {
			c.number(at("partners", i, "aspects"), a, 0, 29)
		}
	}
	if leads > 1 {
		c.add("partners", CodeTooMany, "Max", 1)
	}
	if !ConsortiumMachine.Has(k.State) {
		choice(&c, "state", k.State, ConsortiumMachine.States()...)
	}
	return c.err()
}
