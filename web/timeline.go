package web

import (
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// event is one step of a life: who, what, when, why.
type event struct {
	At      time.Time
	Who     string
	What    string // the state it led to, in words
	State   string
	Why     string
	Comment string
}

// timeline tells the steps of a record, the newest first; names are those of
// users by id.
func (p Page) timeline(steps []domain.Transition, names map[domain.ID]string) []event {
	out := make([]event, 0, len(steps))
	for i := len(steps) - 1; i >= 0; i-- {
		t := steps[i]
		out = append(out, event{
			At: t.At, Who: p.actor(t.By, names), What: p.Word("state", t.To), State: t.To,
			Why: p.why(t.Reason),
		})
	}
	return out
}

func (p Page) actor(by domain.ID, names map[domain.ID]string) string {
	switch {
	case by == "":
		return p.T("timeline.system")
	case names[by] != "":
		return names[by]
	case by == p.Viewer.User:
		return p.Viewer.Name
	}
	return p.T("timeline.someone")
}

// why says a reason in words where it is one of the house ("reason.trl"), and
// as it was written where a person gave it.
func (p Page) why(reason string) string { return p.Word("reason", reason) }
