package policy

import (
	"slices"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Context is what a decision about a match needs beyond the match itself: its
// challenge, and who stands behind its candidate.
type Context struct {
	Challenge *domain.Challenge
	Parties   []domain.Ref // candidate, its organisation, its contact
}

// View gives what a viewer may see of a record, or domain.ErrNotFound. A
// match needs its context; see [Door].
func View(v Viewer, r domain.Record, cx Context) (Projection, error) {
	var p Projection
	switch r := r.(type) {
	case *domain.Organisation:
		p = organisation(v, r)
	case *domain.Researcher:
		p = researcher(v, r)
	case *domain.Evidence:
		p = evidence(v, r)
	case *domain.Challenge:
		p = challenge(v, r)
	case *domain.Offer:
		p = offer(v, r)
	case *domain.Call:
		p = CallView{view: head(r, false), Call: *r}
	case *domain.Match:
		p = match(v, r, cx)
	case *domain.Review:
		p = review(v, r)
	case *domain.Interest:
		p = interest(v, r, cx)
	case *domain.Endorsement:
		p = endorsement(v, r)
	case *domain.Collaboration:
		p = collaboration(r)
	case *domain.InterestGroup:
		p = GroupView{view: head(r, false), Name: r.Name, Summary: r.Summary, Members: slices.Clone(r.Members)}
	case *domain.User:
		p = user(v, r)
	}
	if p == nil {
		return nil, domain.ErrNotFound
	}
	return p, nil
}

func head(r domain.Record, mine bool) view {
	m := r.Head()
	out := view{ID: m.ID, Kind: r.Kind(), Version: m.Version, Updated: m.Updated, Mine: mine}
	for _, k := range m.Keys {
		if !slices.Contains(out.Source, k.Scheme) {
			out.Source = append(out.Source, k.Scheme)
		}
	}
	return out
}

func organisation(v Viewer, o *domain.Organisation) Projection {
	return OrganisationView{
		view: head(o, v.speaksFor(o.ID)), Name: o.Name, Summary: o.Summary, Short: o.Short,
		Area: o.Area, Size: o.Size, City: o.City, Country: o.Country, Website: o.Website,
		Membership: o.Membership, Founded: o.Founded, Competences: names(o.Competences), TRL: o.TRL,
	}
}

func researcher(v Viewer, r *domain.Researcher) Projection {
	mine := v.Is(domain.RefTo(r))
	out := ResearcherView{
		view: head(r, mine), Name: r.Name(), Position: r.Position, Bio: r.Bio, City: r.City,
		ORCID: r.ORCID, Organisation: r.Organisation, Languages: slices.Clone(r.Languages),
		Competences: names(r.Competences), TRL: r.TRL,
	}
	if !v.Anonymous() {
		out.Stance = r.Stance
	}
	if mine || v.Has(domain.RoleZIN) {
		out.Capacity = r.Capacity
	}
	return out
}

func evidence(v Viewer, e *domain.Evidence) Projection {
	return EvidenceView{
		view: head(e, slices.ContainsFunc(e.For, v.Is)), Type: e.Type, Title: e.Title, Body: e.Body,
		Year: e.Year, Until: e.Until, URL: e.URL, Origin: e.Source, For: slices.Clone(e.For),
	}
}

// challenge: drafts and withdrawn ones are the owner's alone; sealed ones are
// for the owner and the taskforce.
func challenge(v Viewer, c *domain.Challenge) Projection {
	mine := v.speaksFor(c.Organisation)
	if !mine && !seesChallenge(v, c) {
		return nil
	}
	out := ChallengeView{
		view: head(c, mine), Organisation: c.Organisation, Title: c.Title, Summary: c.Summary,
		Teaser: c.Teaser, Aspects: slices.Clone(c.Aspects), TRL: c.TRL, Budget: c.Budget,
		Deadline: c.Deadline, Stance: c.Stance, Visibility: c.Visibility, State: c.State,
	}
	if mine || v.Has(domain.RoleZIN) {
		out.History = slices.Clone(c.History)
	}
	return out
}

func seesChallenge(v Viewer, c *domain.Challenge) bool {
	if c.State != domain.ChallengeOpen && c.State != domain.ChallengeClosed {
		return false
	}
	switch c.Visibility {
	case domain.Public:
		return true
	case domain.Members:
		return !v.Anonymous()
	case domain.Confidential, domain.Hidden:
		return v.Has(domain.RoleZIN)
	}
	return false
}

func offer(v Viewer, o *domain.Offer) Projection {
	mine := slices.ContainsFunc(o.Owners(), v.Is)
	if o.State != domain.OfferActive && !mine {
		return nil
	}
	return OfferView{
		view: head(o, mine), Organisation: o.Organisation, Contact: o.Contact, Type: o.Type,
		Title: o.Title, Summary: o.Summary, Competences: names(o.Competences), TRL: o.TRL,
		City: o.City, Stance: o.Stance, State: o.State,
	}
}

// match: the taskforce and the owner of the challenge see it in full. The
// candidate sees it only while not rejected, and only where the challenge
// itself is open to them.
func match(v Viewer, m *domain.Match, cx Context) Projection {
	if cx.Challenge == nil || cx.Challenge.ID != m.Challenge || challenge(v, cx.Challenge) == nil {
		return nil
	}
	zin, owner := v.Has(domain.RoleZIN), v.speaksFor(cx.Challenge.Organisation)
	candidate := slices.ContainsFunc(cx.Parties, v.Is) && m.State != domain.MatchRejected
	if !zin && !owner && !candidate {
		return nil
	}
	out := MatchView{
		view: head(m, owner), Challenge: m.Challenge, Candidate: m.Candidate, State: m.State,
		Score: m.Score, Rank: m.Rank, Explanation: m.Explanation, Matcher: m.Matcher, Input: m.Input,
	}
	if zin {
		out.Until, out.History = m.Until, slices.Clone(m.History)
	}
	return out
}

func review(v Viewer, r *domain.Review) Projection {
	if !v.Has(domain.RoleZIN) {
		return nil
	}
	return ReviewView{
		view: head(r, r.Reviewer == v.User), Match: r.Match, Reviewer: r.Reviewer, Decision: r.Decision,
		Reason: r.Reason, Comment: r.Comment, Until: r.Until, At: r.At,
	}
}

func interest(v Viewer, n *domain.Interest, cx Context) Projection {
	sides := slices.ContainsFunc(append([]domain.Ref{n.Target, n.From}, cx.Parties...), v.Is)
	if !sides && !v.Has(domain.RoleZIN) {
		return nil
	}
	return InterestView{
		view: head(n, v.Is(n.From)), Target: n.Target, From: n.From, Message: n.Message,
		State: n.State, Raised: n.Created,
	}
}

func endorsement(v Viewer, e *domain.Endorsement) Projection {
	mine := v.Is(e.From) || v.Is(e.To)
	if v.Anonymous() || e.State != domain.EndorsementActive && !mine {
		return nil
	}
	return EndorsementView{
		view: head(e, mine), From: e.From, To: e.To, Words: e.Words, Given: e.Given,
		Expires: e.Expires, State: e.State,
	}
}

func collaboration(k *domain.Collaboration) Projection {
	return CollaborationView{
		view: head(k, false), Parties: slices.Clone(k.Parties), Type: k.Type, Title: k.Title,
		From: k.From, To: k.To,
	}
}

func user(v Viewer, u *domain.User) Projection {
	mine := v.User != "" && v.User == u.ID
	if !mine && !v.Has(domain.RoleAdmin) {
		return nil
	}
	return UserView{
		view: head(u, mine), Email: u.Email, Name: u.Name, Roles: slices.Clone(u.Roles),
		Organisation: u.Organisation, Researcher: u.Researcher, State: u.State,
	}
}

func names(cs []domain.Competence) []domain.Text {
	out := make([]domain.Text, len(cs))
	for i, c := range cs {
		out[i] = c.Name
	}
	return out
}
