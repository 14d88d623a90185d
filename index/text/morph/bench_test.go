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

// BenchmarkOpen shows what it takes to check the dictionary at start, all of
// which is read for it.
func BenchmarkOpen(b *testing.B) {
	content := embedded(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := morph.Open("polish.morph", content); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(content))/(1<<20), "MB-file")
}
