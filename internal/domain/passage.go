package domain

// Passage is a piece of a member's text as it is quoted: cut into parts, of
// which some are marked because they matched.
type Passage struct {
	Lang      Lang
	Parts     []Part
	CutBefore bool // text was left out before the first part
	CutAfter  bool // … and behind the last
}

// Part is a run of text, marked or not.
type Part struct {
	Text   string
	Marked bool
}
