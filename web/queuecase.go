package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/review"
)

// casePage answers: should these two be introduced to each other?
type casePage struct {
	Page
	Card    card
	Need    said
	Asked   identity // the challenge with the organisation behind it
	Decide  bool     // the match waits for a decision
	Steps   []domain.MatchState
	Reasons []domain.Reason
	Events  []event
	Form    verdictForm
	Next    domain.ID // the case after this one, "" if none
	Matcher string
}

// verdictForm keeps what was typed when it cannot be taken.
type verdictForm struct {
	Reason, Comment, Until string
	Followed               string // the reason of a step
	Errors                 fieldErrors
}

func (s *site) queueCase(c *gin.Context) error {
	return s.showCase(c, http.StatusOK, verdictForm{})
}

func (s *site) showCase(c *gin.Context, status int, form verdictForm) error {
	id, err := idOf(c)
	if err != nil {
		return err
	}
	page := casePage{Page: s.newPage(c, "queue", "case.title"), Form: form, Reasons: domain.Reasons[:]}
	page.Wide, page.Script = true, "queue.js"
	found, err := s.Reviews.Case(c.Request.Context(), page.Viewer, id)
	if err != nil {
		return err
	}
	m := found.Match
	page.Card, page.Need, page.Matcher = page.card(found.Proposal), page.Say(found.Challenge.Summary), m.Matcher
	page.Title = page.Card.Candidate.Name.Text + " – " + page.Card.Challenge.Name.Text
	org, err := s.organisationOf(c, page.Viewer, found.Challenge.Organisation)
	if err != nil {
		return err
	}
	page.Asked = page.identify(found.Challenge, org)
	page.Decide = waits(m.State)
	if !page.Decide {
		page.Steps = slices.DeleteFunc(slices.Clone(domain.MatchMachine[m.State]), waits)
	}
	page.Events = page.history(found)
	if page.Next, err = s.nextCase(c.Request.Context(), page.Viewer, id); err != nil {
		return err
	}
	return s.renderAs(c, status, "case", &page)
}

func waits(st domain.MatchState) bool {
	return st == domain.MatchProposed || st == domain.MatchInReview || st == domain.MatchDeferred
}

// history joins the steps of a match with the comments of the reviews that
// made them, the newest first.
func (p Page) history(k review.Case) []event {
	out := p.timeline(k.Match.History, k.Reviewers)
	for _, r := range k.Reviews {
		state := string(r.Decision.State())
		i := slices.IndexFunc(out, func(e event) bool { return e.State == state && !e.At.Before(r.At) })
		if i < 0 || out[i].Comment != "" {
			i = slices.IndexFunc(out, func(e event) bool { return e.State == state && e.Comment == "" })
		}
		if i >= 0 {
			out[i].Comment = r.Comment
			if r.Reason != "" {
				out[i].Why = p.Word("reason", r.Reason)
			}
			continue
		}
		out = append(out, event{
			At: r.At, Who: p.actor(r.Reviewer, k.Reviewers), What: p.Word("state", state),
			State: state, Why: p.Word("reason", r.Reason), Comment: r.Comment,
		})
	}
	slices.SortStableFunc(out, func(a, b event) int { return cmp.Compare(b.At.UnixNano(), a.At.UnixNano()) })
	return out
}

// nextCase gives the first case to do other than this one.
func (s *site) nextCase(ctx context.Context, v policy.Viewer, not domain.ID) (domain.ID, error) {
	q, err := s.Reviews.Queue(ctx, v, review.Filter{Limit: 2})
	if err != nil {
		return "", err
	}
	for _, m := range q.Items {
		if m.Match.ID != not {
			return m.Match.ID, nil
		}
	}
	return "", nil
}
