package web

import (
	"maps"
	"strings"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// doubts says each reason to hesitate in one sentence; open must-haves share
// one.
func (p Page) doubts(ds []domain.Doubt, aspects []domain.Aspect) []string {
	out := make([]string, 0, len(ds))
	var open []string
	first := -1
	for _, d := range ds {
		if i, ok := aspectOf(d, aspects); ok {
			if len(open) == 0 {
				first = len(out)
				out = append(out, "")
			}
			open = append(open, p.Say(aspects[i].Text).Text)
			continue
		}
		out = append(out, p.doubt(d))
	}
	switch len(open) {
	case 0:
	case 1:
		out[first] = p.T("doubt.must_open", "Aspect", open[0])
	default:
		out[first] = p.T("doubt.must_open_many", "Aspects", strings.Join(open, "; "))
	}
	return out
}

// aspectOf gives the must-have that a doubt says is open, if it is there.
func aspectOf(d domain.Doubt, aspects []domain.Aspect) (int, bool) {
	if d.Code != "must_open" {
		return 0, false
	}
	i, ok := whole(d.Params["Aspect"])
	return i, ok && i >= 0 && i < len(aspects)
}

func (p Page) doubt(d domain.Doubt) string {
	key := "doubt." + d.Code
	if !p.Has(key) {
		return p.T("doubt.unknown")
	}
	params := maps.Clone(d.Params)
	if params == nil {
		params = map[string]any{}
	}
	switch d.Code {
	case "must_open": // the challenge has lost the aspect meanwhile
		return p.T("doubt.must_open_gone")
	case "trl_gap":
		n, _ := whole(params["Levels"])
		return p.N(key, n)
	case "stance", "stance_yours":
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
