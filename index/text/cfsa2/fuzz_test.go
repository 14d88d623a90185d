package cfsa2_test

import (
	"errors"
	"testing"

	"github.com/lifescience-krakow/swatka/index/text/cfsa2"
)

// FuzzWalk checks that any bytes are read or refused, with bounded work.
func FuzzWalk(f *testing.F) {
	good := encode("białek;AD;subst", "białka;AC;subst", "lek;AA;subst", "leku;AB;subst")
	f.Add(good)
	for i := range good {
		bad := append([]byte(nil), good...)
		bad[i] ^= 0x41
		f.Add(bad)
		f.Add(good[:i])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		a, err := cfsa2.New(b)
		if err == nil {
			err = a.Walk(func(seq []byte) error {
				if n++; len(seq) == 0 || len(seq) > 8192 {
					t.Fatalf("a sequence of %d bytes", len(seq))
				}
				return nil
			})
		}
		if err != nil && !errors.Is(err, cfsa2.ErrFormat) {
			t.Fatal(err)
		}
		if n > 1000*len(b) {
			t.Fatalf("%d sequences out of %d bytes", n, len(b))
		}
	})
}
