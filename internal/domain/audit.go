package domain

import "time"

// Op is what was done to a record.
type Op string

// The operations.
const (
	OpCreate Op = "create"
	OpUpdate Op = "update"
	OpDelete Op = "delete"
)

// Actor is who acts: a user, or a part of the system by name.
type Actor struct {
	User   ID     `json:"user,omitempty"`
	System string `json:"system,omitempty"` // "import", "matching"
}

// String names the actor for the log.
func (a Actor) String() string {
	if a.User != "" {
		return "user:" + string(a.User)
	}
	return "system:" + a.System
}

// AuditEvent says who did what to which record, when and why. It holds no
// text of members.
type AuditEvent struct {
	Seq     uint64    `json:"seq"`
	At      time.Time `json:"at"`
	Actor   Actor     `json:"actor"`
	Op      Op        `json:"op"`
	Ref     Ref       `json:"ref"`
	Version uint64    `json:"version"` // of the record after it; of a deleted one, before
	Reason  string    `json:"reason"`  // a word of the house: "import", "review.approve"
	From    string    `json:"from,omitempty"`
	To      string    `json:"to,omitempty"` // status before and after
}
