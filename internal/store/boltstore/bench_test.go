package boltstore

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// benchOffers makes offers of about 1.5 KB each, of ten owners.
func benchOffers(n int) []domain.Record {
	out := make([]domain.Record, n)
	for i := range out {
		o := newOffer(domain.ID(fmt.Sprintf("org-%d", i%10)), fmt.Sprintf("offer %d", i))
		o.Summary = domain.Text{PL: strings.Repeat("sekwencjonowanie ", 40), EN: strings.Repeat("sequencing ", 60)}
		o.Keys = []domain.Key{{Scheme: "bench", Value: fmt.Sprint(i)}}
		out[i] = o
	}
	return out
}

func BenchmarkPutOne(b *testing.B) {
	s := open(b, b.TempDir())
	recs := benchOffers(b.N)
	b.ResetTimer()
	for _, r := range recs {
		if err := put(b, s, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPutThousand(b *testing.B) {
	s := open(b, b.TempDir())
	recs := benchOffers(b.N * 1000)
	b.ResetTimer()
	for i := range b.N {
		if err := put(b, s, recs[i*1000:(i+1)*1000]...); err != nil {
			b.Fatal(err)
		}
	}
}

// benchView reads from a store of 10,000 offers.
func benchView(b *testing.B, fn func(r store.Reader, i int) error) {
	s := open(b, b.TempDir())
	recs := benchOffers(10_000)
	for i := range recs {
		recs[i].Head().ID = domain.ID(fmt.Sprintf("o-%05d", i))
	}
	if err := put(b, s, recs...); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if err := s.View(b.Context(), func(r store.Reader) error { return fn(r, i) }); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGet(b *testing.B) {
	benchView(b, func(r store.Reader, i int) error {
		_, err := r.Get(domain.KindOffer, domain.ID(fmt.Sprintf("o-%05d", i*7919%10_000)))
		return err
	})
}

// BenchmarkByOwner reads a part of 20 of an owner's 1,000 offers.
func BenchmarkByOwner(b *testing.B) {
	benchView(b, func(r store.Reader, i int) error {
		owner := domain.Ref{Kind: domain.KindOrganisation, ID: domain.ID(fmt.Sprintf("org-%d", i%10))}
		part, err := r.ByOwner(domain.KindOffer, owner, store.Page{After: cursorAt("o-05000"), Limit: 20})
		if err == nil && len(part.Records) != 20 {
			err = fmt.Errorf("%d records", len(part.Records))
		}
		return err
	})
}
