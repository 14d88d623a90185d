package archtest

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/lifescience-krakow/swatka/"

type pkg struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var ps []pkg
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for dec.More() {
		var p pkg
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		ps = append(ps, p)
	}
	return ps
}

// TestImports holds every package to the table: a package of the house may be
// imported only where the table says so, and every package stands in it.
func TestImports(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, listed := table[name]
		if !listed {
			t.Errorf("%s stands in no tier: add it to the table here and in docs/architecture.md", name)
			continue
		}
		for _, imp := range p.Imports {
			if own, ok := strings.CutPrefix(imp, module); ok && !slices.Contains(allowed.house, own) {
				t.Errorf("%s imports %s, which its room does not allow", name, own)
			}
		}
		for _, imp := range p.Imports {
			if outside(imp) && !slices.ContainsFunc(allowed.libraries, func(l string) bool { return within(imp, l) }) {
				t.Errorf("%s imports the library %s, which its room does not allow", name, imp)
			}
		}
	}
}

// TestTableNamesOnlyWhatExists keeps the table from growing stale.
func TestTableNamesOnlyWhatExists(t *testing.T) {
	exists := map[string]bool{}
	for _, p := range packages(t) {
		exists[strings.TrimPrefix(p.ImportPath, module)] = true
	}
	for name, room := range table {
		for _, n := range append([]string{name}, room.house...) {
			if !exists[n] {
				t.Errorf("the table names %s, which does not exist", n)
			}
		}
	}
}

// TestTheTestItself sees a forbidden import.
func TestTheTestItself(t *testing.T) {
	if slices.Contains(table["web"].house, "internal/store") || slices.Contains(table["web"].house, "index") {
		t.Error("the table lets web reach the store or the index")
	}
	if slices.ContainsFunc(table["internal/domain"].house, func(string) bool { return true }) {
		t.Error("the table lets domain import something of the house")
	}
	if !outside("github.com/x/y") || outside("net/http") || outside(module+"index") {
		t.Error("libraries are told from others wrongly")
	}
}

func outside(imp string) bool {
	first, _, _ := strings.Cut(imp, "/")
	return strings.Contains(first, ".") && !strings.HasPrefix(imp, module)
}

func within(imp, library string) bool {
	return imp == library || strings.HasPrefix(imp, library+"/")
}
