package morph_test

import (
	"testing"

	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// forms are words of ordinary texts, inflected, known and unknown.
var forms = []string{
	"białek", "komórkami", "badaniach", "opracowania", "nowych", "metod", "oczyszczania",
	"enzymów", "przemysłowych", "zastosowaniem", "prowadzimy", "powierzchni", "lekiem", "jakości",
	"próbek", "mleka", "skuteczność", "roztworze", "związkami", "przeciwbakteryjne",
}

func BenchmarkFind(b *testing.B) {
	d, err := morph.Polish()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	n := 0
	for i := range b.N {
		n += d.Find(forms[i%len(forms)]).Len()
	}
	if n == 0 {
		b.Fatal("no form is known")
	}
}

func BenchmarkGuess(b *testing.B) {
	d, err := morph.Polish()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	n := 0
	for range b.N {
		n += d.Guess("mikrobiomu").Len()
	}
	if n == 0 {
		b.Fatal("no guess")
	}
}
