package importer

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// object gives the values of an object under the names of the record, each
// checked for its form. What a value may be (a length, a range) is the
// domain's to say.
func (r *reading) object(fields []field, in map[string]any, path string) map[string]any {
	out := map[string]any{}
	known := map[string]bool{}
	for _, f := range fields {
		known[f.name] = true
		v := in[f.name]
		if v == nil || v == "" {
			if f.needed {
				r.fault(join(path, f.name), "is missing")
			}
			continue
		}
		if got := r.value(f, v, join(path, f.name)); got != nil {
			out[f.target()] = got
		}
	}
	for _, name := range slices.Sorted(maps.Keys(in)) {
		if !known[name] {
			r.remarks = append(r.remarks, remark{join(path, name), "is not known and was left out"})
		}
	}
	return out
}

// value gives a value in the form of the record's JSON; nil if it is wrong or
// not part of the record.
func (r *reading) value(f field, v any, path string) any {
	switch f.form {
	case formLine:
		return r.line(v, path)
	case formDate:
		return r.date(v, path)
	case formNumber, formReal:
		return r.number(f.form, v, path)
	case formTruth:
		if _, ok := v.(bool); !ok {
			return r.wrong(path, v, "true or false")
		}
		return v
	case formText:
		return r.text(v, path)
	case formLevels:
		return r.levels(v, path)
	case formObject:
		m, ok := v.(map[string]any)
		if !ok {
			return r.wrong(path, v, "an object")
		}
		return r.object(f.fields, m, path)
	case formLink:
		r.link(f, v, path)
		return nil
	}
	return r.list(f, v, path)
}

func (r *reading) list(f field, v any, path string) any {
	list, ok := v.([]any)
	if !ok {
		return r.wrong(path, v, "a list")
	}
	out := []any{}
	for i, e := range list {
		if e == nil && f.form != formItems && f.form != formNested {
			continue // a gap in a flat list
		}
		if got := r.element(f, e, fmt.Sprintf("%s[%d]", path, i)); got != nil {
			out = append(out, got)
		}
	}
	return out
}

func (r *reading) element(f field, v any, path string) any {
	switch f.form {
	case formLines:
		return r.line(v, path)
	case formTexts:
		if t := r.text(v, path); t != nil {
			return map[string]any{"name": t}
		}
	case formLinks:
		r.link(f, v, path)
	case formItems, formNested:
		m, ok := v.(map[string]any)
		if !ok && v != nil {
			return r.wrong(path, v, "an object")
		}
		if f.form == formItems {
			return r.object(f.fields, m, path)
		}
		r.nested = append(r.nested, r.draft(f.fields, m, path))
	}
	return nil
}

func (r *reading) line(v any, path string) any {
	s, ok := v.(string)
	if !ok {
		return r.wrong(path, v, "a text in quotes")
	}
	return Clean(s)
}

func (r *reading) date(v any, path string) any {
	s, ok := r.line(v, path).(string)
	if !ok {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil && s != "" {
		return r.wrong(path, v, "a date like 2027-03-31")
	}
	return s
}

func (r *reading) number(f form, v any, path string) any {
	n, ok := v.(json.Number)
	if f == formReal {
		if _, err := strconv.ParseFloat(string(n), 64); !ok || err != nil || !json.Valid([]byte(n)) {
			return r.wrong(path, v, "a number")
		}
		return n
	}
	whole, err := strconv.ParseInt(string(n), 10, 64)
	if !ok || err != nil {
		return r.wrong(path, v, "a whole number")
	}
	return whole
}

func (r *reading) text(v any, path string) any {
	m, ok := v.(map[string]any)
	if !ok {
		return r.wrong(path, v, `an object with "pl" or "en"`)
	}
	return r.object([]field{{name: "pl"}, {name: "en"}}, m, path)
}

func (r *reading) levels(v any, path string) any {
	list, ok := v.([]any)
	if !ok || len(list) != 2 {
		return r.wrong(path, v, "two numbers, the smaller first")
	}
	least, most := r.number(formNumber, list[0], path), r.number(formNumber, list[1], path)
	return map[string]any{"min": least, "max": most}
}

func (r *reading) link(f field, v any, path string) {
	s, ok := r.line(v, path).(string)
	if !ok || s == "" {
		return
	}
	r.links = append(r.links, Link{
		Field: f.target(), Path: path, Kinds: f.kinds,
		Key: domain.Key{Scheme: SchemeKey, Value: s},
	})
}

func (r *reading) wrong(path string, v any, want string) any {
	got := "what stands there"
	switch v := v.(type) {
	case string:
		got = Quote(v)
	case json.Number:
		got = Quote(string(v))
	}
	r.fault(path, got+" is not "+want)
	return nil
}
