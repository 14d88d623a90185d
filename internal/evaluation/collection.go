package evaluation

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"

	"github.com/lifescience-krakow/swatka/internal/measure"
)

// The files of a test collection in the layout of BEIR; its queries are in
// QueriesFile.
const (
	CorpusFile = "corpus.jsonl"
	QrelsFile  = "qrels.tsv"
)

// Collection is a test collection: documents in a folder, queries and which
// documents answer them.
type Collection struct {
	dir     fs.FS
	Queries []Question
	Answers map[string]measure.Grades // query → document → grade
}

// Question is a query of a collection.
type Question struct {
	ID   string `json:"_id"`
	Text string `json:"text"`
}

// CollectionDocument is a document of a collection.
type CollectionDocument struct {
	ID    string `json:"_id"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// ReadCollection reads queries and judgements of a folder; the documents are
// read by Documents. An error names file and line.
func ReadCollection(dir fs.FS) (*Collection, error) {
	c := &Collection{dir: dir, Answers: map[string]measure.Grades{}}
	seen := names{}
	err := eachLine(dir, QueriesFile, func(_ int, line []byte) error {
		var q Question
		if err := json.Unmarshal(line, &q); err != nil {
			return err
		}
		if strings.TrimSpace(q.Text) == "" {
			return errors.New("a query needs a text")
		}
		c.Queries = append(c.Queries, q)
		return seen.take(q.ID)
	})
	if err != nil {
		return nil, fmt.Errorf("read queries: %w", err)
	}
	err = eachLine(dir, QrelsFile, func(n int, line []byte) error { return c.judge(string(line), n == 1) })
	if err != nil {
		return nil, fmt.Errorf("read judgements: %w", err)
	}
	return c, nil
}

// judge takes one judgement. In the first line the names of the columns may
// stand. A grade below 0, as some collections have it, counts as 0.
func (c *Collection) judge(line string, first bool) error {
	f := strings.Split(line, "\t")
	if len(f) != 3 {
		return fmt.Errorf("%d columns instead of query, document and grade", len(f))
	}
	grade, err := strconv.Atoi(strings.TrimSpace(f[2]))
	if err != nil {
		if first {
			return nil
		}
		return fmt.Errorf("the grade %q is no whole number", f[2])
	}
	if c.Answers[f[0]] == nil {
		c.Answers[f[0]] = measure.Grades{}
	}
	c.Answers[f[0]][f[1]] = max(0, grade)
	return nil
}

// Documents hands on the documents one by one, so that a large corpus need
// not fit into memory.
func (c *Collection) Documents(each func(CollectionDocument) error) error {
	seen := names{}
	err := eachLine(c.dir, CorpusFile, func(_ int, line []byte) error {
		var d CollectionDocument
		if err := json.Unmarshal(line, &d); err != nil {
			return err
		}
		if err := seen.take(d.ID); err != nil {
			return err
		}
		return each(d)
	})
	if err != nil {
		return fmt.Errorf("read documents: %w", err)
	}
	return nil
}

// names are the ids seen so far.
type names map[string]bool

func (n names) take(id string) error {
	switch {
	case id == "":
		return errors.New("there is no _id")
	case strings.ContainsFunc(id, unicode.IsSpace):
		return fmt.Errorf("the _id %q has a space in it, which no run file can hold", id)
	case n[id]:
		return fmt.Errorf("the _id %q stands there twice", id)
	}
	n[id] = true
	return nil
}
