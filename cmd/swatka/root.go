package main

import (
	"log/slog"
	"os"

	"github.com/spf13/cobra"
)

// settings are the flags that all commands share.
type settings struct {
	data    string
	verbose bool
}

func root() *cobra.Command {
	var s settings
	cmd := &cobra.Command{
		Use:   "swatka",
		Short: "Matchmaking and search for a life-science cluster",
		Long: `Swatka brings research needs of companies together with researchers,
organisations and infrastructure that can answer them, in Polish and English.

Start with a look at an invented cluster:
  swatka demo

Then load your own data and serve it:
  swatka import organisations members.csv
  swatka import researchers people.jsonl
  swatka user add anna@example.org --name "Anna Nowak" --role zin
  swatka serve`,
		SilenceErrors: true,
		SilenceUsage:  true,
		CompletionOptions: cobra.CompletionOptions{
			HiddenDefaultCmd: true,
		},
	}
	data := os.Getenv("SWATKA_DATA")
	if data == "" {
		data = "swatka-data"
	}
	cmd.PersistentFlags().StringVar(&s.data, "data", data, "folder in which everything is kept (or set SWATKA_DATA)")
	cmd.PersistentFlags().BoolVar(&s.verbose, "verbose", false, "log what is done")
	cmd.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{err: err, help: c.CommandPath() + " --help"}
	})
	cmd.AddCommand(
		serveCommand(&s), demoCommand(&s), importCommand(&s), userCommand(&s), searchCommand(&s),
		matchCommand(&s), reindexCommand(&s), thesaurusCommand(&s), evalCommand(&s), benchCommand(), versionCommand(),
	)
	return cmd
}

// log writes to standard error; only warnings unless asked for more.
func (s *settings) log() *slog.Logger {
	level := slog.LevelWarn
	if s.verbose {
		level = slog.LevelInfo
	}
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
}
