package web

import (
	"maps"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// doubts says each reason to hesitate in one sentence.
func (p Page) doubts(ds []domain.Doubt, aspects []domain.Aspect) []string {
	out := make([]string, 0, len(ds))
	for _, d := range ds {
		out = append(out, p.doubt(d, aspects))
	}
	return out
}

func (p Page) doubt(d domain.Doubt, aspects []domain.Aspect) string {
	key := "doubt." + d.Code
	if !p.Has(key) {
		return p.T("doubt.unknown")
	}
	params := maps.Clone(d.Params)
	if params == nil {
		params = map[string]any{}
	}
	switch d.Code {
	case "must_open":
		i, ok := whole(params["Aspect"])
		if !ok || i < 0 || i >= len(aspects) {
			return p.T("doubt.must_open_gone")
		}
		params["Aspect"] = p.Say(aspects[i].Text).Text
	case "trl_gap":
		n, _ := whole(params["Levels"])
		return p.N(key, n)
	case "stance":
		params["Clause"] = p.Word("clause", params["Clause"])
	case "old_evidence":
		n, _ := whole(params["Year"])
		params["Year"] = n
	}
	return p.T(key, params)
}

// whole reads a whole number that may have been kept as JSON.
func whole(v any) (int, bool) {
	switch v := v.(type) {
	case int:
		return v, true
	case int64:
		return int(v), true
	case float64:
		return int(v), true
	}
	return 0, false
}
