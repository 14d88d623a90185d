package thesaurus

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestOwnIsSound is the check that data/README.md promises.
func TestOwnIsSound(t *testing.T) {
	v, err := Own()
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range Lint(v) {
		if i == 50 {
			t.Fatal("… and more")
		}
		t.Error(p)
	}
	if len(v.Concepts) < 2500 || len(v.Glossary) < 4000 {
		t.Errorf("%d concepts, %d entries", len(v.Concepts), len(v.Glossary))
	}
}

// linted reads tables and gives what is wrong with them. The line of a row is
// its number in the list, from 2.
func linted(t *testing.T, top, rest, glossary []string) []string {
	t.Helper()
	table := func(head string, rows []string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(head + "\n" + strings.Join(rows, "\n") + "\n")}
	}
	v, err := ReadFolder(fstest.MapFS{
		"concepts/top.tsv": table(conceptHead, top), "concepts/x.tsv": table(conceptHead, rest), "glossary/g.tsv": table(glossaryHead, glossary),
	})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range Lint(v) {
		out = append(out, p.String())
	}
	return out
}

func row7(cells ...string) string {
	return strings.Join(append(cells, slices.Repeat([]string{""}, 7-len(cells))...), "\t")
}

func TestLint(t *testing.T) {
	top := []string{row7("biology", "subject", "biologia", "biology")}
	good := row7("cell", "structure", "komórka", "cell", "biology")
	for name, tc := range map[string]struct {
		rest, glossary []string
		want           []string // how the problems begin
	}{
		"sound":          {rest: []string{good}, glossary: []string{"dom\thouse | home:0.5"}},
		"note on both":   {rest: []string{row7("a", "subject", "ogniwo", "cell", "biology", "", "of a battery"), row7("b", "subject", "komórka", "cell", "biology", "", "of life")}},
		"acronym":        {rest: []string{row7("a", "subject", "x", "CAT", "biology"), row7("b", "subject", "y", "cat", "biology")}},
		"note on one":    {rest: []string{row7("a", "subject", "ogniwo", "Cell", "biology", "", "of a battery"), good}, want: []string{`x.tsv:3: "cell" (en) is a label of a too`}},
		"id":             {rest: []string{row7("A b", "subject", "x", "x", "biology")}, want: []string{"x.tsv:2: the id \"A b\""}},
		"id twice":       {rest: []string{good, row7("cell", "subject", "x", "y", "biology")}, want: []string{"x.tsv:3: the id cell is taken: x.tsv:2"}},
		"kind":           {rest: []string{row7("a", "thing", "x", "y", "biology")}, want: []string{`x.tsv:2: unknown kind "thing"`}},
		"language":       {rest: []string{row7("a", "subject", "", "y", "biology"), row7("b", "subject", "y", "", "biology")}, want: []string{"x.tsv:2: no Polish", "x.tsv:3: no English"}},
		"orphan":         {rest: []string{row7("a", "subject", "x", "y")}, want: []string{"x.tsv:2: nothing is broader than a"}},
		"unknown":        {rest: []string{row7("a", "subject", "x", "y", "biology", "none")}, want: []string{"x.tsv:2: unknown id none in related"}},
		"unknown above":  {rest: []string{row7("a", "subject", "x", "y", "none")}, want: []string{"x.tsv:2: unknown id none in broader"}},
		"itself":         {rest: []string{row7("a", "subject", "x", "y", "biology a", "a")}, want: []string{"x.tsv:2: a is broader to itself", "x.tsv:2: a is related to itself"}},
		"link twice":     {rest: []string{row7("a", "subject", "x", "y", "biology biology")}, want: []string{"x.tsv:2: biology stands twice in broader"}},
		"circle":         {rest: []string{row7("a", "subject", "x", "y", "b"), row7("b", "subject", "v", "w", "c biology"), row7("c", "subject", "p", "q", "a")}, want: []string{"x.tsv:4: a circle: a < b < c < a"}},
		"label twice":    {rest: []string{row7("a", "subject", "x | Xy | xY", "y", "biology")}, want: []string{`x.tsv:2: the Polish label "xY" stands twice`}},
		"padded":         {rest: []string{row7("a", "subject", "x |  z", "y |  | w;", "biology")}, want: []string{`x.tsv:2: the Polish label " z" is empty`, `x.tsv:2: the English label "" is empty`, `x.tsv:2: the English label "w;" is empty`}},
		"glossary words": {glossary: []string{"dwa słowa\ttwo words"}, want: []string{`g.tsv:2: "dwa słowa" is not one word`}},
		"glossary twice": {glossary: []string{"dom\thouse", "dom\thome"}, want: []string{`g.tsv:3: "dom" is here already: g.tsv:2`}},
		"translations":   {glossary: []string{"dom\thouse |  home", "kot\tcat | cat", "pies\tdog2"}, want: []string{`g.tsv:2: the translation " home"`, `g.tsv:3: the translation "cat" stands twice`, `g.tsv:4: the translation "dog2"`}},
	} {
		t.Run(name, func(t *testing.T) {
			got := linted(t, top, tc.rest, tc.glossary)
			if !slices.EqualFunc(got, tc.want, strings.HasPrefix) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tc.want, "\n"))
			}
		})
	}
}

// TestLintWeights: the reader of tables refuses such weights, yet a vocabulary
// may come from elsewhere.
func TestLintWeights(t *testing.T) {
	v := &Vocabulary{Glossary: []Entry{{PL: "dom", EN: []Translation{{"house", 0}, {"home", 1.5}}}, {PL: "kot"}}}
	if got := Lint(v); len(got) != 3 {
		t.Errorf("%v", got)
	}
}
