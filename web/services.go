package web

import (
	"context"

	"github.com/alexedwards/scs/v2"

	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/interest"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/review"
)

// Services are the use cases behind the pages. All are needed.
type Services struct {
	Door      Door
	Search    Searcher
	Concepts  Concepts
	Matches   Matcher
	Reviews   Reviewer
	Interests Interests
	Intake    Intake
	Accounts  Accounts
	Sessions  scs.Store // keeps the sessions of signed-in users
}

// Door reads records as a viewer may see them.
type Door interface {
	Get(ctx context.Context, v policy.Viewer, ref domain.Ref) (policy.Projection, error)
	Many(ctx context.Context, v policy.Viewer, refs []domain.Ref) (map[domain.Ref]policy.Projection, error)
	List(ctx context.Context, v policy.Viewer, l policy.List) (policy.Part, error)
	All(ctx context.Context, v policy.Viewer, l policy.List, most int) ([]policy.Projection, error)
}

// Searcher answers what people search for.
type Searcher interface {
	Search(ctx context.Context, v policy.Viewer, r discovery.Request) (discovery.Results, error)
}

// Concepts knows the vocabulary: see package concepts.
type Concepts interface {
	Concept(ctx context.Context, v policy.Viewer, id string) (concepts.Concept, error)
	Name(id string) (n concepts.Name, ok bool)
	Kinds() []concepts.KindCount
	Tops(l domain.Lang, most int) []concepts.Top
	OfKind(l domain.Lang, kind string, page int) (concepts.Page, error)
	Find(asked string) []concepts.Found
	Of(p policy.Projection) []concepts.Name
	In(question string) []concepts.Meaning
}

// Matcher gives proposals, the best first.
type Matcher interface {
	ForChallenge(ctx context.Context, v policy.Viewer, challenge domain.ID, most int) ([]matching.Proposal, error)
	ForParty(ctx context.Context, v policy.Viewer, party domain.Ref, most int) ([]matching.Proposal, error)
}

// Reviewer is the work of the taskforce.
type Reviewer interface {
	Queue(ctx context.Context, v policy.Viewer, f review.Filter) (review.Queue, error)
	Case(ctx context.Context, v policy.Viewer, match domain.ID) (review.Case, error)
	Decide(ctx context.Context, v policy.Viewer, match domain.ID, version uint64, d review.Verdict) error
	Follow(ctx context.Context, v policy.Viewer, match domain.ID, version uint64, to domain.MatchState, reason string) error
}

// Interests are raised hands and the answers to them.
type Interests interface {
	Express(ctx context.Context, v policy.Viewer, target domain.Ref, message string) (domain.ID, error)
	Answer(ctx context.Context, v policy.Viewer, id domain.ID, version uint64, accept bool) error
	Withdraw(ctx context.Context, v policy.Viewer, id domain.ID, version uint64) error
	Mine(ctx context.Context, v policy.Viewer) (interest.Board, error)
}

// Intake takes what members write.
type Intake interface {
	PostChallenge(ctx context.Context, v policy.Viewer, draft domain.Challenge) (domain.ID, error)
	MoveChallenge(ctx context.Context, v policy.Viewer, id domain.ID, version uint64, to domain.ChallengeState) error
}

// Accounts knows who may sign in.
type Accounts interface {
	SignIn(ctx context.Context, email, password string) (policy.Viewer, error)
	Viewer(ctx context.Context, user domain.ID) (policy.Viewer, error)
}

// missing names the first service that was not given.
func (s Services) missing() string {
	for _, x := range []struct {
		name  string
		there bool
	}{
		{"Door", s.Door != nil},
		{"Search", s.Search != nil},
		{"Concepts", s.Concepts != nil},
		{"Matches", s.Matches != nil},
		{"Reviews", s.Reviews != nil},
		{"Interests", s.Interests != nil},
		{"Intake", s.Intake != nil},
		{"Accounts", s.Accounts != nil},
		{"Sessions", s.Sessions != nil},
	} {
		if !x.there {
			return x.name
		}
	}
	return ""
}
