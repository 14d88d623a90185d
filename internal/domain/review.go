package domain

import "time"

// Decision is what a reviewer of the taskforce decides on a match.
type Decision string

// The decisions.
const (
	Approve Decision = "approve"
	Reject  Decision = "reject"
	Defer   Decision = "defer"
)

// Decisions lists the decisions in their fixed order.
var Decisions = [...]Decision{Approve, Reject, Defer}

// State gives the state of a match after the decision.
func (d Decision) State() MatchState {
	return map[Decision]MatchState{Approve: MatchApproved, Reject: MatchRejected, Defer: MatchDeferred}[d]
}

// Reason is the structured reason of a decision; the catalogues name it.
type Reason string

// The reasons for a rejection or deferral.
const (
	ReasonOffTopic   Reason = "off_topic"
	ReasonTooBasic   Reason = "too_basic"
	ReasonTRL        Reason = "trl"
	ReasonSecrecy    Reason = "secrecy"
	ReasonConflict   Reason = "conflict"
	ReasonCapacity   Reason = "capacity"
	ReasonOutdated   Reason = "outdated"
	ReasonIncomplete Reason = "incomplete"
	ReasonOther      Reason = "other"
)

// Reasons lists the reasons in their fixed order.
var Reasons = [...]Reason{
	ReasonOffTopic, ReasonTooBasic, ReasonTRL, ReasonSecrecy, ReasonConflict,
	ReasonCapacity, ReasonOutdated, ReasonIncomplete, ReasonOther,
}

// Review is one decision of the taskforce on a match.
type Review struct {
	Meta
	Match    ID        `json:"match"`
	Reviewer ID        `json:"reviewer"` // a user
	Decision Decision  `json:"decision"`
	Reason   Reason    `json:"reason,omitempty"` // needed to reject
	Comment  string    `json:"comment,omitempty"`
	Until    Date      `json:"until,omitempty"` // needed to defer
	At       time.Time `json:"at"`
}

// Kind is KindReview.
func (*Review) Kind() Kind { return KindReview }

// Owners are the match and the reviewer.
func (r *Review) Owners() []Ref { return refs(Ref{KindMatch, r.Match}, Ref{KindUser, r.Reviewer}) }

// Status is the decision.
func (r *Review) Status() string { return string(r.Decision) }

// Validate gives nil or an *Invalid.
func (r *Review) Validate() error {
	var c checker
	r.check(&c)
	c.id("match", r.Match)
	c.id("reviewer", r.Reviewer)
	choice(&c, "decision", r.Decision, Decisions[:]...)
	if r.Decision == Reject || r.Reason != "" {
		choice(&c, "reason", r.Reason, Reasons[:]...)
	}
	r.Until.check(&c, "until", r.Decision == Defer)
	c.text("comment", r.Comment, 0, 2000)
	return c.err()
}
