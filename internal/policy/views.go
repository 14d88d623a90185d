package policy

import (
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Projection is what a viewer may see of a record. Only this package makes
// them.
type Projection interface {
	Ref() domain.Ref
	projected()
}

// view is the head that all projections share.
type view struct {
	ID      domain.ID
	Kind    domain.Kind
	Version uint64
	Updated time.Time
	Source  []string // schemes of external keys: where it was imported from
	Mine    bool     // the viewer is or speaks for its owner
}

// Ref points to the record behind the projection.
func (v view) Ref() domain.Ref { return domain.Ref{Kind: v.Kind, ID: v.ID} }
func (view) projected()        {}

// OrganisationView is an organisation as a viewer sees it.
type OrganisationView struct {
	view
	Name, Summary domain.Text
	Short         string
	Area          domain.Area
	Size          domain.Size
	City, Country string
	Website       string
	Membership    domain.Membership
	Founded       int
	Competences   []domain.Text
	TRL           domain.TRL
}

// ResearcherView is a researcher as a viewer sees them.
type ResearcherView struct {
	view
	Name         string
	Position     domain.Text
	Bio          domain.Text
	City, ORCID  string
	Organisation domain.ID
	Languages    []string
	Competences  []domain.Text
	TRL          domain.TRL
	Stance       domain.Stance
	Capacity     int // 0 for others than the person and the taskforce
}

// EvidenceView is a piece of evidence as a viewer sees it.
type EvidenceView struct {
	view
	Type        domain.EvidenceKind
	Title, Body domain.Text
	Year, Until int
	URL         string
	Origin      string
	For         []domain.Ref
}

// ChallengeView is a challenge as a viewer sees it.
type ChallengeView struct {
	view
	Organisation   domain.ID
	Title, Summary domain.Text
	Teaser         domain.Text
	Aspects        []domain.Aspect
	TRL            domain.TRL
	Budget         domain.Budget
	Deadline       domain.Date
	Stance         domain.Stance
	Visibility     domain.Visibility
	State          domain.ChallengeState
	History        []domain.Transition // for the owner and the taskforce
}

// OfferView is an infrastructure offer as a viewer sees it.
type OfferView struct {
	view
	Organisation   domain.ID
	Contact        domain.ID
	Type           domain.OfferType
	Title, Summary domain.Text
	Competences    []domain.Text
	TRL            domain.TRL
	City           string
	Stance         domain.Stance
	State          domain.OfferState
}

// CallView is a funding call as a viewer sees it.
type CallView struct {
	view
	Call domain.Call
}

// MatchView is a match as a viewer sees it.
type MatchView struct {
	view
	Challenge   domain.ID
	Candidate   domain.Ref
	State       domain.MatchState
	Score       float64
	Rank        int
	Explanation domain.Explanation
	Matcher     string
	Input       string
	Until       domain.Date
	History     []domain.Transition // reasons; for the taskforce
}

// ReviewView is a decision as the taskforce sees it.
type ReviewView struct {
	view
	Match    domain.ID
	Reviewer domain.ID
	Decision domain.Decision
	Reason   domain.Reason
	Comment  string
	Until    domain.Date
	At       time.Time
}

// InterestView is an expression of interest as its two sides and the
// taskforce see it.
type InterestView struct {
	view
	Target, From domain.Ref
	Message      string
	State        domain.InterestState
	Raised       time.Time
}

// EndorsementView is an endorsement as members see it.
type EndorsementView struct {
	view
	From, To domain.Ref
	Words    domain.Text
	Given    domain.Date
	Expires  domain.Date
	State    domain.EndorsementState
}

// CollaborationView is past work together as a viewer sees it.
type CollaborationView struct {
	view
	Parties  []domain.Ref
	Type     domain.CollaborationKind
	Title    domain.Text
	From, To int
}

// GroupView is a special interest group as a viewer sees it.
type GroupView struct {
	view
	Name, Summary domain.Text
	Members       []domain.Ref
}

// UserView is an account as its owner and the administrator see it.
type UserView struct {
	view
	Email, Name  string
	Roles        []domain.Role
	Organisation domain.ID
	Researcher   domain.ID
	State        domain.UserState
}
