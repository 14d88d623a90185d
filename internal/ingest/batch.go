package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// batch saves drafts in one transaction and keeps count.
type batch struct{ report Report }

// save gives an error only if the store fails; bad drafts are reported.
func (b *batch) save(ctx context.Context, w store.Writer, drafts []importer.Draft) error {
	for _, d := range drafts {
		if err := ctx.Err(); err != nil {
			return err
		}
		rec, err := b.one(w, d)
		if err != nil {
			return fmt.Errorf("%s: %w", d.At, err)
		}
		if rec == nil {
			b.report.Refused[domain.KindEvidence] += len(d.Nested)
			continue
		}
		if err := b.nested(w, d, rec); err != nil {
			return fmt.Errorf("%s: %w", d.At, err)
		}
	}
	return nil
}

// one saves a draft and gives the record; nil if it was refused.
func (b *batch) one(w store.Writer, d importer.Draft) (domain.Record, error) {
	have, err := b.find(w, d)
	if err != nil {
		return nil, b.refuse(d, err)
	}
	if err := b.link(w, d); err != nil {
		return nil, b.refuse(d, err)
	}
	rec := d.Record
	if have != nil {
		b.remarkKeys(d, have)
		overlay(have, rec, d.Fields)
		rec = have
	} else {
		begin(rec, w.Now())
	}
	version := rec.Head().Version
	if err = check(rec); err == nil {
		err = w.Put(rec)
	}
	if err != nil {
		return nil, b.refuse(d, err)
	}
	switch {
	case version == 0:
		b.report.Created[rec.Kind()]++
	case version == rec.Head().Version:
		b.report.Unchanged[rec.Kind()]++
	default:
		b.report.Updated[rec.Kind()]++
	}
	return rec, nil
}

// rowError is why a row is refused; field is a path in the record.
type rowError struct{ field, reason string }

func (e *rowError) Error() string { return e.field + ": " + e.reason }

// refuse reports a draft with what is wrong with it; errors that are not the
// draft's fault come back.
func (b *batch) refuse(d importer.Draft, err error) error {
	kind := d.Record.Kind()
	tell := func(field, reason string) {
		b.report.tell(importer.Problem{
			At: d.Where(field), Kind: kind, Severity: importer.Refused, Reason: reason,
		})
	}
	var row *rowError
	var invalid *domain.Invalid
	switch {
	case errors.As(err, &row):
		tell(row.field, row.reason)
	case errors.As(err, &invalid):
		for _, f := range invalid.Fields {
			tell(f.Path, f.Reason())
		}
	case errors.Is(err, domain.ErrDuplicate):
		tell("keys", "one of its keys belongs to another record")
	case errors.Is(err, domain.ErrConflict):
		tell("", "was changed by someone else meanwhile: import it again")
	default:
		return err
	}
	b.report.Refused[kind]++
	return nil
}

// find gives the stored record of a draft, nil if there is none.
func (b *batch) find(r store.Reader, d importer.Draft) (domain.Record, error) {
	var have domain.Record
	for _, k := range d.Record.Head().Keys {
		rec, err := r.ByKey(d.Record.Kind(), k)
		if errors.Is(err, domain.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if have != nil && have.Head().ID != rec.Head().ID {
			return nil, &rowError{"keys", "its keys belong to different records, which would have to be united first"}
		}
		have = rec
	}
	return have, nil
}

// remarkKeys reports a record that was found by one key and now gets another
// number in a scheme in which it has one.
func (b *batch) remarkKeys(d importer.Draft, have domain.Record) {
	for _, k := range d.Record.Head().Keys {
		old := ofScheme(have, k.Scheme)
		fresh := ofScheme(d.Record, k.Scheme)
		if len(old) == 0 || slices.ContainsFunc(fresh, func(v string) bool { return slices.Contains(old, v) }) {
			continue
		}
		b.report.tell(importer.Problem{
			At: d.Where("keys"), Kind: have.Kind(), Severity: importer.Merged,
			Reason: fmt.Sprintf("%s is the record known as %s %s", k, k.Scheme, strings.Join(old, ", ")),
		})
	}
}

func ofScheme(r domain.Record, scheme string) []string {
	var out []string
	for _, k := range r.Head().Keys {
		if k.Scheme == scheme {
			out = append(out, k.Value)
		}
	}
	return out
}

// link fills in the references of a draft.
func (b *batch) link(r store.Reader, d importer.Draft) error {
	for _, l := range d.Links {
		ref, err := lookUp(r, l)
		if err != nil {
			return err
		}
		if !ref.IsZero() {
			setLink(d.Record, l.Field, ref)
			continue
		}
		reason := fmt.Sprintf("%s is not known", importer.Quote(l.Key.Value))
		if !l.Loose {
			return &rowError{l.Path, reason}
		}
		b.report.tell(importer.Problem{
			At: d.Where(l.Path), Kind: d.Record.Kind(), Severity: importer.Note, Reason: reason + " and was left out",
		})
	}
	return nil
}

// lookUp gives the reference that a link means; zero if there is none.
func lookUp(r store.Reader, l importer.Link) (domain.Ref, error) {
	for _, k := range l.Kinds {
		rec, err := r.ByKey(k, l.Key)
		if errors.Is(err, domain.ErrNotFound) {
			continue
		}
		if err != nil {
			return domain.Ref{}, err
		}
		return domain.RefTo(rec), nil
	}
	return domain.Ref{}, nil
}
