package web

import (
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Wrong tries to sign in: so many at once, then one a minute.
const (
	tries     = 5
	tryEvery  = time.Minute
	mostTried = 20_000 // accounts and addresses that are remembered
)

// throttle counts wrong tries to sign in, per account and per address.
type throttle struct {
	mu   sync.Mutex
	keys map[string]*rate.Limiter
}

func newThrottle() *throttle { return &throttle{keys: map[string]*rate.Limiter{}} }

// attempt is a try that was let through and counts as wrong until Good.
type attempt struct {
	throttle *throttle
	account  string
	address  *rate.Reservation
	at       time.Time
}

// try lets a try through, or says how long to wait. Both counts are taken
// before the password is looked at, so that tries at the same time count too.
func (t *throttle) try(email, address string, now time.Time) (attempt, time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	account := "account " + strings.ToLower(strings.TrimSpace(email))
	a := t.reserve(account, now)
	if wait := a.DelayFrom(now); wait > 0 {
		a.CancelAt(now)
		return attempt{}, wait
	}
	b := t.reserve("address "+network(address), now)
	if wait := b.DelayFrom(now); wait > 0 {
		b.CancelAt(now)
		a.CancelAt(now)
		return attempt{}, wait
	}
	return attempt{throttle: t, account: account, address: b, at: now}, 0
}

// good takes back the count of a try that was right, and forgets the wrong
// tries on its account.
func (a attempt) good() {
	a.throttle.mu.Lock()
	defer a.throttle.mu.Unlock()
	a.address.CancelAt(a.at)
	delete(a.throttle.keys, a.account)
}

func (t *throttle) reserve(key string, now time.Time) *rate.Reservation {
	l := t.keys[key]
	if l == nil {
		t.sweep(now)
		l = rate.NewLimiter(rate.Every(tryEvery), tries)
		t.keys[key] = l
	}
	return l.ReserveN(now, 1)
}

// sweep forgets whoever has all tries back once too many are remembered.
func (t *throttle) sweep(now time.Time) {
	if len(t.keys) < mostTried {
		return
	}
	for k, l := range t.keys {
		if l.TokensAt(now) >= tries {
			delete(t.keys, k)
		}
	}
}

// network gives what counts as one address: IPv6 is handed out by /64.
func network(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil || a.Unmap().Is4() {
		return address
	}
	p, err := a.Prefix(64)
	if err != nil {
		return address
	}
	return p.String()
}
