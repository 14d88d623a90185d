package thesaurus_test

import (
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

const ordinary = `Szukamy partnera, który opracuje metodę oczyszczania białek serwatkowych z wykorzystaniem
filtracji membranowej i chromatografii jonowymiennej. Zależy nam na zachowaniu aktywności biologicznej
laktoferyny oraz na obniżeniu kosztów procesu w skali półtechnicznej. Próbki dostarczymy po podpisaniu
umowy o zachowaniu poufności, a wyniki badań chcemy opublikować dopiero po zgłoszeniu patentowym.`

func BenchmarkStart(b *testing.B) {
	for range b.N {
		own, err := thesaurus.Own()
		if err != nil {
			b.Fatal(err)
		}
		if thesaurus.New(own).Len() == 0 {
			b.Fatal("no concepts")
		}
	}
}

func BenchmarkRead(b *testing.B) {
	t, err := thesaurus.Default()
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(ordinary+"\n", 10)
	n := len(text.Words(s))
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		if len(t.Read(text.PL, s).Mentions) == 0 {
			b.Fatal("no mentions")
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
