package importer

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// maxItems is how many numbered groups of columns (aspect1_…) a flat file may
// have.
const maxItems = 30

// Column is a column of a flat file. Path is where its value stands in a row:
// "aspects[0].text.pl" for the header "aspect1_pl".
type Column struct {
	Header string
	Path   string
	form   form
	lang   string // of a list of texts
}

// Columns gives the columns that a flat file of a kind may have, by header.
func Columns(k domain.Kind) map[string]Column {
	out := map[string]Column{}
	for _, c := range flatten(forms[k], "", "") {
		out[c.Header] = c
	}
	return out
}

func flatten(fields []field, head, path string) []Column {
	var out []Column
	for _, f := range fields {
		out = append(out, f.flatten(head, join(path, f.name))...)
	}
	return out
}

func (f field) flatten(head, path string) []Column {
	h := head + f.name
	if f.bare {
		h = strings.TrimSuffix(head, "_")
	}
	switch f.form {
	case formText:
		return []Column{{Header: h + "_pl", Path: path + ".pl"}, {Header: h + "_en", Path: path + ".en"}}
	case formTexts:
		return []Column{
			{Header: h + "_pl", Path: path, form: formTexts, lang: "pl"},
			{Header: h + "_en", Path: path, form: formTexts, lang: "en"},
		}
	case formLevels:
		return []Column{
			{Header: h + "_min", Path: path + "[0]", form: formNumber},
			{Header: h + "_max", Path: path + "[1]", form: formNumber},
		}
	case formObject:
		return flatten(f.fields, h+"_", path)
	case formItems, formNested:
		var out []Column
		for i := range maxItems {
			group := fmt.Sprintf("%s%d_", strings.TrimSuffix(h, "s"), i+1)
			out = append(out, flatten(f.fields, group, fmt.Sprintf("%s[%d]", path, i))...)
		}
		return out
	}
	return []Column{{Header: h, Path: path, form: f.form}}
}

// MissingColumns names the columns that a flat file of a kind must have and
// that are not among its headers: "key", "name_pl or name_en".
func MissingColumns(k domain.Kind, has func(header string) bool) []string {
	var out []string
	for _, f := range forms[k] {
		if !f.needed {
			continue
		}
		var names []string
		found := false
		for _, c := range f.flatten("", f.name) {
			names = append(names, c.Header)
			found = found || has(c.Header)
		}
		if !found {
			out = append(out, strings.Join(names, " or "))
		}
	}
	return out
}

// Unflatten gives the values of a row out of its cells. An empty cell of a
// column gives no value, but its field counts as carried.
func Unflatten(columns []Column, cells []string) map[string]any {
	tree := map[string]any{}
	for i, c := range columns {
		top, _ := splitPath(c.Path)
		if _, ok := tree[top]; !ok {
			tree[top] = nil
		}
		if cell := strings.TrimSpace(cells[i]); cell != "" {
			c.put(tree, cell)
		}
	}
	return tree
}

func (c Column) put(tree map[string]any, cell string) {
	switch c.form {
	case formTexts:
		for i, s := range strings.Split(cell, "|") {
			if s = strings.TrimSpace(s); s != "" {
				put(tree, fmt.Sprintf("%s[%d].%s", c.Path, i, c.lang), s)
			}
		}
	case formLines, formLinks:
		list := []any{}
		for s := range strings.SplitSeq(cell, "|") {
			if s = strings.TrimSpace(s); s != "" {
				list = append(list, s)
			}
		}
		put(tree, c.Path, list)
	default:
		put(tree, c.Path, scalar(c.form, cell))
	}
}

// scalar reads a cell as a spreadsheet writes it: numbers may have spaces
// between thousands and a decimal comma.
func scalar(f form, cell string) any {
	switch f {
	case formNumber, formReal:
		n := strings.Join(strings.Fields(cell), "")
		return json.Number(strings.Replace(n, ",", ".", 1))
	case formTruth:
		switch strings.ToLower(cell) {
		case "true", "yes", "tak", "1":
			return true
		case "false", "no", "nie", "0":
			return false
		}
	}
	return cell
}

// put sets a value at a path below a node and gives the node.
func put(node any, path string, v any) any {
	if path == "" {
		return v
	}
	if path[0] == '[' {
		end := strings.IndexByte(path, ']')
		i, _ := strconv.Atoi(path[1:end])
		list, _ := node.([]any)
		for len(list) <= i {
			list = append(list, nil)
		}
		list[i] = put(list[i], path[end+1:], v)
		return list
	}
	name, rest := splitPath(strings.TrimPrefix(path, "."))
	m, ok := node.(map[string]any)
	if !ok {
		m = map[string]any{}
	}
	m[name] = put(m[name], rest, v)
	return m
}

// locate gives the header of the column that holds a path: the path's own, or
// that of what it is part of, or of its first part. Without columns it is the
// path.
func locate(columns []Column, path string) string {
	for p := path; p != ""; p = parent(p) {
		for _, c := range columns {
			if c.Path == p {
				return c.Header
			}
		}
	}
	for _, c := range columns {
		if strings.HasPrefix(c.Path, path+".") || strings.HasPrefix(c.Path, path+"[") {
			return c.Header
		}
	}
	return path
}

func parent(path string) string {
	return path[:max(strings.LastIndexAny(path, ".["), 0)]
}
