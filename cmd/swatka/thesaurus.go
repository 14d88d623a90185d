package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

func thesaurusCommand(s *settings) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "thesaurus",
		Short: "Import vocabularies, and look at what the program knows by name",
		Long: `Swatka has a bilingual vocabulary of its own. Others can be added: they lie in
the data folder with their source and licence, and are used from the next start
on.`,
	}
	cmd.AddCommand(
		thesaurusImportCommand(s), thesaurusListCommand(s), thesaurusRemoveCommand(s), thesaurusFindCommand(s),
		thesaurusLintCommand(),
	)
	return cmd
}

// unsound is a vocabulary of our own with something wrong in it.
type unsound struct{ problems int }

func (e unsound) Error() string {
	if e.problems == 1 {
		return "1 problem in the tables; it is named above"
	}
	return fmt.Sprintf("%d problems in the tables; they are named above", e.problems)
}

func thesaurusLintCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "lint [DIR]",
		Short: "Say what is wrong with the tables of the vocabulary",
		Long: `Check the tables of concepts and of the glossary in DIR, or those that are part
of the program, and name what is wrong with them by file and line.`,
		Example: "  swatka thesaurus lint internal/thesaurus/data",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := tables(args)
			if err != nil {
				return err
			}
			problems := thesaurus.Lint(v)
			for _, p := range problems {
				fmt.Fprintln(cmd.OutOrStdout(), p)
			}
			if len(problems) > 0 {
				return unsound{len(problems)}
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%d concepts and %d words of the glossary are sound\n", len(v.Concepts), len(v.Glossary))
			return err
		},
	}
}

// tables reads those of a folder, or our own.
func tables(args []string) (*thesaurus.Vocabulary, error) {
	if len(args) == 0 {
		return thesaurus.Own()
	}
	if _, err := os.Stat(args[0]); err != nil {
		return nil, err
	}
	v, err := thesaurus.ReadFolder(os.DirFS(args[0]))
	if err == nil && len(v.Concepts)+len(v.Glossary) == 0 {
		err = fmt.Errorf("%s holds neither concepts/*.tsv nor glossary/*.tsv", args[0])
	}
	return v, err
}

func thesaurusFindCommand(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "find TERM",
		Short: "Show the concepts and translations of a name",
		Example: `  swatka thesaurus find immobilizacja enzymów
  swatka thesaurus find PCR`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			th, err := thesaurusOf(s.data)
			if err != nil {
				return err
			}
			term := strings.Join(args, " ")
			found := th.Named(term)
			for i, c := range found {
				if i > 0 {
					fmt.Fprintln(cmd.OutOrStdout())
				}
				printConcept(cmd.OutOrStdout(), th, c)
			}
			if !printTranslations(cmd.OutOrStdout(), th, term) && len(found) == 0 {
				return fmt.Errorf("neither a concept nor a word of the glossary: %q", shorten(term, 60))
			}
			return nil
		},
	}
}

func printConcept(out io.Writer, th *thesaurus.Thesaurus, c *thesaurus.Concept) {
	line := func(what string, values []string) {
		if len(values) > 0 {
			fmt.Fprintf(out, "  %-9s %s\n", what, strings.Join(values, " | "))
		}
	}
	fmt.Fprintf(out, "%s (%s)\n", c.ID, c.Kind)
	line("Polish", c.PL)
	line("English", c.EN)
	line("broader", conceptIDs(th.Broader(c.ID)))
	line("narrower", conceptIDs(th.Narrower(c.ID)))
	line("related", conceptIDs(th.Related(c.ID)))
	if c.Note != "" {
		line("note", []string{c.Note})
	}
}

func conceptIDs(cs []*thesaurus.Concept) []string {
	out := make([]string, len(cs))
	for i, c := range cs {
		out[i] = string(c.ID)
	}
	return out
}
