package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/lifescience-krakow/swatka/index/bleveindex"
	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/account"
	"github.com/lifescience-krakow/swatka/internal/concepts"
	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
	"github.com/lifescience-krakow/swatka/internal/indexing"
	"github.com/lifescience-krakow/swatka/internal/ingest"
	"github.com/lifescience-krakow/swatka/internal/interest"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/outbox"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/review"
	"github.com/lifescience-krakow/swatka/internal/store/boltstore"
	"github.com/lifescience-krakow/swatka/web"
)

// app is everything wired together over one data folder.
type app struct {
	log       *slog.Logger
	store     *boltstore.Store
	index     *bleveindex.Engine
	door      *policy.Door
	ingest    *ingest.Service
	indexing  *indexing.Service
	matching  *matching.Service
	outbox    *outbox.Runner
	discovery *discovery.Service
	concepts  *concepts.Service
	reviews   *review.Service
	interests *interest.Service
	accounts  *account.Service
	eval      *evaluation.Service
}

// open opens a data folder, which must exist already unless make is set.
func open(dir string, make bool, log *slog.Logger) (*app, error) {
	return openWith(dir, make, log, account.DefaultCost())
}

func openWith(dir string, make bool, log *slog.Logger, c *account.Cost) (*app, error) {
	if !make {
		if _, err := os.Stat(filepath.Join(dir, "swatka.db")); errors.Is(err, fs.ErrNotExist) {
			return nil, noData{dir}
		}
	}
	st, err := boltstore.Open(dir, boltstore.Options{})
	if err != nil {
		return nil, err
	}
	lx, err := lexiconOf(dir)
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	ix, err := bleveindex.Open(filepath.Join(dir, "index"), bleveindex.Options{Lexicon: lx})
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	a, err := wire(st, ix, lx, log, c)
	if err != nil {
		return nil, errors.Join(err, ix.Close(), st.Close())
	}
	return a, nil
}

// lexiconOf gives the lexicon of a data folder: with the vocabulary that is
// part of the program and those that were imported.
func lexiconOf(dir string) (*lexicon.Lexicon, error) {
	if err := text.Check(); err != nil {
		return nil, err
	}
	th, err := thesaurusOf(dir)
	if err != nil {
		return nil, fmt.Errorf("the vocabulary: %w", err)
	}
	return lexicon.New(th), nil
}

func wire(st *boltstore.Store, ix *bleveindex.Engine, lx *lexicon.Lexicon, log *slog.Logger, c *account.Cost) (*app, error) {
	accounts, err := account.New(st, c)
	if err != nil {
		return nil, err
	}
	a := &app{log: log, store: st, index: ix, accounts: accounts}
	a.door = policy.NewDoor(st)
	a.ingest = ingest.New(st)
	a.indexing = indexing.New(st, ix, log)
	a.matching = matching.New(st, ix, lx, time.Now, log)
	a.outbox = outbox.New(st, log, a.indexing, a.matching)
	a.discovery = discovery.New(ix, lx, a.door)
	a.concepts = concepts.New(lx.Thesaurus(), a.discovery)
	a.reviews = review.New(st, a.matching, time.Now)
	a.interests = interest.New(st)
	a.eval = evaluation.New(st, a.matching, a.discovery)
	return a, nil
}

// close ends the app; the index first, for it follows the store.
func (a *app) close() error { return errors.Join(a.index.Close(), a.store.Close()) }

// handler gives the web pages.
func (a *app) handler(o web.Options) (http.Handler, error) {
	o.Log = a.log
	h, err := web.New(web.Services{
		Door: a.door, Search: a.discovery, Concepts: a.concepts, Matches: a.matching, Reviews: a.reviews,
		Interests: a.interests, Intake: a.ingest, Accounts: a.accounts, Sessions: account.SessionStore(a.store),
	}, o)
	if err != nil {
		return nil, fmt.Errorf("set up the pages: %w", err)
	}
	return h, nil
}

// follow catches up with the changes of the store until ctx ends. The
// returned function waits for it.
func (a *app) follow(ctx context.Context) (wait func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		a.outbox.Run(ctx)
	}()
	return func() { <-done }
}
