package matching

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/matcher"
)

// profile is all that is known of a candidate: its own record, the
// organisation behind it, its evidence and its ties.
type profile struct {
	ref         domain.Ref
	home        domain.ID // organisation
	version     uint64
	words       []domain.Text // what it says about itself
	competences []domain.Competence
	trl         domain.TRL
	stance      domain.Stance
	evidence    []*domain.Evidence
	partners    map[domain.Ref]int  // past work together
	vouchers    map[domain.Ref]bool // who endorses it today
	groups      map[domain.ID]bool
}

// readProfile reads a candidate; domain.ErrNotFound if there is none or it
// offers nothing any more.
func readProfile(r store.Reader, ref domain.Ref, today domain.Date) (*profile, error) {
	rec, err := r.Get(ref.Kind, ref.ID)
	if err != nil {
		return nil, err
	}
	p := &profile{ref: ref, version: rec.Head().Version}
	switch rec := rec.(type) {
	case *domain.Researcher:
		p.home, p.words = rec.Organisation, []domain.Text{rec.Position, rec.Bio}
		p.competences, p.trl, p.stance = rec.Competences, rec.TRL, rec.Stance
	case *domain.Organisation:
		p.home, p.words = rec.ID, []domain.Text{rec.Name, rec.Summary}
		p.competences, p.trl = rec.Competences, rec.TRL
	case *domain.Offer:
		if rec.State != domain.OfferActive {
			return nil, domain.ErrNotFound
		}
		p.home, p.words = rec.Organisation, []domain.Text{rec.Title, rec.Summary}
		p.competences, p.trl, p.stance = rec.Competences, rec.TRL, rec.Stance
	default:
		return nil, domain.ErrNotFound
	}
	if p.evidence, err = store.Collect(store.Of[*domain.Evidence](r, ref)); err != nil {
		return nil, fmt.Errorf("evidence of %s: %w", ref, err)
	}
	return p, p.readTies(r, today)
}

// profiles keeps the profiles of one run over many challenges, which all look
// at the same candidates. What changes during the run is a change of its own
// and is taken up after it.
type profiles map[domain.Ref]*profile

// read gives a candidate's profile; nil if there is none.
func (ps profiles) read(r store.Reader, ref domain.Ref, today domain.Date) (*profile, error) {
	if p, known := ps[ref]; known {
		return p, nil
	}
	p, err := readProfile(r, ref, today)
	if errors.Is(err, domain.ErrNotFound) {
		p, err = nil, nil
	}
	if err == nil {
		ps[ref] = p
	}
	return p, err
}

// readTies reads past work, endorsements and groups of the candidate and of
// the organisation behind it.
func (p *profile) readTies(r store.Reader, today domain.Date) error {
	p.partners, p.vouchers, p.groups = map[domain.Ref]int{}, map[domain.Ref]bool{}, map[domain.ID]bool{}
	sides := []domain.Ref{p.ref}
	if home := p.organisation(); p.home != "" && home != p.ref {
		sides = append(sides, home)
	}
	for _, side := range sides {
		for c, err := range store.Of[*domain.Collaboration](r, side) {
			if err != nil {
				return fmt.Errorf("collaborations of %s: %w", side, err)
			}
			for _, o := range c.Parties {
				p.partners[o]++
			}
		}
		for g, err := range store.Of[*domain.InterestGroup](r, side) {
			if err != nil {
				return fmt.Errorf("groups of %s: %w", side, err)
			}
			p.groups[g.ID] = true
		}
	}
	for e, err := range store.Of[*domain.Endorsement](r, p.ref) {
		if err != nil {
			return fmt.Errorf("endorsements of %s: %w", p.ref, err)
		}
		if e.To == p.ref && e.ActiveOn(today) {
			p.vouchers[e.From] = true
		}
	}
	return nil
}

func (p *profile) organisation() domain.Ref {
	return domain.Ref{Kind: domain.KindOrganisation, ID: p.home}
}

