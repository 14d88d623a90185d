package domain

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ID names a record for good. It is a UUID in text form (version 7 for
// records, so that ids sort by the time of creation).
type ID string

// Kind is the type of a record as it is stored, indexed and addressed.
type Kind string

// The kinds of records.
const (
	KindOrganisation  Kind = "organisation"
	KindResearcher    Kind = "researcher"
	KindEvidence      Kind = "evidence"
	KindChallenge     Kind = "challenge"
	KindOffer         Kind = "offer"
	KindCall          Kind = "call"
	KindMatch         Kind = "match"
	KindConsortium    Kind = "consortium"
	KindReview        Kind = "review"
	KindInterest      Kind = "interest"
	KindEndorsement   Kind = "endorsement"
	KindCollaboration Kind = "collaboration"
	KindGroup         Kind = "group"
	KindUser          Kind = "user"
)

// Ref points to a record of any kind.
type Ref struct {
	Kind Kind `json:"kind"`
	ID   ID   `json:"id"`
}

// String gives "kind/id".
func (r Ref) String() string { return string(r.Kind) + "/" + string(r.ID) }

// IsZero says whether the reference points nowhere.
func (r Ref) IsZero() bool { return r == Ref{} }

// Compare orders references by kind, then id.
func (r Ref) Compare(o Ref) int {
	return cmp.Or(cmp.Compare(r.Kind, o.Kind), cmp.Compare(r.ID, o.ID))
}

// Key is a name that another system gave to a record ("cordis", "999984059").
// A key is unique within its kind; importing it again updates the record.
type Key struct {
	Scheme string `json:"scheme"`
	Value  string `json:"value"`
}

// String gives "scheme:value".
func (k Key) String() string { return k.Scheme + ":" + k.Value }

// Meta is the head of every record. Version counts the writes, from 1; a write
// that names another version than the stored one is refused.
type Meta struct {
	ID      ID        `json:"id"`
	Version uint64    `json:"version"`
	Created time.Time `json:"created"`
	Updated time.Time `json:"updated"`
	Keys    []Key     `json:"keys,omitempty"`
}

// Head gives the record's head; records embed Meta and so have it.
func (m *Meta) Head() *Meta { return m }

// AddKey adds a key that the record does not have yet.
func (m *Meta) AddKey(k Key) {
	if !slices.Contains(m.Keys, k) {
		m.Keys = append(m.Keys, k)
	}
}

func (m *Meta) check(c *checker) {
	for i, k := range m.Keys {
		path := fmt.Sprintf("keys[%d]", i)
		c.line(path, k.Scheme, 1, 40)
		c.line(path, k.Value, 1, MaxKey)
		if strings.Contains(k.Scheme, ":") {
			c.add(path, CodeFormat)
		}
	}
}

// Record is anything the store keeps.
type Record interface {
	// Kind says what it is.
	Kind() Kind
	// Head gives id, version, times and external keys, to read and to set.
	Head() *Meta
	// Owners are the records it belongs to; the store can be asked by them.
	Owners() []Ref
	// Status is the state by which the store can be asked; "" if it has none.
	Status() string
	// Validate gives nil or an *Invalid that lists every wrong field.
	Validate() error
}

// RefTo gives the reference of a record.
func RefTo(r Record) Ref { return Ref{Kind: r.Kind(), ID: r.Head().ID} }

// New gives an empty record of a kind.
func New(k Kind) (Record, error) {
	make, ok := records[k]
	if !ok {
		return nil, &Error{Code: CodeKind, Params: map[string]any{"Kind": string(k)}}
	}
	return make(), nil
}

// Kinds lists the kinds of records, sorted.
func Kinds() []Kind {
	out := make([]Kind, 0, len(records))
	for k := range records {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

var records = map[Kind]func() Record{
	KindOrganisation:  func() Record { return &Organisation{} },
	KindResearcher:    func() Record { return &Researcher{} },
	KindEvidence:      func() Record { return &Evidence{} },
	KindChallenge:     func() Record { return &Challenge{} },
	KindOffer:         func() Record { return &Offer{} },
	KindCall:          func() Record { return &Call{} },
	KindMatch:         func() Record { return &Match{} },
	KindConsortium:    func() Record { return &Consortium{} },
	KindReview:        func() Record { return &Review{} },
	KindInterest:      func() Record { return &Interest{} },
	KindEndorsement:   func() Record { return &Endorsement{} },
	KindCollaboration: func() Record { return &Collaboration{} },
	KindGroup:         func() Record { return &InterestGroup{} },
	KindUser:          func() Record { return &User{} },
}
