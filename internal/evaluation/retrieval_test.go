package evaluation_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/index/bleveindex"
	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

const (
	corpus = `{"_id":"d1","title":"","text":"The crystalline lens of the eye in vertebrates."}
{"_id":"d2","title":"Badanie białek serwatkowych","text":"We purify proteins of whey with membranes and study what they do.","extra":[1]}

{"_id":"d3","title":"Electron microscopy of the lung"}
`
	asked   = `{"_id":"q1","text":"lens of the eye"}` + "\n" + `{"_id":"q2","text":"serwatka","extra":1}` + "\n" + `{"_id":"q3","text":"lung"}`
	answers = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\tgone\t1\nq2\td2\t1\nq2\td1\t-1\nghost\td1\t1\n"
)

// retrieve runs a collection through the product's own index.
func retrieve(t *testing.T, dir fs.FS) (evaluation.RetrievalFigures, []evaluation.Score, error) {
	t.Helper()
	c, err := evaluation.ReadCollection(dir)
	if err != nil {
		return evaluation.RetrievalFigures{}, nil, err
	}
	th, err := thesaurus.Default()
	if err != nil {
		t.Fatal(err)
	}
	e, err := bleveindex.Open(t.TempDir(), bleveindex.Options{Lexicon: lexicon.New(th)})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	return evaluation.Retrieve(t.Context(), e, c)
}

// TestACollectionIsMeasured: q1 finds d1 but not the document that is not
// there; q2 is answered by its inflected form in the title, which is known to
// be Polish; nobody judged q3, and nobody asked what is judged of ghost.
func TestACollectionIsMeasured(t *testing.T) {
	f, scores, err := retrieve(t, folder("corpus.jsonl", corpus, "queries.jsonl", asked, "qrels.tsv", answers))
	if err != nil {
		t.Fatal(err)
	}
	if f.Documents != 3 || f.Queries != 2 || f.Unasked != 1 || f.MAP != 0.75 || f.Recall != 0.75 || f.NDCG <= 0.75 || f.NDCG >= 1 {
		t.Errorf("got %+v", f)
	}
	first := map[string]string{}
	for _, s := range scores {
		if first[s.Need] == "" {
			first[s.Need] = s.Candidate
		}
	}
	if got := fmt.Sprint(first); got != "map[q1:d1 q2:d2 q3:d3]" {
		t.Errorf("found %s", got)
	}
}

// TestAtMostAHundredAnswersAreGiven, and more documents than one batch fit.
func TestAtMostAHundredAnswersAreGiven(t *testing.T) {
	var docs, judged strings.Builder
	judged.WriteString(answers)
	for i := range 1100 {
		fmt.Fprintf(&docs, `{"_id":"x%d","text":"the lens of the eye"}`+"\n", i)
	}
	for i := range 200 {
		fmt.Fprintf(&judged, "q3\tx%d\t1\n", i)
	}
	f, scores, err := retrieve(t, folder("corpus.jsonl", docs.String(), "queries.jsonl", `{"_id":"q3","text":"lens"}`, "qrels.tsv", judged.String()))
	if err != nil || f.Documents != 1100 || len(scores) != evaluation.Asked || f.Recall > 0.5 {
		t.Errorf("got %+v, %d answers, %v", f, len(scores), err)
	}
}

func TestABadCollectionIsNamedByFileAndLine(t *testing.T) {
	long := strings.Repeat("x", 200<<10)
	for _, tc := range []struct{ name, corpus, queries, qrels, want string }{
		{"no JSON", corpus + "{", asked, answers, "corpus.jsonl:5: "},
		{"no id", corpus + `{"text":"x"}`, asked, answers, "corpus.jsonl:5: "},
		{"an id twice", corpus + `{"_id":"d1"}`, asked, answers, "corpus.jsonl:5: "},
		{"an id with a space", corpus + `{"_id":"d 4"}`, asked, answers, "corpus.jsonl:5: "},
		{"a text that is a number", `{"_id":"d1","text":3}`, asked, answers, "corpus.jsonl:1: "},
		{"a long line", corpus + long, asked, answers, "corpus.jsonl:5: "},
		{"a query that is no JSON", corpus, asked + "\n\n]", answers, "queries.jsonl:5: "},
		{"a query without a text", corpus, `{"_id":"q1"}`, answers, "queries.jsonl:1: "},
		{"a query twice", corpus, asked + "\n" + asked, answers, "queries.jsonl:4: "},
		{"two columns", corpus, asked, answers + "q1\td1", "qrels.tsv:7: "},
		{"a grade in words", corpus, asked, answers + "q1\td2\tgood", "qrels.tsv:7: "},
		{"a query with too many words", corpus, `{"_id":"q9","text":"` + strings.Repeat("a1b ", 30_000) + `"}`, answers, "query q9: "},
	} {
		f, _, err := retrieve(t, folder("corpus.jsonl", tc.corpus, "queries.jsonl", tc.queries, "qrels.tsv", tc.qrels))
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %+v, %v", tc.name, f, err)
		}
	}
	for _, name := range []string{"corpus.jsonl", "queries.jsonl", "qrels.tsv"} {
		all := map[string]string{"corpus.jsonl": corpus, "queries.jsonl": asked, "qrels.tsv": answers}
		delete(all, name)
		var files []string
		for k, v := range all {
			files = append(files, k, v)
		}
		if _, _, err := retrieve(t, folder(files...)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// TestATitleMayBeInAnotherLanguageThanTheText: read as English, the title
// would not be met by its inflected form.
func TestATitleMayBeInAnotherLanguageThanTheText(t *testing.T) {
	_, scores, err := retrieve(t, folder(
		"corpus.jsonl", `{"_id":"d1","title":"Krzempuchów","text":"We study what they do in the field."}`,
		"queries.jsonl", `{"_id":"q1","text":"o krzempuchach się nie mówi"}`, "qrels.tsv", "q1\td1\t1",
	))
	if err != nil || len(scores) != 1 {
		t.Errorf("got %v, %v", scores, err)
	}
}
