package domain

import (
	"errors"
	"fmt"
	"strings"
)

// Code says what went wrong in a word that is also a key of the catalogues
// ("error.<code>"); the sentence for the reader is made where it is shown.
type Code string

// Codes of single fields.
const (
	CodeRequired Code = "required"  // nothing given
	CodeTooLong  Code = "too_long"  // Params: Max
	CodeTooShort Code = "too_short" // Params: Min
	CodeFormat   Code = "format"    // not of the expected form
	CodeChoice   Code = "choice"    // not one of the allowed values; Params: Allowed
	CodeRange    Code = "range"     // outside its bounds or upside down; Params: Min, Max
	CodeEncoding Code = "encoding"  // not valid UTF-8, or control characters
	CodeTooMany  Code = "too_many"  // Params: Max
	CodeSame     Code = "same"      // two parties that must differ are one
	CodeUnknown  Code = "unknown"   // refers to something that does not exist
)

// Codes of whole operations.
const (
	CodeKind      Code = "kind"      // unknown kind of record; Params: Kind
	CodeNotFound  Code = "not_found" // no such record, or not for this viewer
	CodeConflict  Code = "conflict"  // someone else changed it meanwhile
	CodeDuplicate Code = "duplicate" // an external key belongs to another record
	CodeStep      Code = "step"      // the state machine forbids it; Params: From, To
	CodeForbidden Code = "forbidden" // the viewer may see it, but not do this
	CodeBusy      Code = "busy"      // try again later
	CodeSignIn    Code = "sign_in"   // unknown e-mail or wrong password, never told apart
	CodeQuery     Code = "query"     // a query outside its bounds
)

// Error is a failure with a code; the sentence for a user is looked up by it.
type Error struct {
	Code   Code
	Params map[string]any
	Err    error
}

// Error gives a line for the log, in English.
func (e *Error) Error() string {
	s := string(e.Code)
	if len(e.Params) > 0 {
		s += fmt.Sprintf(" %v", e.Params)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is makes errors of one code equal for errors.Is.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// Errors to compare with.
var (
	ErrNotFound  = &Error{Code: CodeNotFound}
	ErrConflict  = &Error{Code: CodeConflict}
	ErrDuplicate = &Error{Code: CodeDuplicate}
	ErrForbidden = &Error{Code: CodeForbidden}
)

// CodeOf gives the code of an error; "" if it has none.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

// FieldError is one wrong field. Path is as in JSON: "aspects[2].text".
type FieldError struct {
	Path   string
	Code   Code
	Params map[string]any
}

// Invalid lists every wrong field of a record.
type Invalid struct{ Fields []FieldError }

// Error gives a line for the log and the command line, in English.
func (e *Invalid) Error() string {
	parts := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		parts[i] = f.Path + ": " + f.Reason()
	}
	return strings.Join(parts, "; ")
}

// Reason says in English what is wrong with the field, for the log and the
// command line.
func (f FieldError) Reason() string {
	switch f.Code {
	case CodeRequired:
		return "is missing"
	case CodeTooLong:
		return fmt.Sprintf("is longer than %v characters", f.Params["Max"])
	case CodeTooShort:
		return fmt.Sprintf("is shorter than %v characters", f.Params["Min"])
	case CodeChoice:
		return fmt.Sprintf("must be one of %v", f.Params["Allowed"])
	case CodeRange:
		return fmt.Sprintf("must be between %v and %v, the smaller first", f.Params["Min"], f.Params["Max"])
	case CodeEncoding:
		return "is not clean UTF-8 text"
	case CodeTooMany:
		return fmt.Sprintf("has more than %v entries", f.Params["Max"])
	case CodeSame:
		return "must differ from the other party"
	case CodeUnknown:
		return "refers to something that does not exist"
	}
	return "is not of the expected form"
}
