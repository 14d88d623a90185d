package web

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/alexedwards/scs/v2/memstore"

	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/interest"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/review"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// world stands in for the use cases, to render pages from. It shows records
// through the real policy.
type world struct {
	t       *testing.T
	records []domain.Record
	matches []*domain.Match
	mark    string
	users   map[domain.ID]policy.Viewer

	searched discovery.Request
	fail     error // answer of every use case, if set
	posted   *domain.Challenge
	did      []string
}

func newWorld(t *testing.T, mark string) *world {
	w := &world{t: t, records: cluster(mark), matches: matches(), mark: mark, users: map[domain.ID]policy.Viewer{}}
	for _, v := range []policy.Viewer{companyUser, zinUser, scientist, adminUser} {
		w.users[v.User] = v
	}
	return w
}

func (w *world) services() Services {
	th, err := thesaurus.Default()
	if err != nil {
		w.t.Fatal(err)
	}
	return Services{
		Concepts: concepts.New(th, w),
		Door:     w, Search: w, Matches: w, Reviews: w, Interests: w, Intake: w,
		Accounts: w, Sessions: memstore.NewWithCleanupInterval(0),
	}
}

func (w *world) record(ref domain.Ref) domain.Record {
	for _, r := range w.records {
		if domain.RefTo(r) == ref {
			return r
		}
	}
	return nil
}

func (w *world) Get(_ context.Context, v policy.Viewer, ref domain.Ref) (policy.Projection, error) {
	if w.fail != nil {
		return nil, w.fail
	}
	r := w.record(ref)
	if r == nil {
		return nil, domain.ErrNotFound
	}
	return policy.View(v, r, policy.Context{})
}

func (w *world) Many(ctx context.Context, v policy.Viewer, refs []domain.Ref) (map[domain.Ref]policy.Projection, error) {
	out := map[domain.Ref]policy.Projection{}
	for _, r := range refs {
		if p, err := w.Get(ctx, v, r); err == nil {
			out[r] = p
		}
	}
	return out, w.fail
}

func (w *world) List(_ context.Context, v policy.Viewer, l policy.List) (policy.Part, error) {
	var out policy.Part
	for _, r := range w.records {
		if r.Kind() != l.Kind || l.Status != "" && r.Status() != l.Status || !l.Owner.IsZero() && !slices.Contains(r.Owners(), l.Owner) {
			continue
		}
		if p, err := policy.View(v, r, policy.Context{}); err == nil {
			out.Items = append(out.Items, p)
		}
	}
	if l.Page.After == "" && l.Page.Limit == listed && len(out.Items) > 0 {
		out.Next = "next-part"
	}
	return out, w.fail
}

func (w *world) All(ctx context.Context, v policy.Viewer, l policy.List, most int) ([]policy.Projection, error) {
	part, err := w.List(ctx, v, l)
	return part.Items[:min(most, len(part.Items))], err
}

func (w *world) organisation(v policy.Viewer, id domain.ID) *policy.OrganisationView {
	if p, err := w.Get(context.Background(), v, domain.Ref{Kind: domain.KindOrganisation, ID: id}); err == nil {
		o := p.(policy.OrganisationView)
		return &o
	}
	return nil
}

func (w *world) passage(words ...string) domain.Passage {
	p := domain.Passage{Lang: domain.EN, CutBefore: true, CutAfter: true}
	for i, s := range words {
		p.Parts = append(p.Parts, domain.Part{Text: s + w.mark, Marked: i%2 == 1})
	}
	return p
}

