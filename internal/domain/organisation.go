package domain

// Area is one of the cluster's six areas.
type Area string

// The six areas.
const (
	AreaBioF Area = "BioF" // enterprises
	AreaBIZ  Area = "BIZ"  // business environment
	AreaMED  Area = "MED"  // healthcare
	AreaRD   Area = "R&D"  // institutes
	AreaEDU  Area = "EDU"  // education
	AreaGOV  Area = "GOV"  // administration
)

// Areas lists the areas in their fixed order.
var Areas = [...]Area{AreaBioF, AreaBIZ, AreaMED, AreaRD, AreaEDU, AreaGOV}

// Size is the kind of legal person, as calls ask for it.
type Size string

// The sizes.
const (
	SizeSME    Size = "sme"
	SizeLarge  Size = "large"
	SizePublic Size = "public"
	SizeOther  Size = "other"
)

// Sizes lists the sizes in their fixed order.
var Sizes = [...]Size{SizeSME, SizeLarge, SizePublic, SizeOther}

// Membership is the package a member has bought; "" for a partner.
type Membership string

// The packages.
const (
	MemberStandard Membership = "standard"
	MemberSilver   Membership = "silver"
	MemberGold     Membership = "gold"
)

// Competence is something that can be done: a method, a technique, a subject.
type Competence struct {
	Name     Text `json:"name"`
	Evidence []ID `json:"evidence,omitempty"` // what supports it
}

// Organisation is a member or partner of the cluster.
type Organisation struct {
	Meta
	Name        Text         `json:"name"`
	Short       string       `json:"short,omitempty"` // acronym
	Summary     Text         `json:"summary,omitzero"`
	Area        Area         `json:"area"`
	Size        Size         `json:"size,omitempty"`
	City        string       `json:"city,omitempty"`
	Country     string       `json:"country,omitempty"` // ISO 3166-1 alpha-2, or as the source has it
	Website     string       `json:"website,omitempty"`
	Membership  Membership   `json:"membership,omitempty"`
	Founded     int          `json:"founded,omitempty"`
	Competences []Competence `json:"competences,omitempty"`
	TRL         TRL          `json:"trl,omitzero"`
}

// Kind is KindOrganisation.
func (*Organisation) Kind() Kind { return KindOrganisation }

// Owners is empty: an organisation belongs to nobody.
func (*Organisation) Owners() []Ref { return nil }

// Status is "".
func (*Organisation) Status() string { return "" }

// Validate gives nil or an *Invalid.
func (o *Organisation) Validate() error {
	var c checker
	o.check(&c)
	c.both("name", o.Name, true, MaxLine)
	c.line("short", o.Short, 0, MaxLine)
	c.both("summary", o.Summary, false, MaxText)
	choice(&c, "area", o.Area, Areas[:]...)
	if o.Size != "" {
		choice(&c, "size", o.Size, Sizes[:]...)
	}
	c.line("city", o.City, 0, MaxLine)
	c.line("country", o.Country, 0, 60)
	checkURL(&c, "website", o.Website)
	if o.Membership != "" {
		choice(&c, "membership", o.Membership, MemberStandard, MemberSilver, MemberGold)
	}
	if o.Founded != 0 {
		c.number("founded", o.Founded, 1000, 2100)
	}
	o.TRL.check(&c, "trl")
	checkCompetences(&c, o.Competences)
	return c.err()
}

func checkCompetences(c *checker, cs []Competence) {
	c.list("competences", len(cs))
	for i, k := range cs {
		c.both(at("competences", i, "name"), k.Name, true, MaxLine)
	}
}
