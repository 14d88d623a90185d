package evaluation_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/lifescience-krakow/swatka/fixtures"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
)

const header = "challenge\tcandidate\tgrade\n"

// folder makes a folder of name, content, name, content …
func folder(files ...string) fs.FS {
	dir := fstest.MapFS{}
	for i := 0; i+1 < len(files); i += 2 {
		dir[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return dir
}

func TestJudgementsAreRead(t *testing.T) {
	j, err := evaluation.ReadJudged(folder(
		"judgements.tsv", header+"c1\ta\t3\r\n\nc1\tb\t0\nc2\ta\t 2 ",
		"queries.jsonl", `{"id":"q1","pl":"chleb","extra":1}`+"\n\n"+`{"id":"q2","en":"bread"}`,
		"query-judgements.tsv", "query\tdocument\tgrade\nq1\ta\t1\n",
	))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(j.Challenges, j.Queries, j.Answers); got != "map[c1:map[a:3 b:0] c2:map[a:2]] [{q1 chleb } {q2  bread}] map[q1:map[a:1]]" {
		t.Errorf("read %s", got)
	}
}

func TestWithoutAHeaderNoLineIsLost(t *testing.T) {
	j, err := evaluation.ReadJudged(folder("judgements.tsv", "c1\ta\t3\nc1\tb\t1\n"))
	if err != nil || len(j.Challenges["c1"]) != 2 {
		t.Errorf("read %v, %v", j, err)
	}
}

func TestQueriesMayBeMissing(t *testing.T) {
	j, err := evaluation.ReadJudged(folder("judgements.tsv", header+"c1\ta\t3\n"))
	if err != nil || j.Queries != nil || j.Answers != nil {
		t.Errorf("read %+v, %v", j, err)
	}
}

func TestTheDemoClusterIsJudged(t *testing.T) {
	j, err := evaluation.ReadJudged(fixtures.Cluster())
	if err != nil || len(j.Challenges) == 0 || len(j.Queries) == 0 || len(j.Answers) == 0 {
		t.Errorf("read %d, %d, %d, %v", len(j.Challenges), len(j.Queries), len(j.Answers), err)
	}
}

func TestErrorsNameFileAndLine(t *testing.T) {
	good := header + "c1\ta\t3\n"
	for _, tc := range []struct {
		name string
		dir  fs.FS
		want string
	}{
		{"two columns", folder("judgements.tsv", good+"c1\tb\n"), "judgements.tsv:3: "},
		{"four columns", folder("judgements.tsv", good+"\nc1\tb\t1\tx\n"), "judgements.tsv:4: "},
		{"a header of two columns", folder("judgements.tsv", "challenge\tgrade\nc1\ta\t1\n"), "judgements.tsv:1: "},
		{"a grade in words", folder("judgements.tsv", good+"c1\tb\tgood\n"), "judgements.tsv:3: "},
		{"a grade below 0", folder("judgements.tsv", good+"c1\tb\t-1\n"), "judgements.tsv:3: "},
		{"half a grade", folder("judgements.tsv", good+"c1\tb\t1.5\n"), "judgements.tsv:3: "},
		{"a very long line", folder("judgements.tsv", good+strings.Repeat("x", 1<<20)+"\n"), "judgements.tsv:3: "},
		{"queries: no JSON", folder("judgements.tsv", good, "queries.jsonl", "\n{\"id\""), "queries.jsonl:2: "},
		{"queries: no id", folder("judgements.tsv", good, "queries.jsonl", `{"en":"x"}`), "queries.jsonl:1: "},
		{"queries: no text", folder("judgements.tsv", good, "queries.jsonl", `{"id":"x"}`), "queries.jsonl:1: "},
		{"answers: a wrong grade", folder(
			"judgements.tsv", good, "queries.jsonl", `{"id":"q","en":"x"}`, "query-judgements.tsv", "q\td\tg\nq\ta\tx\n",
		), "query-judgements.tsv:2: "},
	} {
		if j, err := evaluation.ReadJudged(tc.dir); err == nil || !strings.HasPrefix(err.Error(), tc.want) {
			t.Errorf("%s: %+v, %v", tc.name, j, err)
		}
	}
	for name, dir := range map[string]fs.FS{
		"no judgements": folder(), "queries without answers": folder("judgements.tsv", good, "queries.jsonl", `{"id":"q","en":"x"}`),
	} {
		if _, err := evaluation.ReadJudged(dir); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
