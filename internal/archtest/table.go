// Package archtest holds the house to its plan: which package may import
// which, and which libraries. docs/architecture.md says why.
package archtest

// room is what a package may import of the house, and which libraries beside
// the standard one. Tests may import more.
type room struct {
	house     []string
	libraries []string
}

// table lists every package by its path below the module, tier by tier.
var table = map[string]room{
	// Tier 0: pure. They know nothing of files, clocks or the web.
	"internal/domain":  {},
	"internal/measure": {},
	"index":            {},
	"index/text": {
		house:     []string{"index/text/morph"},
		libraries: []string{"github.com/kljensen/snowball", "golang.org/x/text"},
	},
	"index/text/morph":   {},
	"internal/thesaurus": {house: []string{"index/text"}},
	"index/lexicon":      {house: []string{"index/text", "internal/thesaurus"}},
	"matcher":            {house: []string{"index/text", "index/lexicon"}},
	"internal/quote":     {house: []string{"index/text", "internal/domain", "index/lexicon"}},
	"internal/i18n": {libraries: []string{
		"github.com/BurntSushi/toml", "github.com/nicksnyder/go-i18n/v2", "golang.org/x/text",
	}},
	"internal/rdf": {},
	"fixtures":     {},

	// Tier 1: ports, the contracts that their adapters pass, and the adapters,
	// each with its one driver.
	"internal/store":              {house: []string{"internal/domain"}},
	"internal/store/storetest":    {house: []string{"internal/domain", "internal/store"}, libraries: []string{"pgregory.net/rapid"}},
	"internal/store/boltstore":    {house: []string{"internal/domain", "internal/store"}, libraries: []string{"go.etcd.io/bbolt", "github.com/google/uuid"}},
	"index/indextest":             {house: []string{"index"}},
	"index/bleveindex":            {house: []string{"index", "index/text", "index/lexicon"}, libraries: []string{"github.com/blevesearch"}},
	"internal/importer":           {house: []string{"internal/domain"}, libraries: []string{"golang.org/x/text"}},
	"internal/importer/table":     {libraries: []string{"golang.org/x/text"}},
	"internal/importer/csvfile":   {house: []string{"internal/domain", "internal/importer", "internal/importer/table"}},
	"internal/importer/jsonlfile": {house: []string{"internal/domain", "internal/importer", "internal/importer/table"}},
	"internal/importer/cordis":    {house: []string{"internal/domain", "internal/importer", "internal/importer/table"}, libraries: []string{"golang.org/x/text"}},
	"internal/vocabulary":         {house: []string{"index/text", "internal/rdf", "internal/thesaurus"}, libraries: []string{"golang.org/x/text"}},
	"internal/importer/cluster":   {house: []string{"internal/domain", "internal/importer", "internal/importer/jsonlfile"}},

	// Tier 2: use cases. They see ports and pure packages, never adapters and
	// never the web.
	"internal/policy":    {house: []string{"internal/domain", "internal/store"}},
	"internal/outbox":    {house: []string{"internal/store"}},
	"internal/ingest":    {house: []string{"internal/domain", "internal/importer", "internal/policy", "internal/store"}},
	"internal/indexing":  {house: []string{"index", "internal/domain", "internal/policy", "internal/store"}},
	"internal/discovery": {house: []string{"index", "index/text", "internal/domain", "index/lexicon", "internal/policy", "internal/quote", "internal/thesaurus"}},
	"internal/concepts": {
		house:     []string{"index/text", "internal/discovery", "internal/domain", "internal/policy", "internal/thesaurus"},
		libraries: []string{"golang.org/x/text"},
	},
	"internal/matching":   {house: []string{"index", "index/text", "internal/domain", "index/lexicon", "internal/policy", "internal/quote", "internal/store", "matcher"}},
	"internal/review":     {house: []string{"internal/domain", "internal/matching", "internal/policy", "internal/store"}},
	"internal/interest":   {house: []string{"internal/domain", "internal/policy", "internal/store"}},
	"internal/account":    {house: []string{"internal/domain", "internal/policy", "internal/store"}, libraries: []string{"github.com/alexedwards/argon2id"}},
	"internal/evaluation": {house: []string{"index", "index/text", "index/text/morph", "internal/discovery", "internal/domain", "internal/importer", "internal/matching", "internal/measure", "internal/policy", "internal/store", "internal/thesaurus"}},

	// Tier 3: delivery. It sees use cases, never the store or the index.
	"web": {
		house: []string{
			"internal/concepts", "internal/discovery", "internal/domain", "internal/i18n", "internal/interest", "internal/matching",
			"internal/policy", "internal/review",
		},
		libraries: []string{
			"github.com/alexedwards/scs/v2", "github.com/gin-gonic/gin", "github.com/google/uuid", "golang.org/x/time",
		},
	},

	// Tier 4: the command wires everything and holds no logic.
	"cmd/swatka": {
		house: []string{
			"fixtures", "index/bleveindex", "index/text", "internal/account", "internal/concepts", "internal/discovery", "internal/domain",
			"internal/evaluation", "internal/importer", "internal/importer/cluster", "internal/importer/cordis",
			"internal/importer/csvfile", "internal/importer/jsonlfile", "internal/indexing", "internal/ingest",
			"internal/interest", "index/lexicon", "internal/matching", "internal/outbox", "internal/policy", "internal/review",
			"internal/store", "internal/store/boltstore", "internal/thesaurus", "internal/vocabulary",
			"matcher", "web",
		},
		libraries: []string{
			"github.com/jedib0t/go-pretty/v6", "github.com/schollz/progressbar/v3", "github.com/spf13/cobra", "golang.org/x/term",
		},
	},

	// Beside the house: what makes the dictionary at go generate, and support of
	// tests.
	"index/text/cfsa2":       {},
	"index/text/morph/build": {house: []string{"index/text/cfsa2", "index/text/morph"}},
	"index/text/morph/gen":   {house: []string{"index/text/cfsa2", "index/text/morph/build"}},
	"internal/archtest":      {},
	"internal/testsummary":   {},
	"internal/testhouse": {house: []string{
		"index", "index/bleveindex", "internal/account", "internal/concepts", "internal/discovery", "internal/domain", "internal/indexing",
		"internal/ingest", "internal/interest", "index/lexicon", "internal/matching", "internal/outbox", "internal/policy",
		"internal/review", "internal/store", "internal/store/boltstore", "internal/thesaurus",
	}, libraries: []string{"github.com/alexedwards/argon2id"}},
}
