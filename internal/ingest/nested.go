package ingest

import (
	"errors"
	"fmt"
	"slices"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// nameNested gives the pieces of evidence in a row their keys: the owner's
// with "#1" and so on.
func nameNested(d *importer.Draft) {
	keys := d.Record.Head().Keys
	if len(keys) == 0 {
		return
	}
	for i := range d.Nested {
		n := &d.Nested[i]
		n.At = d.At
		n.Record.Head().Keys = []domain.Key{nestedKey(keys[0], i+1)}
		n.Fields = append(slices.Clone(n.Fields), "for")
	}
}

func nestedKey(owner domain.Key, n int) domain.Key {
	return domain.Key{Scheme: owner.Scheme, Value: fmt.Sprintf("%s#%d", owner.Value, n)}
}

// nested saves the evidence in a row for its owner.
func (b *batch) nested(w store.Writer, d importer.Draft, owner domain.Record) error {
	ref := domain.RefTo(owner)
	for _, n := range d.Nested {
		setLink(n.Record, "for", ref)
		if err := b.nestedOne(w, n, ref); err != nil {
			return err
		}
	}
	if keys := d.Record.Head().Keys; len(keys) > 0 && slices.Contains(d.Fields, "evidence") {
		return b.remarkGone(w, d, keys[0])
	}
	return nil
}

// nestedOne does not let evidence of one record become another's: an
// organisation and a researcher may have the same key.
func (b *batch) nestedOne(w store.Writer, n importer.Draft, owner domain.Ref) error {
	have, err := store.ByKey[*domain.Evidence](w, n.Record.Head().Keys[0])
	switch {
	case errors.Is(err, domain.ErrNotFound):
	case err != nil:
		return err
	case !slices.Contains(have.For, owner):
		return b.refuse(n, &rowError{"keys", "its key belongs to evidence for another record"})
	}
	_, err = b.one(w, n)
	return err
}

// remarkGone tells that evidence of an earlier import is no longer in the
// row. It is left: others may have built on it.
func (b *batch) remarkGone(r store.Reader, d importer.Draft, owner domain.Key) error {
	n := len(d.Nested) + 1
	_, err := r.ByKey(domain.KindEvidence, nestedKey(owner, n))
	if errors.Is(err, domain.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	b.report.tell(importer.Problem{
		At: d.Where("evidence"), Kind: domain.KindEvidence, Severity: importer.Note,
		Reason: fmt.Sprintf("evidence %d of an earlier import is no longer in the row; it was left as it is", n),
	})
	return nil
}
