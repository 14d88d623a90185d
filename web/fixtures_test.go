package web

import (
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

// today is the day on which all tests happen.
var today = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// people of the tests.
var (
	companyUser = policy.Viewer{User: "u-comp", Name: "Anna Firma", Roles: []domain.Role{domain.RoleCompany}, Organisation: "o-acme"}
	zinUser     = policy.Viewer{User: "u-zin", Name: "Zofia Ocena", Roles: []domain.Role{domain.RoleZIN}}
	scientist   = policy.Viewer{User: "u-sci", Name: "Jan Badacz", Roles: []domain.Role{domain.RoleResearcher}, Researcher: "r-kow"}
	adminUser   = policy.Viewer{User: "u-adm", Name: "Adam Admin", Roles: []domain.Role{domain.RoleAdmin}}
)

func meta(id domain.ID) domain.Meta {
	return domain.Meta{ID: id, Version: 3, Created: today, Updated: today}
}

// cluster is a small cluster in which each kind of record exists. Mark goes
// into each text of a member, to see what becomes of it.
func cluster(mark string) []domain.Record {
	m := func(pl, en string) domain.Text {
		t := domain.Text{}
		if pl != "" {
			t.PL = pl + mark
		}
		if en != "" {
			t.EN = en + mark
		}
		return t
	}
	key := []domain.Key{{Scheme: "cordis", Value: "1"}}
	acme, inst, kow := meta("o-acme"), meta("o-inst"), meta("r-kow")
	inst.Keys, kow.Keys = key, key
	stance := domain.Stance{EmbargoMonths: 6, Ownership: domain.OwnShared, Confidentiality: domain.ConfNDA}
	out := []domain.Record{
		&domain.Organisation{
			Meta: acme, Name: m("Acme Medyczne sp. z o.o.", ""), Area: domain.AreaBioF, Size: domain.SizeSME,
			City: "Kraków" + mark, Country: "PL", Website: "https://acme.example", Membership: domain.MemberGold, Founded: 2009,
			Summary: m("Produkujemy cewniki i opatrunki dla szpitali.\n\nSzukamy partnerów do badań nad powierzchniami.", ""),
		},
		&domain.Organisation{
			Meta: inst, Name: m("Instytut Katalizy i Fizykochemii Powierzchni", "Institute of Catalysis and Surface Chemistry"),
			Short: "IKiFP" + mark, Area: domain.AreaRD, Size: domain.SizePublic, City: "Kraków" + mark, Country: "PL",
			Summary: m("", "Thin films, colloids and surfaces."), Competences: []domain.Competence{{Name: m("powłoki cienkowarstwowe", "thin films")}},
		},
		&domain.Organisation{Meta: meta("o-hosp"), Name: m("Szpital Uniwersytecki", "University Hospital"), Area: domain.AreaMED, City: "Kraków"},
		&domain.Researcher{
			Meta: kow, Title: "dr hab.", Given: "Maria" + mark, Family: "Kowalska" + mark, Organisation: "o-inst",
			Position: m("kierowniczka zespołu", "group leader"), City: "Kraków" + mark, ORCID: "0000-0002-1825-0097",
			Bio:       m("", "I work on antimicrobial coatings for medical devices: zinc oxide, polymer brushes and their stability in body fluids."),
			Languages: []string{"pl", "de"}, TRL: domain.TRL{Min: 2, Max: 5}, Capacity: 2,
			Competences: []domain.Competence{{Name: m("powłoki przeciwdrobnoustrojowe", "antimicrobial coatings")}, {Name: m("", "polymer brushes")}}, Stance: stance,
		},
		&domain.Researcher{Meta: meta("r-now"), Title: "dr", Given: "Piotr", Family: "Nowak" + mark, Organisation: "o-hosp", Position: m("lekarz", "")},
		&domain.Evidence{
			Meta: meta("e-1"), Type: domain.Publication, Title: m("", "Zinc-oxide coatings against hospital bacteria"),
			Body: m("", "We show that thin zinc-oxide coatings keep bacteria off catheters for 30 days."), Year: 2024,
			URL: "https://example.org/1", Source: "CORDIS" + mark, For: []domain.Ref{{Kind: domain.KindResearcher, ID: "r-kow"}, {Kind: domain.KindOrganisation, ID: "o-inst"}},
		},
		&domain.Evidence{
			Meta: meta("e-2"), Type: domain.Project, Title: m("Trwałe powłoki polimerowe", ""), Body: m("Projekt bada trwałość szczotek polimerowych.", ""),
			Year: 2019, Until: 2022, For: []domain.Ref{{Kind: domain.KindResearcher, ID: "r-kow"}},
		},
	}
	return append(out, things(m, stance, mark)...)
}

// things are what the parties of the cluster ask for, offer and share.
func things(m func(pl, en string) domain.Text, stance domain.Stance, mark string) []domain.Record {
	return []domain.Record{
		challengeOf("c-coat", "o-acme", domain.Public, domain.ChallengeOpen, m),
		challengeOf("c-memb", "o-acme", domain.Members, domain.ChallengeOpen, m),
		challengeOf("c-seal", "o-acme", domain.Confidential, domain.ChallengeOpen, m),
		challengeOf("c-draft", "o-acme", domain.Members, domain.ChallengeDraft, m),
		challengeOf("c-other", "o-hosp", domain.Public, domain.ChallengeOpen, m),
		&domain.Offer{
			Meta: meta("f-lab"), Organisation: "o-inst", Contact: "r-kow", Type: domain.Laboratory, Title: m("Laboratorium powierzchni", "Surface laboratory"),
			Summary: m("XPS, AFM, kąt zwilżania.", "XPS, AFM, contact angle."), City: "Kraków" + mark, TRL: domain.TRL{Min: 3, Max: 6}, State: domain.OfferActive,
			Competences: []domain.Competence{{Name: m("XPS", "")}}, Stance: stance,
		},
		&domain.Call{
			Meta: meta("k-bon"), Name: m("Bon na innowacje", "Innovation Voucher"), Summary: m("Usługa badawcza dla MŚP.", ""), Programme: domain.Voucher,
			Opens: "2026-10-01", Closes: "2027-01-31", Grant: domain.Budget{Max: 340000, Currency: "PLN"}, Share: 0.85, MaxMonths: 18,
			MinPartners: 2, MaxPartners: 2, MinCountries: 1, Areas: []domain.Area{domain.AreaBioF}, Sizes: []domain.Size{domain.SizeSME}, TRL: domain.TRL{Min: 3, Max: 7},
		},
		&domain.InterestGroup{
			Meta: meta("g-diag"), Name: m("Diagnostyka medyczna", "Medical Diagnostics"), Summary: m("Spotykamy się co kwartał.", ""),
			Members: []domain.Ref{{Kind: domain.KindOrganisation, ID: "o-acme"}, {Kind: domain.KindResearcher, ID: "r-kow"}},
		},
		&domain.Endorsement{
			Meta: meta("d-1"), From: domain.Ref{Kind: domain.KindOrganisation, ID: "o-acme"}, To: domain.Ref{Kind: domain.KindResearcher, ID: "r-kow"},
			Words: m("Rzetelna i szybka.", ""), Given: "2026-05-04", State: domain.EndorsementActive,
		},
	}
}

func challengeOf(id, org domain.ID, v domain.Visibility, st domain.ChallengeState, m func(pl, en string) domain.Text) *domain.Challenge {
	return &domain.Challenge{
		Meta: meta(id), Organisation: org, Title: m("Powłoki przeciwdrobnoustrojowe na cewniki", "Antimicrobial coatings for catheters"),
		Summary: m("Szukamy powłoki, która utrzyma bakterie z dala od cewnika przez 30 dni i wytrzyma sterylizację.", ""),
		Teaser:  m("Powłoki na wyroby medyczne.", ""),
		Aspects: []domain.Aspect{
			{Text: m("powłoki przeciwdrobnoustrojowe", "antimicrobial coatings"), Need: domain.Must, Weight: 5},
			{Text: m("polimery medyczne", ""), Need: domain.Must, Weight: 3},
			{Text: m("", "hospital trial"), Need: domain.Nice, Weight: 2},
		},
		TRL: domain.TRL{Min: 4, Max: 6}, Budget: domain.Budget{Min: 100000, Max: 250000, Currency: "PLN"}, Deadline: "2027-03-31",
		Stance:     domain.Stance{EmbargoMonths: 12, Review: true, Ownership: domain.OwnCompany, Confidentiality: domain.ConfNDA},
		Visibility: v, State: st,
		History: []domain.Transition{{From: "draft", To: "open", By: "u-comp", At: today}},
	}
}

func matchOf(id, challenge domain.ID, candidate domain.Ref, st domain.MatchState, score float64) *domain.Match {
	return &domain.Match{
		Meta: meta(id), Challenge: challenge, Candidate: candidate, State: st, Score: score, Rank: 1, Matcher: "m1", Input: "i", Corpus: "c",
		Explanation: domain.Explanation{
			Contributions: sampleExplanation().Contributions,
			Aspects:       []domain.Covered{{Aspect: 0, Value: 0.9}, {Aspect: 1, Value: 0.4}, {Aspect: 2, Value: 0.1}, {Aspect: 9, Value: 1}},
			Doubts:        doubtsOf(id),
		},
		History: []domain.Transition{
			{From: "", To: "proposed", At: today.AddDate(0, 0, -3)},
			{From: "proposed", To: "in_review", By: "u-zin", At: today.AddDate(0, 0, -2)},
			{From: "in_review", To: "deferred", By: "u-gone", At: today.AddDate(0, 0, -2), Reason: "capacity"},
		},
	}
}

// doubtsOf gives two usual doubts, and to m-2 one of each kind and some that
// an older or newer matcher may have left.
func doubtsOf(id domain.ID) []domain.Doubt {
	all := []domain.Doubt{
		{Code: "old_evidence", Params: map[string]any{"Year": 2019.0}},
		{Code: "must_open", Params: map[string]any{"Aspect": 1.0}},
		{Code: "trl_gap", Params: map[string]any{"Levels": 2}},
		{Code: "stance", Params: map[string]any{"Clause": "ownership"}},
		{Code: "other_language"},
		{Code: "no_evidence"},
		{Code: "never heard of"},
		{Code: "must_open", Params: map[string]any{"Aspect": 77}},
	}
	if id == "m-2" {
		return all
	}
	return all[:2]
}

var (
	kowalska = domain.Ref{Kind: domain.KindResearcher, ID: "r-kow"}
	theLab   = domain.Ref{Kind: domain.KindOffer, ID: "f-lab"}
)

func matches() []*domain.Match {
	return []*domain.Match{
		matchOf("m-1", "c-coat", kowalska, domain.MatchProposed, 0.78),
		matchOf("m-2", "c-coat", theLab, domain.MatchInReview, 0.41),
		matchOf("m-3", "c-memb", kowalska, domain.MatchApproved, 0.66),
		matchOf("m-4", "c-coat", domain.Ref{Kind: domain.KindOrganisation, ID: "o-hosp"}, domain.MatchCompleted, 0.2),
	}
}
