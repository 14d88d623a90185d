package web

import (
	"net/url"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/review"
)

// queuePage answers: which matches wait for the taskforce?
type queuePage struct {
	Page
	Tabs   []tab
	State  domain.MatchState // "" is what is to do
	Cards  []card
	Legend []segment
	Next   string
	Start  string
}

// tab leads to the matches in one state.
type tab struct {
	State   domain.MatchState
	Count   int
	Href    string
	Current bool
}

// queued is how many matches a part of the queue has.
const queued = 20

// tabs are the states in the order of a match's life; "" is what is to do.
var tabs = []domain.MatchState{
	"", domain.MatchDeferred, domain.MatchApproved, domain.MatchIntroduced, domain.MatchInContact,
	domain.MatchAgreement, domain.MatchCompleted, domain.MatchAbandoned, domain.MatchRejected,
}

func (s *site) queueRoutes(e *gin.Engine) {
	p := s.pages(e, s.signedIn, s.only(domain.RoleZIN))
	p.get("/queue", s.queue)
	p.get("/queue/:id", s.queueCase)
	p.post("/queue/:id/decision", s.decide)
	p.post("/queue/:id/follow", s.follow)
}

func (s *site) queue(c *gin.Context) error {
	page := queuePage{Page: s.newPage(c, "queue", "queue.title"), State: domain.MatchState(c.Query("state"))}
	page.Wide, page.Script = true, "queue.js"
	f := review.Filter{State: page.State, After: c.Query("after"), Limit: queued}
	if f.State != "" && !domain.MatchMachine.Has(f.State) {
		return &domain.Error{Code: domain.CodeQuery}
	}
	q, err := s.Reviews.Queue(c.Request.Context(), page.Viewer, f)
	if err != nil {
		return err
	}
	page.Cards, page.Tabs = page.cards(q.Items), queueTabs(q.Counts, page.State)
	page.Legend = legend(page.Cards)
	if q.Next != "" {
		page.Next = queuePath(page.State, q.Next)
	}
	if f.After != "" {
		page.Start = queuePath(page.State, "")
	}
	return s.render(c, "queue", &page)
}

func queuePath(state domain.MatchState, after string) string {
	q := url.Values{}
	if state != "" {
		q.Set("state", string(state))
	}
	if after != "" {
		q.Set("after", after)
	}
	if len(q) == 0 {
		return "/queue"
	}
	return "/queue?" + q.Encode()
}

// queueTabs counts per state.
func queueTabs(counts map[domain.MatchState]int, current domain.MatchState) []tab {
	out := make([]tab, len(tabs))
	for i, st := range tabs {
		out[i] = tab{State: st, Count: counts[st], Href: queuePath(st, ""), Current: st == current}
	}
	return out
}