// ties are what binds the candidate to the owner of a challenge.
func (p *profile) ties(owner domain.ID, ownerGroups map[domain.ID]bool) matcher.Ties {
	t := matcher.Ties{
		Collaborations: p.partners[domain.Ref{Kind: domain.KindOrganisation, ID: owner}],
		Endorsements:   len(p.vouchers),
	}
	for g := range p.groups {
		if ownerGroups[g] {
			t.Groups++
		}
	}
	return t
}

// candidate gives the profile as the matcher takes it.
func (p *profile) candidate(docs *docCache, owner domain.ID, ownerGroups map[domain.ID]bool) matcher.Candidate {
	c := matcher.Candidate{
		ID: p.ref.String(), TRL: matcher.TRL(p.trl), Stance: stance(p.stance), Ties: p.ties(owner, ownerGroups),
	}
	c.Profile = docs.get(p.ref, p.version, 0, p.words...)
	for _, e := range p.evidence {
		c.Evidence = append(c.Evidence, docs.get(domain.RefTo(e), e.Version, max(e.Year, e.Until), e.Title, e.Body))
	}
	for i, k := range p.competences {
		ref := domain.Ref{Kind: p.ref.Kind, ID: domain.ID(fmt.Sprintf("%s#%d", p.ref.ID, i))}
		c.Competences = append(c.Competences, docs.get(ref, p.version, 0, k.Name))
	}
	return c
}

// needOf gives a challenge as the matcher takes it.
func needOf(c *domain.Challenge, year int) matcher.Need {
	n := matcher.Need{
		Title: words(c.Title), Summary: words(c.Summary), TRL: matcher.TRL(c.TRL), Stance: stance(c.Stance), Year: year,
	}
	for _, a := range c.Aspects {
		n.Aspects = append(n.Aspects, matcher.Aspect{
			Text: words(a.Text), Must: a.Need == domain.Must, Weight: float64(a.Weight),
		})
	}
	return n
}

func words(t domain.Text) matcher.Text { return matcher.Text{PL: t.PL, EN: t.EN} }

func stance(s domain.Stance) *matcher.Stance {
	if s.IsZero() {
		return nil
	}
	return &matcher.Stance{
		EmbargoMonths: s.EmbargoMonths, Review: s.Review,
		Ownership:       map[domain.Ownership]int{domain.OwnShared: 1, domain.OwnCompany: 2}[s.Ownership],
		Confidentiality: map[domain.Confidentiality]int{domain.ConfNDA: 1, domain.ConfStrict: 2}[s.Confidentiality],
	}
}

// owner is what the owner of a challenge brings into a match.
func ownerGroups(r store.Reader, owner domain.ID) (map[domain.ID]bool, error) {
	out := map[domain.ID]bool{}
	for g, err := range store.Of[*domain.InterestGroup](r, domain.Ref{Kind: domain.KindOrganisation, ID: owner}) {
		if err != nil && !errors.Is(err, domain.ErrNotFound) {
			return nil, fmt.Errorf("groups of the owner: %w", err)
		}
		out[g.ID] = true
	}
	return out, nil
}

// digest names all that a pair's score is computed from but the word
// statistics, the weights and the year: a rejected pair comes back only if
// the two sides themselves have changed.
func digest(c *domain.Challenge, p *profile, t matcher.Ties) string {
	type said struct {
		Type        domain.EvidenceKind
		Title, Body domain.Text
		Year, Until int
	}
	input := struct {
		Title, Summary   domain.Text
		Aspects          []domain.Aspect
		NeedTRL, HaveTRL domain.TRL
		Demand, Accept   domain.Stance
		Words            []domain.Text
		Competences      []domain.Competence
		Evidence         []said
		Ties             matcher.Ties
	}{
		c.Title, c.Summary, c.Aspects, c.TRL, p.trl, c.Stance, p.stance, p.words, p.competences, nil, t,
	}
	for _, e := range p.evidence {
		input.Evidence = append(input.Evidence, said{e.Type, e.Title, e.Body, e.Year, e.Until})
	}
	b, err := json.Marshal(input)
	if err != nil {
		panic("matching: plain values that JSON cannot hold: " + err.Error())
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}
