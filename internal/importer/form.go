package importer

import "github.com/lifescience-krakow/swatka/internal/domain"

// form says which shape a value has in a row.
type form int

const (
	formLine   form = iota // a text in no language: a name, a word
	formText               // {"pl": …, "en": …}
	formDate               // "2027-03-31"
	formNumber             // whole
	formReal
	formTruth
	formLines  // a list of words
	formTexts  // a list of texts that become competences
	formLevels // [least, most]
	formObject // named values
	formItems  // a list of objects
	formNested // a list of objects that become evidence
	formLink   // the key of another record
	formLinks  // a list of keys
)

// field is a named value of a row.
type field struct {
	name   string
	to     string // its name in the record's JSON, if another
	form   form
	needed bool
	bare   bool          // in flat files its columns leave out its name
	fields []field       // of an object or of the objects of a list
	kinds  []domain.Kind // what a link may point to
}

func (f field) target() string {
	if f.to != "" {
		return f.to
	}
	return f.name
}

var (
	partyKinds = []domain.Kind{domain.KindResearcher, domain.KindOrganisation}
	orgKinds   = []domain.Kind{domain.KindOrganisation}

	moneyFields = []field{
		{name: "min", form: formNumber},
		{name: "max", form: formNumber},
		{name: "currency", form: formLine},
	}
	aspectFields = []field{
		{name: "text", form: formText, bare: true},
		{name: "need", form: formLine},
		{name: "weight", form: formNumber},
	}
	evidenceFields = []field{
		{name: "kind", to: "type", form: formLine, needed: true},
		{name: "title", form: formText, needed: true},
		{name: "text", form: formText},
		{name: "year", form: formNumber},
		{name: "until", form: formNumber},
		{name: "url", form: formLine},
		{name: "source", form: formLine},
	}

	keyField         = field{name: "key", form: formLine, needed: true}
	trlField         = field{name: "trl", form: formLevels}
	competencesField = field{name: "competences", form: formTexts}
	nestedField      = field{name: "evidence", form: formNested, fields: evidenceFields}
	stanceField      = field{name: "stance", form: formObject, fields: []field{
		{name: "embargo_months", form: formNumber},
		{name: "review", form: formTruth},
		{name: "ownership", form: formLine},
		{name: "confidentiality", form: formLine},
	}}
)

// forms holds, for each kind, the fields of a row in the house's form.
var forms = map[domain.Kind][]field{
	domain.KindOrganisation: {
		keyField,
		{name: "name", form: formText, needed: true},
		{name: "short", form: formLine},
		{name: "summary", form: formText},
		{name: "area", form: formLine, needed: true},
		{name: "size", form: formLine},
		{name: "city", form: formLine},
		{name: "country", form: formLine},
		{name: "website", form: formLine},
		{name: "membership", form: formLine},
		{name: "founded", form: formNumber},
		competencesField, trlField, nestedField,
	},
	domain.KindResearcher: {
		keyField,
		{name: "title", form: formLine},
		{name: "given", form: formLine},
		{name: "family", form: formLine, needed: true},
		{name: "organisation", form: formLink, kinds: orgKinds},
		{name: "position", form: formText},
		{name: "bio", form: formText},
		{name: "city", form: formLine},
		{name: "orcid", form: formLine},
		{name: "languages", form: formLines},
		competencesField, trlField,
		{name: "capacity", form: formNumber},
		stanceField, nestedField,
	},
	domain.KindEvidence: append(
		[]field{keyField, {name: "for", form: formLinks, kinds: partyKinds, needed: true}},
		evidenceFields...,
	),
	domain.KindGroup: {
		keyField,
		{name: "name", form: formText, needed: true},
		{name: "summary", form: formText},
		{name: "members", form: formLinks, kinds: partyKinds},
	},
	domain.KindCall: {
		keyField,
		{name: "name", form: formText, needed: true},
		{name: "summary", form: formText},
		{name: "programme", form: formLine, needed: true},
		{name: "opens", form: formDate},
		{name: "closes", form: formDate},
		trlField,
		{name: "grant", form: formObject, fields: moneyFields},
		{name: "share", form: formReal},
		{name: "max_months", form: formNumber},
		{name: "min_partners", form: formNumber},
		{name: "max_partners", form: formNumber},
		{name: "min_countries", form: formNumber},
		{name: "areas", form: formLines},
		{name: "sizes", form: formLines},
	},
	domain.KindOffer: {
		keyField,
		{name: "organisation", form: formLink, kinds: orgKinds, needed: true},
		{name: "contact", form: formLink, kinds: []domain.Kind{domain.KindResearcher}},
		{name: "type", form: formLine, needed: true},
		{name: "title", form: formText, needed: true},
		{name: "summary", form: formText},
		competencesField, trlField,
		{name: "city", form: formLine},
		stanceField,
	},
	domain.KindChallenge: {
		keyField,
		{name: "organisation", form: formLink, kinds: orgKinds, needed: true},
		{name: "title", form: formText, needed: true},
		{name: "summary", form: formText, needed: true},
		{name: "teaser", form: formText},
		{name: "aspects", form: formItems, fields: aspectFields},
		trlField,
		{name: "budget", form: formObject, fields: moneyFields},
		{name: "deadline", form: formDate},
		stanceField,
		{name: "visibility", form: formLine, needed: true},
	},
	domain.KindCollaboration: {
		keyField,
		{name: "parties", form: formLinks, kinds: partyKinds, needed: true},
		{name: "kind", to: "type", form: formLine, needed: true},
		{name: "title", form: formText, needed: true},
		{name: "from", form: formNumber},
		{name: "to", form: formNumber},
	},
	domain.KindEndorsement: {
		keyField,
		{name: "from", form: formLink, kinds: partyKinds, needed: true},
		{name: "to", form: formLink, kinds: partyKinds, needed: true},
		{name: "text", form: formText, needed: true},
		{name: "given", form: formDate, needed: true},
		{name: "expires", form: formDate},
	},
}
