package domain

import "time"

// Date is a day without a time, "2027-03-31"; "" is no date. Dates compare as
// strings.
type Date string

// DateOf gives the day of t in UTC.
func DateOf(t time.Time) Date { return Date(t.UTC().Format(time.DateOnly)) }

// Time gives midnight UTC of the day; the zero time for "" or a wrong date.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

func (d Date) check(c *checker, path string, needed bool) {
	if d == "" {
		if needed {
			c.add(path, CodeRequired)
		}
		return
	}
	if d.Time().IsZero() {
		c.add(path, CodeFormat)
	}
}

// TRL is a range of technology readiness levels, 1 to 9; 0 and 0 is unknown.
type TRL struct {
	Min int `json:"min,omitempty"`
	Max int `json:"max,omitempty"`
}

// IsZero says whether no range was given.
func (t TRL) IsZero() bool { return t == TRL{} }

// Levels lists the levels of the range, in order.
func (t TRL) Levels() []int {
	var out []int
	for l := t.Min; l <= t.Max && l > 0; l++ {
		out = append(out, l)
	}
	return out
}

func (t TRL) check(c *checker, path string) {
	if !t.IsZero() && (t.Min < 1 || t.Max > 9 || t.Min > t.Max) {
		c.add(path, CodeRange, "Min", 1, "Max", 9)
	}
}

// MaxAmount bounds sums of money, in whole units of the currency.
const MaxAmount = 1_000_000_000_000

// Budget is a range of money in whole units; 0 and 0 is unknown.
type Budget struct {
	Min      int64  `json:"min,omitempty"`
	Max      int64  `json:"max,omitempty"`
	Currency string `json:"currency,omitempty"` // ISO 4217
}

// IsZero says whether no sum was given.
func (b Budget) IsZero() bool { return b.Min == 0 && b.Max == 0 }

func (b Budget) check(c *checker, path string) {
	if b.IsZero() {
		return
	}
	if b.Min < 0 || b.Max > MaxAmount || b.Min > b.Max {
		c.add(path, CodeRange, "Min", 0, "Max", MaxAmount)
	}
	if len(b.Currency) != 3 {
		c.add(path+".currency", CodeFormat)
	}
}

// Ownership says who owns the results of joint work, from the researcher's
// side: each value is stricter than the one before.
type Ownership string

// The forms of ownership.
const (
	OwnInventor Ownership = "inventor" // who makes it owns it
	OwnShared   Ownership = "shared"
	OwnCompany  Ownership = "company"
)

// Confidentiality says how closely the work is kept, each value stricter
// than the one before.
type Confidentiality string

// The levels of confidentiality.
const (
	ConfOpen   Confidentiality = "open"
	ConfNDA    Confidentiality = "nda"
	ConfStrict Confidentiality = "strict"
)

// Stance is where a party stands between secrecy and publication. On a
// challenge it is what the company demands; on a researcher or an offer it is
// the most that side accepts.
type Stance struct {
	EmbargoMonths   int             `json:"embargo_months"` // before publishing, 0–120
	Review          bool            `json:"review"`         // the company reads before publication
	Ownership       Ownership       `json:"ownership,omitempty"`
	Confidentiality Confidentiality `json:"confidentiality,omitempty"`
}

// IsZero says whether no stance was given.
func (s Stance) IsZero() bool { return s == Stance{} }

func (s Stance) check(c *checker, path string) {
	if s.IsZero() {
		return
	}
	c.number(path+".embargo_months", s.EmbargoMonths, 0, 120)
	choice(c, path+".ownership", s.Ownership, OwnInventor, OwnShared, OwnCompany)
	choice(c, path+".confidentiality", s.Confidentiality, ConfOpen, ConfNDA, ConfStrict)
}
