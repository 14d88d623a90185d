// Package account knows who may sign in: users, passwords, sessions.
package account

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/alexedwards/argon2id"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Bounds of a password, in bytes. The upper one keeps a request from buying
// much work with a long password.
const (
	MinPassword = 10
	MaxPassword = 200
)

// emailScheme is the scheme of the key by which a user is found.
const emailScheme = "email"

// Service serves sign-in and keeps accounts.
type Service struct {
	store  store.Store
	params *Cost
	decoy  string // a hash that no password has, for unknown addresses
	turns  chan struct{}
}

// atOnce is how many passwords are hashed at the same time: each takes much
// memory, and whoever sends many sign-ins must not get it all.
const atOnce = 4

// Cost is what hashing a password takes.
type Cost = argon2id.Params

// DefaultCost is 19 MiB, two passes, one lane, as OWASP's cheat sheet on
// storing passwords advises: dear to guess, and a dozen sign-ins at once
// still fit into a small machine.
func DefaultCost() *Cost {
	return &Cost{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// TestCost is next to nothing: for data folders in which nobody real signs in.
func TestCost() *Cost {
	return &Cost{Memory: 8, Iterations: 1, Parallelism: 1, SaltLength: 8, KeyLength: 16}
}

// New gives the service. Passwords are hashed with argon2id (RFC 9106).
func New(s store.Store, params *Cost) (*Service, error) {
	decoy, err := argon2id.CreateHash("a password that nobody has", params)
	if err != nil {
		return nil, fmt.Errorf("hash: %w", err)
	}
	return &Service{store: s, params: params, decoy: decoy, turns: make(chan struct{}, atOnce)}, nil
}

// errSignIn is the same for an unknown address, a wrong password and a
// disabled account.
var errSignIn = &domain.Error{Code: domain.CodeSignIn}

// SignIn gives the viewer whose address and password these are, or an error
// with domain.CodeSignIn that does not tell which of them is wrong; an
// unknown address costs as much time as a wrong password.
func (s *Service) SignIn(ctx context.Context, email, password string) (policy.Viewer, error) {
	u, err := s.byEmail(ctx, email)
	if err != nil && !errors.Is(err, domain.ErrNotFound) {
		return policy.Viewer{}, err
	}
	hash := s.decoy
	if u != nil && u.Password != "" {
		hash = u.Password
	}
	if len(password) > MaxPassword {
		password = ""
	}
	match, err := s.compare(ctx, password, hash)
	if err != nil {
		return policy.Viewer{}, fmt.Errorf("compare password: %w", err)
	}
	if !match || u == nil || u.Password == "" || u.State != domain.UserActive {
		return policy.Viewer{}, errSignIn
	}
	return policy.ViewerOf(u), nil
}

func (s *Service) compare(ctx context.Context, password, hash string) (match bool, err error) {
	select {
	case s.turns <- struct{}{}:
	case <-ctx.Done():
		return false, ctx.Err()
	}
	defer func() { <-s.turns }()
	return argon2id.ComparePasswordAndHash(password, hash)
}

// Viewer gives the viewer that a user is now; domain.ErrNotFound if the
// account is gone or disabled.
func (s *Service) Viewer(ctx context.Context, id domain.ID) (policy.Viewer, error) {
	var u *domain.User
	err := s.store.View(ctx, func(r store.Reader) error {
		var err error
		u, err = store.Get[*domain.User](r, id)
		return err
	})
	if err != nil {
		return policy.Viewer{}, fmt.Errorf("read user: %w", err)
	}
	if u.State != domain.UserActive {
		return policy.Viewer{}, domain.ErrNotFound
	}
	return policy.ViewerOf(u), nil
}

// Create makes an account with a password. It gives an *domain.Invalid, or
// domain.ErrDuplicate if the address has an account.
func (s *Service) Create(ctx context.Context, by domain.Actor, u domain.User, password string) (domain.ID, error) {
	if len(password) < MinPassword || len(password) > MaxPassword {
		return "", &domain.Invalid{Fields: []domain.FieldError{{
			Path: "password", Code: domain.CodeRange, Params: map[string]any{"Min": MinPassword, "Max": MaxPassword},
		}}}
	}
	u.Meta = domain.Meta{}
	u.Email, u.State = normal(u.Email), domain.UserActive
	// Before the key is made of it, lest a wrong address be told as a wrong key.
	if err := u.Validate(); err != nil {
		return "", err
	}
	hash, err := argon2id.CreateHash(password, s.params)
	if err != nil {
		return "", fmt.Errorf("hash password: %w", err)
	}
	u.Password = hash
	u.AddKey(domain.Key{Scheme: emailScheme, Value: u.Email})
	err = s.store.Update(ctx, by, "account.create", func(w store.Writer) error { return w.Put(&u) })
	if err != nil {
		return "", fmt.Errorf("save account: %w", err)
	}
	return u.ID, nil
}

func (s *Service) byEmail(ctx context.Context, email string) (*domain.User, error) {
	var u *domain.User
	err := s.store.View(ctx, func(r store.Reader) error {
		var err error
		u, err = store.ByKey[*domain.User](r, domain.Key{Scheme: emailScheme, Value: normal(email)})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find user: %w", err)
	}
	return u, nil
}

func normal(email string) string { return strings.ToLower(strings.TrimSpace(email)) }
