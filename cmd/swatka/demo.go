package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/fixtures"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/cluster"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/web"
)

// demoPassword opens every account of the demo. The demo listens on this
// machine only and holds nothing real.
const demoPassword = "swatka-demo"

// demoAccount is a sign-in of the demo: for whom it acts is named by key.
type demoAccount struct {
	email, name, organisation, researcher, note string
	role                                        domain.Role
}

var demoAccounts = []demoAccount{
	{"firma@demo.example", "Olga Ostrowska", "org-mat-ostoja", "", "company: Ostoja Powierzchnie Medyczne", domain.RoleCompany},
	{"badacz@demo.example", "Wiesław Mazurkiewicz", "", "res-mat-mazurkiewicz", "researcher: polymer chemist", domain.RoleResearcher},
	{"zin@demo.example", "Zofia Indyk", "", "", "taskforce ZIN: reviews matches", domain.RoleZIN},
	{"admin@demo.example", "Adam Min", "", "", "administrator", domain.RoleAdmin},
}

func demoCommand(s *settings) *cobra.Command {
	var listen string
	var keep bool
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Try Swatka on an invented cluster",
		Long: `Load an invented cluster of 95 organisations and 160 researchers into a fresh
folder, index and match it, and serve it on this machine. The folder is
removed at the end unless --keep or --data is given.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir := ""
			if cmd.Flags().Changed("data") {
				dir, keep = s.data, true
			}
			return demo(cmd, s, dir, listen, keep)
		},
	}
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "address and port; the next free port is taken if it is in use")
	cmd.Flags().BoolVar(&keep, "keep", false, "keep the folder at the end")
	return cmd
}

func demo(cmd *cobra.Command, s *settings, dir, listen string, keep bool) (err error) {
	if dir == "" {
		if dir, err = os.MkdirTemp("", "swatka-demo-"); err != nil {
			return fmt.Errorf("make a folder: %w", err)
		}
	}
	if !keep {
		defer os.RemoveAll(dir)
	}
	a, err := open(dir, true, s.log())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.close()) }()
	ctx, out := cmd.Context(), cmd.OutOrStdout()
	if err := a.load(ctx); err != nil {
		return err
	}
	l, err := nextFree(listen)
	if err != nil {
		return err
	}
	defer l.Close()
	return a.answer(ctx, l, web.Options{Now: time.Now, Development: true, DemoAccounts: signIns()}, func() {
		welcome(out, l.Addr(), dir)
	})
}

// load imports the fixtures, makes the accounts, and indexes and matches all.
func (a *app) load(ctx context.Context) error {
	if err := a.importAll(ctx, cluster.New(fixtures.Cluster())); err != nil {
		return fmt.Errorf("load the demo cluster: %w", err)
	}
	for _, d := range demoAccounts {
		if err := a.addDemoAccount(ctx, d); err != nil {
			return fmt.Errorf("account %s: %w", d.email, err)
		}
	}
	if err := a.outbox.Catch(ctx); err != nil {
		return fmt.Errorf("index and match: %w", err)
	}
	return nil
}

func (a *app) addDemoAccount(ctx context.Context, d demoAccount) error {
	u := domain.User{Email: d.email, Name: d.name, Roles: []domain.Role{d.role}}
	err := a.store.View(ctx, func(r store.Reader) error {
		if d.organisation != "" {
			o, err := store.ByKey[*domain.Organisation](r, ownKey(d.organisation))
			if err != nil {
				return err
			}
			u.Organisation = o.ID
		}
		if d.researcher != "" {
			p, err := store.ByKey[*domain.Researcher](r, ownKey(d.researcher))
			if err != nil {
				return err
			}
			u.Researcher = p.ID
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = a.accounts.Create(ctx, domain.Actor{System: "demo"}, u, demoPassword)
	if errors.Is(err, domain.ErrDuplicate) {
		return nil // the folder was used for a demo before
	}
	return err
}

func ownKey(k string) domain.Key { return domain.Key{Scheme: importer.SchemeKey, Value: k} }

// nextFree listens on an address or, if its port is taken, on the next free
// one of the following hundred.
func nextFree(listen string) (net.Listener, error) {
	l, err := net.Listen("tcp", listen)
	if !errors.Is(err, syscall.EADDRINUSE) {
		if err != nil {
			return nil, fmt.Errorf("listen: %w", err)
		}
		return l, nil
	}
	addr, err := net.ResolveTCPAddr("tcp", listen)
	if err != nil {
		return nil, fmt.Errorf("listen: %w", err)
	}
	for range 100 {
		addr.Port++
		l, err = net.Listen("tcp", addr.String())
		if err == nil {
			return l, nil
		}
		if !errors.Is(err, syscall.EADDRINUSE) {
			break
		}
	}
	return nil, fmt.Errorf("listen: %w", err)
}

func signIns() []web.DemoAccount {
	out := make([]web.DemoAccount, len(demoAccounts))
	for i, d := range demoAccounts {
		out[i] = web.DemoAccount{Email: d.email, Password: demoPassword, Name: d.name, Role: d.role}
	}
	return out
}

func welcome(out io.Writer, addr net.Addr, dir string) {
	var b strings.Builder
	fmt.Fprintf(&b, "\nSwatka is at http://%s/  (Ctrl-C ends it; data in %s)\n\n", addr, dir)
	fmt.Fprintf(&b, "Sign in with the password %s as\n", demoPassword)
	for _, d := range demoAccounts {
		fmt.Fprintf(&b, "  %-20s %s\n", d.email, d.note)
	}
	fmt.Fprintln(out, b.String())
}
