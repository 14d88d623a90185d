package bleveindex_test

import (
	"testing"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/index/bleveindex"
	"github.com/lifescience-krakow/swatka/index/indextest"
)

func open(t testing.TB, dir string) index.Engine {
	t.Helper()
	e, err := bleveindex.Open(dir, bleveindex.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestContract(t *testing.T) { indextest.Run(t, open) }
