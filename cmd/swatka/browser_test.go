package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/lifescience-krakow/swatka/internal/account"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/i18n"
	"github.com/lifescience-krakow/swatka/web"
)

// patience bounds all that one visitor does.
const patience = 90 * time.Second

// The accounts of the journeys. The rival is made by the tests: another
// company, which must not see what is confidential.
const (
	company    = "firma@demo.example"
	researcher = "badacz@demo.example"
	reviewer   = "zin@demo.example"
	admin      = "admin@demo.example"
	rival      = "rywal@demo.example"
)

// way is how a journey is walked: in a language, on a screen of a width.
type way struct {
	lang  string
	width int64
}

var ways = []way{{i18n.Polish, 1280}, {i18n.Polish, 390}, {i18n.English, 1280}, {i18n.English, 390}}

func (w way) String() string { return w.lang + " " + strconv.FormatInt(w.width, 10) }

// stage is the product with all its real parts, served on this machine, and
// a browser to walk through it.
type stage struct {
	app     *app
	url     string
	words   *i18n.Bundle
	browser context.Context
}

// newStage opens a fresh copy of the demo cluster, follows its changes and
// starts a browser. Without a browser the test is skipped.
func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{browser: startBrowser(t)}
	var err error
	if s.words, err = i18n.New(); err != nil {
		t.Fatal(err)
	}
	from, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	if s.app, err = openWith(dir, false, quiet(), account.TestCost()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.app.close(); err != nil {
			t.Error(err)
		}
	})
	s.serve(t)
	return s
}

// loaded is the folder of the demo cluster, indexed and matched, with the
// rival's account. It is made once; every stage has its own copy.
var loaded = sync.OnceValues(func() (dir string, err error) {
	if dir, err = tempFolder(); err != nil {
		return "", err
	}
	a, err := openWith(dir, true, quiet(), account.TestCost())
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, a.close()) }()
	if err := a.load(context.Background()); err != nil {
		return "", err
	}
	other := demoAccount{rival, "Irena Wrzos", "org-pharma-klinwita", "", "", domain.RoleCompany}
	return dir, a.addDemoAccount(context.Background(), other)
})

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// serve answers requests and follows changes until the test ends.
func (s *stage) serve(t *testing.T) {
	t.Helper()
	h, err := s.app.handler(web.Options{Now: time.Now, Development: true, DemoAccounts: signIns()})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h)
	s.url = server.URL
	ctx, stop := context.WithCancel(context.Background())
	wait := s.app.follow(ctx)
	t.Cleanup(func() {
		server.Close()
		stop()
		wait()
	})
}

// eachWay walks a journey in both languages on a wide and a narrow screen.
func (s *stage) eachWay(t *testing.T, walk func(t *testing.T, w way)) {
	for _, w := range ways {
		t.Run(w.String(), func(t *testing.T) { walk(t, w) })
	}
}

// startBrowser gives the context of a fresh browser without a window.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	path := findBrowser()
	if path == "" {
		t.Skip("no Chromium: install it (Debian: apt-get install chromium) to run the browser tests")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true))
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox) // Chromium's own does not work for root
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return ctx
}

func findBrowser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
