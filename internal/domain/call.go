package domain

// Programme is the family of funding calls a call belongs to.
type Programme string

// The programmes.
const (
	Voucher  Programme = "voucher"
	Horizon  Programme = "horizon"
	Interreg Programme = "interreg"
	Seed     Programme = "seed"
	Regional Programme = "regional"
)

// Programmes lists the programmes in their fixed order.
var Programmes = [...]Programme{Voucher, Horizon, Interreg, Seed, Regional}

// Call is a funding call: its rules as data.
type Call struct {
	Meta
	Name         Text      `json:"name"`
	Summary      Text      `json:"summary,omitzero"`
	Programme    Programme `json:"programme"`
	Opens        Date      `json:"opens,omitempty"`
	Closes       Date      `json:"closes,omitempty"`
	TRL          TRL       `json:"trl,omitzero"`
	Grant        Budget    `json:"grant,omitzero"`
	Share        float64   `json:"share,omitempty"` // largest part of the cost that is paid, 0–1
	MaxMonths    int       `json:"max_months,omitempty"`
	MinPartners  int       `json:"min_partners,omitempty"`
	MaxPartners  int       `json:"max_partners,omitempty"`
	MinCountries int       `json:"min_countries,omitempty"`
	Areas        []Area    `json:"areas,omitempty"` // who may take part; empty: all
	Sizes        []Size    `json:"sizes,omitempty"`
}

// OpenOn says whether the call takes applications on a day.
func (k *Call) OpenOn(d Date) bool {
	return (k.Opens == "" || k.Opens <= d) && (k.Closes == "" || d <= k.Closes)
}

// Kind is KindCall.
func (*Call) Kind() Kind { return KindCall }

// Owners is empty.
func (*Call) Owners() []Ref { return nil }

// Status is "": whether a call is open is told by its dates.
func (*Call) Status() string { return "" }

// Validate gives nil or an *Invalid.
func (k *Call) Validate() error {
	var c checker
	k.check(&c)
	c.both("name", k.Name, true, MaxLine)
	c.both("summary", k.Summary, false, MaxText)
	choice(&c, "programme", k.Programme, Programmes[:]...)
	k.Opens.check(&c, "opens", false)
	k.Closes.check(&c, "closes", false)
	if k.Opens != "" && k.Closes != "" && k.Closes < k.Opens {
		c.add("closes", CodeRange, "Min", k.Opens, "Max", "9999-12-31")
	}
	k.TRL.check(&c, "trl")
	k.Grant.check(&c, "grant")
	if !(k.Share >= 0 && k.Share <= 1) { // also refuses NaN
		c.add("share", CodeRange, "Min", 0, "Max", 1)
	}
	c.number("max_months", k.MaxMonths, 0, 240)
	c.number("min_partners", k.MinPartners, 0, 1000)
	c.number("max_partners", k.MaxPartners, 0, 1000)
	if k.MaxPartners > 0 && k.MaxPartners < k.MinPartners {
		c.add("max_partners", CodeRange, "Min", k.MinPartners, "Max", 1000)
	}
	c.number("min_countries", k.MinCountries, 0, 200)
	for i, a := range k.Areas {
		choice(&c, at("areas", i, ""), a, Areas[:]...)
	}
	for i, s := range k.Sizes {
		choice(&c, at("sizes", i, ""), s, Sizes[:]...)
	}
	return c.err()
}
