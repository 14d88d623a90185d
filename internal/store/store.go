// Package store is the port to the place where records are kept. The store is
// the truth; indexes and proposals can be made again from it.
//
// An engine (boltstore today) implements [Store] and passes the contract in
// storetest. No type of an engine leaves it.
package store

import (
	"context"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Store keeps records, their audit trail and the outbox of changes.
type Store interface {
	// View runs fn on one unchanging picture of the records.
	View(ctx context.Context, fn func(Reader) error) error

	// Update runs fn and then saves all it put or deleted, one audit event
	// and one change per record, in one transaction: all or nothing. If fn
	// fails, nothing is saved and its error is returned. Reason is a word of
	// the house ("import", "review.approve"), never text of a member; it and
	// the actor must not be empty. Fn must not call the store itself.
	Update(ctx context.Context, actor domain.Actor, reason string, fn func(Writer) error) error

	// Changes gives up to limit changes after a sequence number, in order;
	// limit 0 means MaxLimit.
	Changes(ctx context.Context, after uint64, limit int) ([]Change, error)

	// LastChange gives the number of the newest change, trimmed or not; 0 if
	// there never was one.
	LastChange(ctx context.Context) (uint64, error)

	// Changed gives a channel that gets a value after updates; several
	// updates may be told by one value. There is one channel, for one
	// receiver; it is closed with the store.
	Changed() <-chan struct{}

	// Trim forgets the changes up to and with a sequence number.
	Trim(ctx context.Context, upTo uint64) error

	// Mark gives how far a named reader of the changes has come, 0 at first.
	Mark(ctx context.Context, reader string) (uint64, error)

	// SetMark saves how far a named reader of the changes has come.
	SetMark(ctx context.Context, reader string, seq uint64) error

	// Audit gives up to limit events after a sequence number, in order; those
	// of one record if ref is not zero; limit 0 means MaxLimit.
	Audit(ctx context.Context, ref domain.Ref, after uint64, limit int) ([]domain.AuditEvent, error)

	Sessions

	// Close waits for running transactions and frees the folder.
	Close() error
}

// Sessions keeps the sessions of signed-in users. They are not records: they
// have no audit and no version. Tokens are kept as hashes only.
type Sessions interface {
	// Session gives the data of a session that has not expired.
	Session(ctx context.Context, token string) (data []byte, found bool, err error)
	// SaveSession saves a session until a time.
	SaveSession(ctx context.Context, token string, data []byte, until time.Time) error
	// EndSession removes a session; to remove none is no error.
	EndSession(ctx context.Context, token string) error
	// SweepSessions removes expired sessions.
	SweepSessions(ctx context.Context) error
}

// Reader reads records within a transaction. Records are the caller's own
// copies. Missing ones give domain.ErrNotFound.
type Reader interface {
	Get(k domain.Kind, id domain.ID) (domain.Record, error)
	// ByKey finds a record by an external key.
	ByKey(k domain.Kind, key domain.Key) (domain.Record, error)
	// List gives records in the order of their ids.
	List(k domain.Kind, p Page) (Slice, error)
	// ByOwner gives records that name an owner, in the order of their ids.
	ByOwner(k domain.Kind, owner domain.Ref, p Page) (Slice, error)
	// ByStatus gives records in a state, in the order of their ids; none for
	// the state "".
	ByStatus(k domain.Kind, status string, p Page) (Slice, error)
	// Count gives the number of records of a kind.
	Count(k domain.Kind) (int, error)
}

// Writer reads and writes within a transaction and sees its own writes.
type Writer interface {
	Reader
	// Now is the time of the transaction.
	Now() time.Time
	// NewID makes an id for a new record.
	NewID() domain.ID
	// Put validates and saves a record and sets its id (if empty), version
	// and times. It gives domain.ErrConflict if the record's version is not
	// the stored one (0 for a new record), domain.ErrDuplicate if one of its
	// keys belongs to another record of its kind, or an *domain.Invalid.
	// A record that is equal to the stored one is not written again.
	Put(r domain.Record) error
	// Delete removes a record; version as in Put.
	Delete(ref domain.Ref, version uint64) error
}

// Page asks for a part of a list. After is the cursor of the part before, ""
// for the first; Limit is 1 to MaxLimit, 0 means MaxLimit. Anything else gives
// an *domain.Invalid with the path "after" or "limit".
type Page struct {
	After string
	Limit int
}

// MaxLimit is the largest part of a list.
const MaxLimit = 1000

// Slice is a part of a list; Next is the cursor of the part behind, "" at the
// end.
type Slice struct {
	Records []domain.Record
	Next    string
}

// Change is one entry of the outbox.
type Change struct {
	Seq     uint64     `json:"seq"`
	Ref     domain.Ref `json:"ref"`
	Op      domain.Op  `json:"op"`
	Version uint64     `json:"version"`
	// Owners are the record's owners before and after the change, sorted.
	Owners []domain.Ref `json:"owners,omitempty"`
}
