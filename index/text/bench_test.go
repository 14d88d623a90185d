package text_test

import (
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
)

func BenchmarkChain(b *testing.B) {
	pl := strings.Repeat("Opracowujemy liposomalne nośniki leków przeciwnowotworowych i badamy ich toksyczność w hodowlach komórkowych (IL-6, TNF-α). ", 20)
	en := strings.Repeat("We develop liposomal carriers of anticancer drugs and study their toxicity in cell cultures (IL-6, TNF-α). ", 20)
	for _, c := range []struct {
		name string
		run  func() int
	}{
		{"words", func() int { return len(text.Words(pl)) }},
		{"polish", func() int { return len(text.Analyse(text.PL, pl)) }},
		{"english", func() int { return len(text.Analyse(text.EN, en)) }},
		{"read", func() int { return len(text.Read(text.PL, pl)) }},
		{"read-en", func() int { return len(text.Read(text.EN, en)) }},
		{"folded", func() int { return len(text.Folded(pl)) }},
		{"cognates", func() int { return len(cognates(pl)) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n += c.run()
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "terms/s")
		})
	}
}
