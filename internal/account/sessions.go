package account

import (
	"context"
	"time"

	"github.com/lifescience-krakow/swatka/internal/store"
)

// Sessions keeps sessions in the store. It has the methods that the session
// manager scs asks for, with and without a context.
type Sessions struct{ store store.Sessions }

// SessionStore gives the sessions of a store.
func SessionStore(s store.Sessions) Sessions { return Sessions{store: s} }

// FindCtx gives the data of a session that has not expired.
func (s Sessions) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	return s.store.Session(ctx, token)
}

// CommitCtx saves a session until a time.
func (s Sessions) CommitCtx(ctx context.Context, token string, data []byte, until time.Time) error {
	return s.store.SaveSession(ctx, token, data, until)
}

// DeleteCtx removes a session.
func (s Sessions) DeleteCtx(ctx context.Context, token string) error {
	return s.store.EndSession(ctx, token)
}

// Find is FindCtx without a context.
func (s Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a context.
func (s Sessions) Commit(token string, data []byte, until time.Time) error {
	return s.CommitCtx(context.Background(), token, data, until)
}

// Delete is DeleteCtx without a context.
func (s Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
