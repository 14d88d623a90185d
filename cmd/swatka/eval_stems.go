package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
)

func evalStemsCommand() *cobra.Command {
	var lang, out string
	cmd := &cobra.Command{
		Use:   "stems --lang pl|en",
		Short: "Print the index terms of words",
		Long: `Read words from standard input, one a line, and print a line for each: the word,
then each of its index terms, separated by tabs. A word without a term, as stop
words are, stands alone.`,
		Example: "  printf 'białek\\nmikrobiomu\\n' | swatka eval stems --lang pl",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			l := text.Lang(lang)
			if l != text.PL && l != text.EN {
				return usageError{err: fmt.Errorf("--lang is pl or en, not %q", lang), help: "swatka eval stems --help"}
			}
			if err := text.Check(); err != nil {
				return err
			}
			if out == "" {
				_, err := stems(l, cmd.InOrStdin(), cmd.OutOrStdout())
				return err
			}
			return stemsTo(out, l, cmd.InOrStdin(), cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "", "language of the words: pl or en")
	cmd.Flags().StringVar(&out, "out", "", "write the lines to this file and print only how many there are")
	return cmd
}

func stems(l text.Lang, in io.Reader, out io.Writer) (evaluation.StemCount, error) {
	w := bufio.NewWriter(out)
	n, err := evaluation.Stems(l, in, "standard input", w)
	return n, errors.Join(err, w.Flush())
}

func stemsTo(path string, l text.Lang, in io.Reader, out io.Writer) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	n, err := stems(l, in, f)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	t := newTable(out, "words", "without a term")
	t.AppendRow(table.Row{n.Words, n.Bare})
	t.Render()
	return nil
}
