package discovery

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/lifescience-krakow/swatka/index"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// labelled are the facets whose values are records.
var labelled = map[index.Facet]domain.Kind{
	index.FacetOrganisation: domain.KindOrganisation,
	index.FacetGroup:        domain.KindGroup,
}

// facets gives the facets with their values, chosen ones first; a chosen
// value stays in the list even where nothing is left of it. There are up to
// 30 values.
func (s *Service) facets(
	ctx context.Context, v policy.Viewer, found map[index.Facet][]index.FacetCount, chosen map[index.Facet][]string,
) ([]FacetList, error) {
	var out []FacetList
	var refs []domain.Ref
	for _, f := range index.Facets {
		list := FacetList{Name: string(f)}
		picked := chosen[f]
		for _, want := range picked {
			list.Values = append(list.Values, FacetValue{Value: want, Count: count(found[f], want), Chosen: true})
		}
		for _, c := range found[f] {
			if c.Count > 0 && len(list.Values) < max(values, len(picked)) && !slices.Contains(picked, c.Value) {
				list.Values = append(list.Values, FacetValue{Value: c.Value, Count: c.Count})
			}
		}
		if f == index.FacetTRL {
			slices.SortStableFunc(list.Values, byNumber)
		}
		if kind, ok := labelled[f]; ok {
			for _, val := range list.Values {
				refs = append(refs, domain.Ref{Kind: kind, ID: domain.ID(val.Value)})
			}
		}
		if len(list.Values) > 0 {
			out = append(out, list)
		}
	}
	seen, err := s.door.Many(ctx, v, refs)
	if err != nil {
		return nil, fmt.Errorf("read names of facets: %w", err)
	}
	for i := range out {
		if kind, ok := labelled[index.Facet(out[i].Name)]; ok {
			out[i].Values = label(out[i].Values, kind, seen)
		}
	}
	return out, nil
}

// label names values that are records; those the viewer may not see go.
func label(vs []FacetValue, kind domain.Kind, seen map[domain.Ref]policy.Projection) []FacetValue {
	var out []FacetValue
	for _, val := range vs {
		switch p := seen[domain.Ref{Kind: kind, ID: domain.ID(val.Value)}].(type) {
		case policy.OrganisationView:
			val.Label = p.Name
		case policy.GroupView:
			val.Label = p.Name
		default:
			continue
		}
		out = append(out, val)
	}
	return out
}

func count(cs []index.FacetCount, value string) int {
	for _, c := range cs {
		if c.Value == value {
			return c.Count
		}
	}
	return 0
}

func byNumber(a, b FacetValue) int {
	x, _ := strconv.Atoi(a.Value)
	y, _ := strconv.Atoi(b.Value)
	return x - y
}