func (w *world) Search(_ context.Context, v policy.Viewer, r discovery.Request) (discovery.Results, error) {
	w.searched = r
	if w.fail != nil {
		return discovery.Results{}, w.fail
	}
	out := discovery.Results{Request: r, Page: max(1, r.Page), Pages: 1}
	if len(strings.Fields(r.Text)) > 0 {
		out.Words = []string{"antimicrobial", "coatings" + w.mark, "powłoki"}
	}
	kinds := map[domain.Kind]int{}
	for _, rec := range w.records {
		if _, ok := policy.Audience(rec); !ok {
			continue
		}
		p, err := policy.View(v, rec, policy.Context{})
		if err != nil {
			continue
		}
		kinds[rec.Kind()]++
		h := discovery.Hit{Object: p, Organisation: w.organisation(v, homeOf(p)), Words: []string{"coatings" + w.mark}}
		h.Quotes = []discovery.Quote{
			{
				Source: "evidence", Type: domain.Publication, Title: w.passage("Zinc-oxide ", "coatings", " against hospital bacteria"), Year: 2024,
				Text: w.passage("that thin zinc-oxide ", "coatings", " keep ", "bacteria", " off catheters for 30 days"),
			},
			{Source: "summary", Text: domain.Passage{Lang: domain.PL, Parts: []domain.Part{{Text: "Trwałe "}, {Text: "powłoki", Marked: true}}}},
		}
		out.Hits = append(out.Hits, h)
	}
	out.Total, out.Pages = len(out.Hits), 5
	if out.Total == 0 {
		out.Pages = 0
		return out, nil
	}
	k := discovery.FacetList{Name: "kind"}
	for _, kind := range []domain.Kind{domain.KindResearcher, domain.KindOrganisation, domain.KindChallenge, domain.KindOffer} {
		k.Values = append(k.Values, discovery.FacetValue{Value: string(kind), Count: kinds[kind], Chosen: slices.Contains(r.Filters["kind"], string(kind))})
	}
	cities := discovery.FacetList{Name: "city"}
	for i, c := range []string{"Kraków", "Tarnów", "Nowy Sącz", "Gliwice", "Warszawa", "Łódź", "Gdańsk", "Poznań"} {
		cities.Values = append(cities.Values, discovery.FacetValue{Value: c + w.mark, Count: 9 - i})
	}
	out.Facets = []discovery.FacetList{
		k,
		{Name: "area", Values: []discovery.FacetValue{{Value: "R&D", Count: 9}, {Value: "BioF", Count: 4}, {Value: "MED", Count: 1}}},
		{Name: "trl", Values: []discovery.FacetValue{{Value: "4", Count: 9}, {Value: "9", Count: 0}}},
		cities,
		{Name: "language", Values: []discovery.FacetValue{{Value: "pl", Count: 9}, {Value: "en", Count: 4}}},
		{Name: "organisation", Values: []discovery.FacetValue{{Value: "o-inst", Label: domain.Text{EN: "Institute" + w.mark}, Count: 2}}},
	}
	return out, nil
}

// ByKind knows who works on enzymes; nobody works on anything else.
func (w *world) ByKind(ctx context.Context, v policy.Viewer, concept string, most int) ([]discovery.OfKind, error) {
	all, err := w.Search(ctx, v, discovery.Request{})
	if err != nil || concept != "enzyme" {
		return nil, err
	}
	var out []discovery.OfKind
	for _, k := range []domain.Kind{domain.KindResearcher, domain.KindOrganisation, domain.KindOffer, domain.KindChallenge} {
		of := discovery.OfKind{Kind: k}
		for _, h := range all.Hits {
			if h.Object.Ref().Kind == k {
				of.Count++
				of.Hits = append(of.Hits, h)
			}
		}
		of.Hits = of.Hits[:min(1, most, of.Count)]
		if of.Count > 0 {
			out = append(out, of)
		}
	}
	return out, nil
}

