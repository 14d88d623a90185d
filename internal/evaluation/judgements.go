package evaluation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/measure"
)

// The files of a judged cluster beside its records.
const (
	JudgementsFile      = "judgements.tsv"
	QueriesFile         = "queries.jsonl"
	QueryJudgementsFile = "query-judgements.tsv"
)

// Judged holds the grades of a judged cluster by external keys.
type Judged struct {
	Challenges map[string]measure.Grades // challenge → candidate → grade
	Queries    []Query
	Answers    map[string]measure.Grades // query → document → grade
}

// Query is one question in both languages.
type Query struct {
	ID string `json:"id"`
	PL string `json:"pl"`
	EN string `json:"en"`
}

// ReadJudged reads the judgements of a folder. Those of queries may be
// missing; the others may not. An error names file and line.
func ReadJudged(dir fs.FS) (*Judged, error) {
	out := &Judged{}
	var err error
	if out.Challenges, err = readGrades(dir, JudgementsFile); err != nil {
		return nil, err
	}
	out.Queries, err = readQueries(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	out.Answers, err = readGrades(dir, QueryJudgementsFile)
	return out, err
}

// readGrades reads lines of need, candidate and grade. The first line is a
// header, unless its grade is a number: then the header is missing, and the
// line counts.
func readGrades(dir fs.FS, name string) (map[string]measure.Grades, error) {
	b, err := fs.ReadFile(dir, name)
	if err != nil {
		return nil, fmt.Errorf("read judgements: %w", err)
	}
	out := map[string]measure.Grades{}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("%s:%d: %d columns instead of need, candidate and grade", name, n, len(f))
		}
		grade, err := strconv.Atoi(strings.TrimSpace(f[2]))
		if err != nil && n == 1 {
			continue
		}
		if err != nil || grade < 0 {
			return nil, fmt.Errorf("%s:%d: the grade %q is no whole number from 0", name, n, f[2])
		}
		if out[f[0]] == nil {
			out[f[0]] = measure.Grades{}
		}
		out[f[0]][f[1]] = grade
	}
	return out, nil
}

func readQueries(dir fs.FS) ([]Query, error) {
	b, err := fs.ReadFile(dir, QueriesFile)
	if err != nil {
		return nil, err
	}
	var out []Query
	for n, line := range bytes.Split(b, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var q Query
		if err := json.Unmarshal(line, &q); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", QueriesFile, n+1, err)
		}
		if q.ID == "" || q.PL == "" && q.EN == "" {
			return nil, fmt.Errorf("%s:%d: a query needs an id and a text", QueriesFile, n+1)
		}
		out = append(out, q)
	}
	return out, nil
}
