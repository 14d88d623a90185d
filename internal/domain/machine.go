package domain

import (
	"slices"
	"time"
)

// Machine lists for each state the states that may follow it.
type Machine[S ~string] map[S][]S

// Step gives nil if to may follow from, else an *Error with CodeStep.
func (m Machine[S]) Step(from, to S) error {
	if slices.Contains(m[from], to) {
		return nil
	}
	return &Error{Code: CodeStep, Params: map[string]any{"From": string(from), "To": string(to)}}
}

// Has says whether s is a state of the machine.
func (m Machine[S]) Has(s S) bool { _, ok := m[s]; return ok }

// States lists the states, sorted.
func (m Machine[S]) States() []S {
	out := make([]S, 0, len(m))
	for s := range m {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// Transition is one step of a record's life: who, when, why.
type Transition struct {
	From   string    `json:"from"`
	To     string    `json:"to"`
	By     ID        `json:"by"` // user; "" for the system itself
	At     time.Time `json:"at"`
	Reason string    `json:"reason"`
}

// The reasons that the house itself gives for a step; the catalogues name
// them. Those of people are a [Reason] or free text.
const (
	StepMatched       = "matched"
	StepInputsChanged = "inputs_changed"
	StepImport        = "import"
	StepDraft         = "challenge.draft"
	StepPost          = "challenge.post"
	StepOpen          = "challenge.open"
	StepClose         = "challenge.close"
	StepWithdraw      = "challenge.withdraw"
)

// StepReasons lists the house's own reasons.
var StepReasons = [...]string{
	StepMatched, StepInputsChanged, StepImport, StepDraft, StepPost, StepOpen, StepClose, StepWithdraw,
}
