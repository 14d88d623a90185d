package store

import (
	"fmt"
	"iter"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Get reads a record as its type: store.Get[*domain.Offer](r, id).
func Get[T domain.Record](r Reader, id domain.ID) (T, error) {
	return typed[T](r.Get(kindOf[T](), id))
}

// ByKey reads a record by an external key as its type.
func ByKey[T domain.Record](r Reader, key domain.Key) (T, error) {
	return typed[T](r.ByKey(kindOf[T](), key))
}

// All walks over the records of a type in the order of their ids.
func All[T domain.Record](r Reader) iter.Seq2[T, error] {
	return walk[T](func(p Page) (Slice, error) { return r.List(kindOf[T](), p) })
}

// Of walks over the records of a type that name an owner.
func Of[T domain.Record](r Reader, owner domain.Ref) iter.Seq2[T, error] {
	return walk[T](func(p Page) (Slice, error) { return r.ByOwner(kindOf[T](), owner, p) })
}

// In walks over the records of a type in a state.
func In[T domain.Record](r Reader, status string) iter.Seq2[T, error] {
	return walk[T](func(p Page) (Slice, error) { return r.ByStatus(kindOf[T](), status, p) })
}

// Collect gathers what a walk gives, up to the first error.
func Collect[T any](seq iter.Seq2[T, error]) ([]T, error) {
	var out []T
	for v, err := range seq {
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func walk[T domain.Record](part func(Page) (Slice, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var p Page
		for {
			s, err := part(p)
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, rec := range s.Records {
				if !yield(typed[T](rec, nil)) {
					return
				}
			}
			if s.Next == "" {
				return
			}
			p.After = s.Next
		}
	}
}

// kindOf works on the nil pointer of a record's type: Kind never looks at it.
func kindOf[T domain.Record]() domain.Kind {
	var none T
	return none.Kind()
}

func typed[T domain.Record](rec domain.Record, err error) (T, error) {
	var none T
	if err != nil {
		return none, err
	}
	out, ok := rec.(T)
	if !ok {
		return none, fmt.Errorf("store: a %s where a %s was asked for", rec.Kind(), none.Kind())
	}
	return out, nil
}
