package boltstore

import (
	"encoding/base64"
	"encoding/json"
	"fmt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// envelope is the first byte of every stored value; JSON follows it. A value
// of another form gets another byte.
const envelope = 1

func pack(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return append([]byte{envelope}, b...), nil
}

func unpack(raw []byte, v any) error {
	switch {
	case len(raw) == 0 || raw[0] == 0:
		return fmt.Errorf("%w: a value without a form", ErrDamaged)
	case raw[0] > envelope:
		return fmt.Errorf("%w: a value of form %d", ErrNewer, raw[0])
	}
	if err := json.Unmarshal(raw[1:], v); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return nil
}

// unpackRecord reads the record of a kind that is stored under an id.
func unpackRecord(k domain.Kind, id string, raw []byte) (domain.Record, error) {
	rec, err := domain.New(k)
	if err != nil {
		return nil, err
	}
	if err := unpack(raw, rec); err != nil {
		return nil, fmt.Errorf("%s/%s: %w", k, id, err)
	}
	if string(rec.Head().ID) != id {
		return nil, fmt.Errorf("%w: %s/%s holds another record", ErrDamaged, k, id)
	}
	return rec, nil
}

// maxID is the greatest length of an id, in bytes.
const maxID = 100

// validID allows what can be a part of any key: printable ASCII without
// spaces.
func validID(id domain.ID) bool {
	for i := range len(id) {
		if id[i] <= ' ' || id[i] > '~' {
			return false
		}
	}
	return id != "" && len(id) <= maxID
}

func invalid(path string) error {
	return &domain.Invalid{Fields: []domain.FieldError{{Path: path, Code: domain.CodeFormat}}}
}

// cursorAt gives the cursor of a part that ends with an id.
func cursorAt(id string) string { return base64.RawURLEncoding.EncodeToString([]byte(id)) }

// parseCursor gives the id a part ended with, "" for the first part.
func parseCursor(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	b, err := base64.RawURLEncoding.DecodeString(s)
	// The decoder skips line breaks: a cursor must come back as it was given.
	if err != nil || !validID(domain.ID(b)) || cursorAt(string(b)) != s {
		return "", invalid("after")
	}
	return string(b), nil
}

// parsePage gives the id after which a part begins and its greatest length.
func parsePage(p store.Page) (after string, limit int, err error) {
	if limit, err = parseLimit(p.Limit); err != nil {
		return "", 0, err
	}
	if limit > store.MaxLimit {
		return "", 0, invalid("limit")
	}
	after, err = parseCursor(p.After)
	return after, limit, err
}

func parseLimit(n int) (int, error) {
	if n < 0 {
		return 0, invalid("limit")
	}
	if n == 0 {
		return store.MaxLimit, nil
	}
	return n, nil
}
