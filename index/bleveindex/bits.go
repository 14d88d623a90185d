package bleveindex

import (
	"context"
	"fmt"
	"iter"
	mathbits "math/bits"

	bleveapi "github.com/blevesearch/bleve_index_api"
)

// bits is a set of document numbers.
type bits []uint64

func (b bits) has(n uint64) bool {
	return n/64 < uint64(len(b)) && b[n/64]&(1<<(n%64)) != 0
}

func (b *bits) add(n uint64) {
	for n/64 >= uint64(len(*b)) {
		*b = append(*b, 0)
	}
	(*b)[n/64] |= 1 << (n % 64)
}

func (b bits) count() int {
	n := 0
	for _, w := range b {
		n += mathbits.OnesCount64(w)
	}
	return n
}

// all gives the members in order.
func (b bits) all() iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		for i, w := range b {
			for ; w != 0; w &= w - 1 {
				if !yield(uint64(i*64 + mathbits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}

// having gives the documents that have one of the values in a field.
func having(ctx context.Context, r bleveapi.IndexReader, field string, values []string) (bits, error) {
	var out bits
	for _, v := range values {
		if err := addHaving(ctx, r, field, v, &out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func addHaving(ctx context.Context, r bleveapi.IndexReader, field, value string, to *bits) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	it, err := r.TermFieldReader(ctx, []byte(value), field, false, false, false)
	if err != nil {
		return fmt.Errorf("reading %s: %w", field, err)
	}
	defer it.Close() // only read
	var room bleveapi.TermFieldDoc
	for {
		hit, err := it.Next(room.Reset())
		if err != nil {
			return fmt.Errorf("reading %s: %w", field, err)
		}
		if hit == nil {
			return nil
		}
		to.add(hit.ID.Value())
	}
}
