package domain

import (
	"net/url"
	"slices"
	"strings"
)

// Researcher is a person with competences and evidence for them.
type Researcher struct {
	Meta
	Title        string       `json:"title,omitempty"` // "dr hab. inż."
	Given        string       `json:"given"`
	Family       string       `json:"family"`
	Organisation ID           `json:"organisation,omitempty"`
	Position     Text         `json:"position,omitzero"`
	Bio          Text         `json:"bio,omitzero"`
	City         string       `json:"city,omitempty"`
	ORCID        string       `json:"orcid,omitempty"`
	Languages    []string     `json:"languages,omitempty"` // spoken, ISO 639-1
	Competences  []Competence `json:"competences,omitempty"`
	TRL          TRL          `json:"trl,omitzero"`
	Capacity     int          `json:"capacity,omitempty"` // introductions a quarter; 0 is not stated
	Stance       Stance       `json:"stance,omitzero"`
}

// Name gives title, given and family name.
func (r *Researcher) Name() string {
	return strings.Join(strings.Fields(r.Title+" "+r.Given+" "+r.Family), " ")
}

// Kind is KindResearcher.
func (*Researcher) Kind() Kind { return KindResearcher }

// Owners is the organisation, if any.
func (r *Researcher) Owners() []Ref { return refs(Ref{KindOrganisation, r.Organisation}) }

// Status is "".
func (*Researcher) Status() string { return "" }

// Validate gives nil or an *Invalid.
func (r *Researcher) Validate() error {
	var c checker
	r.check(&c)
	c.line("title", r.Title, 0, 100)
	c.line("given", r.Given, 0, MaxLine)
	c.line("family", r.Family, 1, MaxLine)
	c.both("position", r.Position, false, MaxLine)
	c.both("bio", r.Bio, false, MaxText)
	c.line("city", r.City, 0, MaxLine)
	if r.ORCID != "" && !ValidORCID(r.ORCID) {
		c.add("orcid", CodeFormat)
	}
	for i, l := range r.Languages {
		if len(l) != 2 || strings.ToLower(l) != l {
			c.add(at("languages", i, ""), CodeFormat)
		}
	}
	r.TRL.check(&c, "trl")
	c.number("capacity", r.Capacity, 0, 100)
	r.Stance.check(&c, "stance")
	checkCompetences(&c, r.Competences)
	return c.err()
}

// ValidORCID checks the form 0000-0000-0000-000X and its check digit
// (ISO/IEC 7064, MOD 11-2).
func ValidORCID(s string) bool {
	digits := strings.ReplaceAll(s, "-", "")
	if len(s) != 19 || len(digits) != 16 || s[4] != '-' || s[9] != '-' || s[14] != '-' {
		return false
	}
	total := 0
	for _, d := range digits[:15] {
		if d < '0' || d > '9' {
			return false
		}
		total = (total + int(d-'0')) * 2
	}
	return "0123456789X"[(12-total%11)%11] == digits[15]
}

// refs keeps the references that point somewhere, each once, sorted.
func refs(rs ...Ref) []Ref {
	out := slices.DeleteFunc(rs, func(r Ref) bool { return r.ID == "" })
	slices.SortFunc(out, Ref.Compare)
	return slices.Compact(out)
}

// checkURL allows "" and absolute web addresses: anything else could carry
// script into a page.
func checkURL(c *checker, path, s string) {
	if s == "" {
		return
	}
	c.line(path, s, 0, 2000)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		c.add(path, CodeFormat)
	}
}