func (w *world) proposal(v policy.Viewer, m *domain.Match) (matching.Proposal, bool) {
	ch := w.record(domain.Ref{Kind: domain.KindChallenge, ID: m.Challenge}).(*domain.Challenge)
	mv, err := policy.View(v, m, policy.Context{Challenge: ch, Parties: []domain.Ref{m.Candidate, {Kind: domain.KindResearcher, ID: "r-kow"}}})
	if err != nil {
		return matching.Proposal{}, false
	}
	cv, err := w.Get(context.Background(), v, domain.RefTo(ch))
	if err != nil {
		return matching.Proposal{}, false
	}
	who, err := w.Get(context.Background(), v, m.Candidate)
	if err != nil {
		return matching.Proposal{}, false
	}
	p := matching.Proposal{Match: mv.(policy.MatchView), Challenge: cv.(policy.ChallengeView), Candidate: who, Organisation: w.organisation(v, homeOf(who))}
	if m.Score > 0.3 {
		for i := range 3 {
			p.Quotes = append(p.Quotes, matching.Quote{
				Evidence: []domain.ID{"e-1", "", "e-2"}[i], Type: domain.Publication, Year: 2024 - i,
				Title: w.passage("Zinc-oxide ", "coatings", " against hospital bacteria"), Text: w.passage("thin ", "coatings", " keep bacteria off catheters"),
			})
		}
	}
	return p, true
}

func (w *world) proposals(v policy.Viewer, want func(*domain.Match) bool) []matching.Proposal {
	var out []matching.Proposal
	for _, m := range w.matches {
		if p, ok := w.proposal(v, m); ok && want(m) {
			out = append(out, p)
		}
	}
	return out
}

func (w *world) ForChallenge(_ context.Context, v policy.Viewer, id domain.ID, _ int) ([]matching.Proposal, error) {
	return w.proposals(v, func(m *domain.Match) bool { return m.Challenge == id }), w.fail
}

func (w *world) ForParty(_ context.Context, v policy.Viewer, _ domain.Ref, _ int) ([]matching.Proposal, error) {
	return w.proposals(v, func(*domain.Match) bool { return true }), w.fail
}

func (w *world) Queue(_ context.Context, v policy.Viewer, f review.Filter) (review.Queue, error) {
	q := review.Queue{Counts: map[domain.MatchState]int{}, Items: w.proposals(v, func(m *domain.Match) bool {
		return m.State == f.State || f.State == "" && (m.State == domain.MatchProposed || m.State == domain.MatchInReview)
	})}
	for _, m := range w.matches {
		q.Counts[m.State]++
	}
	q.Counts[""] = q.Counts[domain.MatchProposed] + q.Counts[domain.MatchInReview]
	if f.After == "" && len(q.Items) > 1 {
		q.Next = "m-2"
	}
	return q, w.fail
}

func (w *world) Case(_ context.Context, v policy.Viewer, id domain.ID) (review.Case, error) {
	for _, m := range w.matches {
		if m.ID != id {
			continue
		}
		p, _ := w.proposal(v, m)
		r := &domain.Review{
			Meta: meta("w-1"), Match: id, Reviewer: "u-zin", Decision: domain.Defer, Reason: domain.ReasonCapacity,
			Comment: "Wraca po urlopie." + w.mark, Until: "2026-12-01", At: today.AddDate(0, 0, -2),
		}
		rv, err := policy.View(v, r, policy.Context{})
		if err != nil {
			return review.Case{}, domain.ErrForbidden
		}
		return review.Case{Proposal: p, Reviews: []policy.ReviewView{rv.(policy.ReviewView)}, Reviewers: map[domain.ID]string{"u-zin": "Zofia Ocena" + w.mark}}, w.fail
	}
	return review.Case{}, domain.ErrNotFound
}

func (w *world) Decide(_ context.Context, _ policy.Viewer, id domain.ID, version uint64, d review.Verdict) error {
	if version != 3 {
		return domain.ErrConflict
	}
	if d.Decision == domain.Reject && d.Reason == "" {
		return &domain.Invalid{Fields: []domain.FieldError{{Path: "reason", Code: domain.CodeRequired}}}
	}
	if d.Decision == domain.Defer && d.Until <= domain.DateOf(today) {
		return &domain.Invalid{Fields: []domain.FieldError{{Path: "until", Code: domain.CodeRange, Params: map[string]any{"Min": "x", "Max": "y"}}}}
	}
	w.did = append(w.did, string(d.Decision)+" "+string(id)+" "+string(d.Reason)+string(d.Until)+" "+d.Comment)
	return w.fail
}

