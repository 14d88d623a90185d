package outbox

import (
	"context"
	"time"
)

// SetPause puts another pause in place of sleeping.
func (r *Runner) SetPause(pause func(context.Context, time.Duration) error) { r.pause = pause }
