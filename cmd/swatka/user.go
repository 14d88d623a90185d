package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/lifescience-krakow/swatka/internal/account"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

func userCommand(s *settings) *cobra.Command {
	cmd := &cobra.Command{Use: "user", Short: "Manage who can sign in"}
	cmd.AddCommand(userAddCommand(s))
	return cmd
}

// newUser is what the flags say of a person.
type newUser struct {
	name, organisation, researcher string
	roles                          []string
}

func userAddCommand(s *settings) *cobra.Command {
	var n newUser
	cmd := &cobra.Command{
		Use:   "add EMAIL",
		Short: "Add a person who can sign in",
		Long: fmt.Sprintf(`Add a person who can sign in. The password is asked for, or read from standard
input where that is not a terminal; it has at least %d characters.

Roles: company (posts challenges for an organisation), researcher (is a person
in the cluster), zin (reviews matches), admin.`, account.MinPassword),
		Example: `  swatka user add jan@firma.example --name "Jan Kos" --role company --organisation org-1
  swatka user add ewa@uczelnia.example --name "Ewa Lis" --role researcher --researcher res-7`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return addUser(cmd, s, args[0], n) },
	}
	cmd.Flags().StringVar(&n.name, "name", "", "name of the person")
	cmd.Flags().StringSliceVar(&n.roles, "role", nil, "company, researcher, zin or admin; may be given more than once")
	cmd.Flags().StringVar(&n.organisation, "organisation", "", "id, or a key like key:org-1 or cordis:999984059")
	cmd.Flags().StringVar(&n.researcher, "researcher", "", "id or key")
	for _, f := range []string{"name", "role"} {
		if err := cmd.MarkFlagRequired(f); err != nil {
			panic(err) // the flag was defined above
		}
	}
	return cmd
}

func addUser(cmd *cobra.Command, s *settings, email string, n newUser) (err error) {
	u := domain.User{Email: email, Name: n.name}
	for _, r := range n.roles {
		u.Roles = append(u.Roles, domain.Role(r))
	}
	if u.Has(domain.RoleCompany) && n.organisation == "" || u.Has(domain.RoleResearcher) && n.researcher == "" {
		return usageError{
			err:  errors.New("the role company needs --organisation, the role researcher needs --researcher"),
			help: "swatka user add --help",
		}
	}
	a, err := open(s.data, false, s.log())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.close()) }()
	if u.Organisation, err = a.find(cmd.Context(), domain.KindOrganisation, n.organisation); err != nil {
		return err
	}
	if u.Researcher, err = a.find(cmd.Context(), domain.KindResearcher, n.researcher); err != nil {
		return err
	}
	password, err := readPassword(cmd)
	if err != nil {
		return err
	}
	if _, err := a.accounts.Create(cmd.Context(), domain.Actor{System: "command"}, u, password); err != nil {
		return accountError(err, u.Email)
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s can sign in now\n", u.Email)
	return err
}

func accountError(err error, email string) error {
	if errors.Is(err, domain.ErrDuplicate) {
		return fmt.Errorf("%s has an account already", email)
	}
	return err
}

// find gives the id of a record by its id or by a key, "scheme:value"; a key
// without a scheme is one of the house's own files.
func (a *app) find(ctx context.Context, k domain.Kind, name string) (domain.ID, error) {
	if name == "" {
		return "", nil
	}
	key := ownKey(name)
	if scheme, value, ok := strings.Cut(name, ":"); ok {
		key = domain.Key{Scheme: scheme, Value: value}
	}
	var id domain.ID
	err := a.store.View(ctx, func(r store.Reader) error {
		rec, err := r.Get(k, domain.ID(name))
		if errors.Is(err, domain.ErrNotFound) {
			rec, err = r.ByKey(k, key)
		}
		if err == nil {
			id = rec.Head().ID
		}
		return err
	})
	if errors.Is(err, domain.ErrNotFound) {
		return "", fmt.Errorf("there is no %s with the id or key %q", k, name)
	}
	return id, err
}

func readPassword(cmd *cobra.Command) (string, error) {
	if f, ok := cmd.InOrStdin().(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		fmt.Fprint(cmd.ErrOrStderr(), "Password: ")
		b, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(cmd.ErrOrStderr())
		if err != nil {
			return "", fmt.Errorf("read password: %w", err)
		}
		return string(b), nil
	}
	line, err := bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", errors.Join(errors.New("no password was given on standard input"), ignoreEOF(err))
	}
	return line, nil
}

func ignoreEOF(err error) error {
	if err == nil || err.Error() == "EOF" {
		return nil
	}
	return err
}