func (w *world) Follow(_ context.Context, _ policy.Viewer, id domain.ID, version uint64, to domain.MatchState, reason string) error {
	if version != 3 {
		return domain.ErrConflict
	}
	if len(reason) > domain.MaxLine {
		return &domain.Invalid{Fields: []domain.FieldError{{Path: "reason", Code: domain.CodeTooLong, Params: map[string]any{"Max": domain.MaxLine}}}}
	}
	w.did = append(w.did, string(to)+" "+string(id)+" "+reason)
	return w.fail
}

func (w *world) Express(_ context.Context, _ policy.Viewer, target domain.Ref, message string) (domain.ID, error) {
	if target.ID == "o-hosp" {
		return "", domain.ErrDuplicate
	}
	w.did = append(w.did, "express "+target.String()+" "+message)
	return "n-9", w.fail
}

func (w *world) Answer(_ context.Context, _ policy.Viewer, id domain.ID, version uint64, accept bool) error {
	if version != 3 {
		return domain.ErrConflict
	}
	w.did = append(w.did, map[bool]string{true: "accept ", false: "decline "}[accept]+string(id))
	return w.fail
}

func (w *world) Withdraw(_ context.Context, _ policy.Viewer, id domain.ID, version uint64) error {
	if version != 3 {
		return domain.ErrConflict
	}
	w.did = append(w.did, "withdraw "+string(id))
	return w.fail
}

func (w *world) Mine(_ context.Context, v policy.Viewer) (interest.Board, error) {
	var b interest.Board
	if len(w.records) == 0 {
		return b, w.fail
	}
	mine, other := v.Party(), domain.Ref{Kind: domain.KindOrganisation, ID: "o-hosp"}
	for i, st := range []domain.InterestState{domain.InterestRaised, domain.InterestAccepted, domain.InterestDeclined} {
		n := &domain.Interest{Meta: meta(domain.ID("n-" + string(rune('1'+i)))), Target: other, From: mine, Message: "Dzień dobry," + w.mark, State: st}
		b.Raised = append(b.Raised, w.entry(v, n))
		back := *n
		back.Target, back.From = mine, other
		b.Received = append(b.Received, w.entry(v, &back))
	}
	b.Received[2].From = nil
	return b, w.fail
}

func (w *world) entry(v policy.Viewer, n *domain.Interest) interest.Entry {
	p, err := policy.View(v, n, policy.Context{})
	if err != nil {
		w.t.Fatal(err)
	}
	target, _ := w.Get(context.Background(), v, n.Target)
	from, _ := w.Get(context.Background(), v, n.From)
	return interest.Entry{Interest: p.(policy.InterestView), Target: target, From: from}
}

func (w *world) PostChallenge(_ context.Context, _ policy.Viewer, draft domain.Challenge) (domain.ID, error) {
	if w.fail != nil {
		return "", w.fail
	}
	if err := draft.Validate(); err != nil {
		return "", err
	}
	w.posted = &draft
	return "c-coat", nil
}

func (w *world) MoveChallenge(_ context.Context, _ policy.Viewer, id domain.ID, version uint64, to domain.ChallengeState) error {
	if version != 3 {
		return domain.ErrConflict
	}
	w.did = append(w.did, "move "+string(id)+" "+string(to))
	return w.fail
}

func (w *world) SignIn(_ context.Context, email, password string) (policy.Viewer, error) {
	for _, v := range w.users {
		if string(v.User)+"@example.org" == email && password == "right password" {
			return v, nil
		}
	}
	return policy.Viewer{}, &domain.Error{Code: domain.CodeSignIn}
}

func (w *world) Viewer(_ context.Context, id domain.ID) (policy.Viewer, error) {
	v, ok := w.users[id]
	if !ok {
		return v, domain.ErrNotFound
	}
	return v, nil
}
