package evaluation

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/lifescience-krakow/swatka/index/text"
)

// ReadTexts gives what the records of a cluster's folder say in a language:
// each text of the *.jsonl files in the order of the files' names, but for
// queries and for the names of organisations.
func ReadTexts(dir fs.FS, l text.Lang) ([]string, error) {
	files, err := fs.Glob(dir, "*.jsonl")
	if err != nil {
		return nil, fmt.Errorf("look for records: %w", err)
	}
	var out []string
	for _, name := range files {
		if name == QueriesFile {
			continue
		}
		err := eachLine(dir, name, func(_ int, line []byte) error {
			var rec map[string]any
			if err := json.Unmarshal(line, &rec); err != nil {
				return err
			}
			if name == organisationsFile {
				delete(rec, "name")
			}
			out = appendTexts(out, l, rec)
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("read records: %w", err)
		}
	}
	return out, nil
}

const organisationsFile = "organisations.jsonl"

// appendTexts appends the texts within a value: what stands under the name of
// the language.
func appendTexts(to []string, l text.Lang, v any) []string {
	switch v := v.(type) {
	case map[string]any:
		if s, ok := v[string(l)].(string); ok {
			return append(to, s)
		}
		for _, k := range sortedKeys(v) {
			to = appendTexts(to, l, v[k])
		}
	case []any:
		for _, e := range v {
			to = appendTexts(to, l, e)
		}
	}
	return to
}
