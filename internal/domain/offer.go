package domain

// OfferType says what is on offer.
type OfferType string

// The types of offers.
const (
	Laboratory OfferType = "laboratory"
	Instrument OfferType = "instrument"
	Service    OfferType = "service"
	Technology OfferType = "technology"
)

// OfferTypes lists the types in their fixed order.
var OfferTypes = [...]OfferType{Laboratory, Instrument, Service, Technology}

// OfferState is where an offer stands.
type OfferState string

// The states of an offer.
const (
	OfferDraft   OfferState = "draft"
	OfferActive  OfferState = "active"
	OfferRetired OfferState = "retired"
)

// OfferMachine holds the allowed steps of an offer.
var OfferMachine = Machine[OfferState]{
	OfferDraft:   {OfferActive, OfferRetired},
	OfferActive:  {OfferRetired},
	OfferRetired: {OfferActive},
}

// Offer is infrastructure on offer: a laboratory, an instrument, a service or
// a technology.
type Offer struct {
	Meta
	Organisation ID           `json:"organisation"`
	Contact      ID           `json:"contact,omitempty"` // a researcher
	Type         OfferType    `json:"type"`
	Title        Text         `json:"title"`
	Summary      Text         `json:"summary,omitzero"`
	Competences  []Competence `json:"competences,omitempty"`
	TRL          TRL          `json:"trl,omitzero"`
	City         string       `json:"city,omitempty"`
	Stance       Stance       `json:"stance,omitzero"`
	State        OfferState   `json:"state"`
}

// Kind is KindOffer.
func (*Offer) Kind() Kind { return KindOffer }

// Owners are the organisation and the contact person.
func (o *Offer) Owners() []Ref {
	return refs(Ref{KindOrganisation, o.Organisation}, Ref{KindResearcher, o.Contact})
}

// Status is the state.
func (o *Offer) Status() string { return string(o.State) }

// Validate gives nil or an *Invalid.
func (o *Offer) Validate() error {
	var c checker
	o.check(&c)
	c.id("organisation", o.Organisation)
	choice(&c, "type", o.Type, OfferTypes[:]...)
	c.both("title", o.Title, true, MaxTitle)
	c.both("summary", o.Summary, false, MaxText)
	checkCompetences(&c, o.Competences)
	o.TRL.check(&c, "trl")
	c.line("city", o.City, 0, MaxLine)
	o.Stance.check(&c, "stance")
	if !OfferMachine.Has(o.State) {
		choice(&c, "state", o.State, OfferMachine.States()...)
	}
	return c.err()
}
