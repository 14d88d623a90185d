package domain

// EvidenceKind says what a piece of evidence is.
type EvidenceKind string

// The kinds of evidence.
const (
	Publication EvidenceKind = "publication"
	Project     EvidenceKind = "project"
	Patent      EvidenceKind = "patent"
	Statement   EvidenceKind = "statement" // the party's own word
)

// EvidenceKinds lists the kinds of evidence in their fixed order.
var EvidenceKinds = [...]EvidenceKind{Publication, Project, Patent, Statement}

// Evidence is a publication, project, patent or statement that speaks for one
// or more parties.
type Evidence struct {
	Meta
	Type   EvidenceKind `json:"type"`
	Title  Text         `json:"title"`
	Body   Text         `json:"text,omitzero"`
	Year   int          `json:"year,omitempty"` // 0 is unknown
	Until  int          `json:"until,omitempty"`
	URL    string       `json:"url,omitempty"`
	Source string       `json:"source,omitempty"` // "CORDIS"
	For    []Ref        `json:"for"`              // researchers and organisations
}

// Kind is KindEvidence.
func (*Evidence) Kind() Kind { return KindEvidence }

// Owners are the parties it speaks for.
func (e *Evidence) Owners() []Ref { return refs(append([]Ref(nil), e.For...)...) }

// Status is "".
func (*Evidence) Status() string { return "" }

// Validate gives nil or an *Invalid.
func (e *Evidence) Validate() error {
	var c checker
	e.check(&c)
	choice(&c, "type", e.Type, EvidenceKinds[:]...)
	c.both("title", e.Title, true, MaxTitle)
	c.both("text", e.Body, false, MaxText)
	if e.Year != 0 {
		c.number("year", e.Year, 1800, 2100)
	}
	if e.Until != 0 {
		c.number("until", e.Until, 1800, 2100)
	}
	checkURL(&c, "url", e.URL)
	c.line("source", e.Source, 0, MaxLine)
	if len(e.For) == 0 {
		c.add("for", CodeRequired)
	}
	for i, r := range e.For {
		c.ref(at("for", i, ""), r, KindResearcher, KindOrganisation)
	}
	return c.err()
}
