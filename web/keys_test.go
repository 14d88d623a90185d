package web

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/i18n"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// families are the words for enumerations: each value needs a key
// "family.value" in both languages.
func families() map[string][]string {
	out := map[string][]string{
		"quote_from": {"title", "position", "summary", "competence"}, "language": {"pl", "en"}, "langtag": {"pl", "en"},
		"clause": {"embargo", "review", "ownership", "confidentiality"}, "cover": {"covered", "partly", "open"},
		"feature": {"affinity", "aspects", "trl", "stance", "trust"}, "feature_text": {"affinity", "aspects", "trl", "stance", "trust"},
		"facet": append([]string{"concept"}, facetNames...), "trl_text": closed["trl"], "prose": {"also_pl", "also_en"},
		"kind":           {"researcher", "organisation", "challenge", "offer", "call", "group"},
		"doubt":          {"no_evidence", "old_evidence", "must_open", "must_open_many", "must_open_gone", "trl_gap", "stance", "stance_yours", "other_language", "unknown"},
		"error_title":    {"400", "401", "403", "404", "405", "409", "413", "415", "422", "429", "500", "503"},
		"error":          {"status_400", "status_405", "status_413", "status_415", "status_500", "invalid", "cross_site", "no_party"},
		"stance":         {"review_yes", "review_no", "embargo_none", "embargo"},
		"field":          {"required", "too_long", "too_short", "format", "choice", "range", "encoding", "too_many", "same", "unknown", "number", "future", "either", "trl_order", "budget_order"},
		"challenge_move": {"open", "closed", "withdrawn"}, "challenge_move_hint": {"open", "closed", "withdrawn"},
		"follow": {"introduced", "in_contact", "agreement", "completed", "abandoned"},
		"flash": {
			"signed_in", "posted_open", "posted_draft", "challenge_open", "challenge_closed", "challenge_withdrawn", "interest_raised",
			"interest_accept", "interest_decline", "interest_withdrawn", "decided_approve", "decided_reject", "decided_defer", "followed",
		},
		"home":       {"count_researcher", "count_organisation", "count_challenge", "count_offer", "step_queue", "step_queue_none", "step_answer", "step_matches_none", "step_challenges_none", "step_post_none"},
		"membership": {"standard", "silver", "gold"}, "spoken": {"pl", "en", "de", "fr", "es", "it", "uk", "ru", "cs", "sk"},
		"source": {"cordis", "orcid", "openalex", "ror", "key"},
		"state":  {"raised", "accepted", "declined", "active", "retired"},
	}
	for _, name := range []string{"challenges", "offers", "calls", "groups"} {
		out["list"] = append(out["list"], name+"_title", name+"_lead", name+"_empty")
	}
	for code := range statuses {
		out["error"] = append(out["error"], string(code))
	}
	for _, family := range []string{"concept_kind", "concept_kinds"} {
		add(out, family, thesaurus.Kinds[:])
	}
	for _, family := range []string{"concept_who", "concept_all"} {
		out[family] = closed["kind"]
	}
	add(out, "area", domain.Areas[:])
	add(out, "size", domain.Sizes[:])
	add(out, "offer_type", domain.OfferTypes[:])
	add(out, "evidence", domain.EvidenceKinds[:])
	add(out, "programme", domain.Programmes[:])
	add(out, "role", domain.Roles[:])
	add(out, "reason", domain.Reasons[:])
	add(out, "reason", domain.StepReasons[:])
	add(out, "visibility", domain.Visibilities[:])
	add(out, "visibility_text", domain.Visibilities[:])
	add(out, "ownership", ownerships)
	add(out, "confidentiality", closeness)
	add(out, "state", domain.MatchMachine.States())
	add(out, "state", domain.ChallengeMachine.States())
	return out
}

func add[T ~string](to map[string][]string, family string, values []T) {
	for _, v := range values {
		to[family] = append(to[family], string(v))
	}
}

// said keys are those written out in templates and code.
var writtenKey = regexp.MustCompile(`["](([a-z_]+)\.[a-z0-9_]+)["]`)

func writtenKeys(t *testing.T) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") || !strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, ".html") {
			return err
		}
		body, err := os.ReadFile(name)
		for _, m := range writtenKey.FindAllStringSubmatch(string(body), -1) {
			out[m[1]] = true
		}
		return err
	})
	if err != nil || len(out) < 100 {
		t.Fatalf("%d keys found, %v", len(out), err)
	}
	return out
}

func TestNoKeyIsMissingAndNoneIsUnused(t *testing.T) {
	b, err := i18n.New()
	if err != nil {
		t.Fatal(err)
	}
	used := writtenKeys(t)
	for family, values := range families() {
		for _, v := range values {
			used[family+"."+v] = true
			for _, lang := range i18n.Languages {
				if !b.Printer(lang).Has(family + "." + v) {
					t.Errorf("%s lacks %s.%s", lang, family, v)
				}
			}
		}
	}
	themes := map[string]bool{}
	for _, k := range b.Keys(i18n.Polish) {
		themes[strings.SplitN(k, ".", 2)[0]] = true
		if !used[k] {
			t.Errorf("nobody uses the key %s", k)
		}
	}
	for k := range used {
		theme := strings.SplitN(k, ".", 2)[0]
		isFile := strings.HasSuffix(k, ".css") || strings.HasSuffix(k, ".js") || strings.HasSuffix(k, ".svg") || strings.HasSuffix(k, ".html")
		prefix := strings.HasSuffix(k, "_")
		if themes[theme] && !isFile && !prefix && !formField[k] && !b.Printer(i18n.Polish).Has(k) {
			t.Errorf("the catalogues lack %s", k)
		}
	}
}

// formField are names of fields that look like keys.
var formField = map[string]bool{
	"stance.embargo_months": true, "stance.review": true, "stance.ownership": true, "stance.confidentiality": true,
}
