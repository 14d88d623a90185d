package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/fixtures"
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
)

func evalCoverageCommand(s *settings) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "coverage [FILE...]",
		Short: "Measure how much of Polish texts the vocabulary can translate",
		Long: `Count the nouns, verbs and adjectives of Polish texts (plain files; without one,
the texts of the demo cluster) and say which share of them thesaurus and
glossary can translate: directly, and also by a word that they are derived from.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			texts, err := coverageTexts(args)
			if err != nil {
				return err
			}
			lx, err := lexiconOf(s.data)
			if err != nil {
				return err
			}
			c, err := evaluation.Cover(lx.Thesaurus(), texts)
			if err != nil {
				return err
			}
			t := newTable(cmd.OutOrStdout(), "tokens", "direct", "with kin", "signs left out")
			t.AppendRow(table.Row{
				c.Tokens, fmt.Sprintf("%.4f", c.Share(c.Direct)), fmt.Sprintf("%.4f", c.Share(c.Direct+c.Kin)), c.Signs,
			})
			t.Render()
			return writeMissing(out, c.Missing)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "also write the lemmas not translated directly to this file (TSV: lemma, count, of these met by kin)")
	return cmd
}

// coverageTexts reads the files, or gives the Polish texts of the demo.
func coverageTexts(paths []string) ([]string, error) {
	if len(paths) == 0 {
		return evaluation.ReadTexts(fixtures.Cluster(), text.PL)
	}
	var out []string
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range strings.Lines(string(b)) {
			if n++; !utf8.ValidString(line) {
				return nil, fmt.Errorf("%s:%d: not UTF-8", p, n)
			}
		}
		out = append(out, string(b))
	}
	return out, nil
}

func writeMissing(path string, ms []evaluation.Missing) error {
	return writeRaw(path, func(w *bufio.Writer) {
		fmt.Fprintln(w, "lemma\tcount\tkin")
		for _, m := range ms {
			fmt.Fprintf(w, "%s\t%d\t%d\n", m.Lemma, m.Count, m.Kin)
		}
	})
}

func evalConceptsCommand(s *settings) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "concepts FILE",
		Short: "Compare the concepts found in texts with those marked by hand",
		Long: `Find the concepts in the texts of FILE and compare them with the marked ones,
over distinct pairs of text and concept. FILE is a table separated by tabs:
lang (pl or en), text, ids (separated by spaces), after this header.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			lx, err := lexiconOf(s.data)
			if err != nil {
				return err
			}
			f, err := os.Open(args[0])
			if err != nil {
				return err
			}
			defer f.Close() // only read
			marked, err := evaluation.ReadMarked(f, args[0], lx.Thesaurus())
			if err != nil {
				return err
			}
			c := evaluation.Concepts(lx.Thesaurus(), marked)
			t := newTable(cmd.OutOrStdout(), "texts", "marked", "found", "right", "precision", "recall")
			t.AppendRow(table.Row{
				c.Texts, c.Marked, c.Found, c.Right, fmt.Sprintf("%.4f", c.Precision()), fmt.Sprintf("%.4f", c.Recall()),
			})
			t.Render()
			return writeConceptErrors(out, c.Errors)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "also write what is wrong and what is missing to this file (TSV: line, error, concept, words, text)")
	return cmd
}

func writeConceptErrors(path string, es []evaluation.ConceptError) error {
	return writeRaw(path, func(w *bufio.Writer) {
		fmt.Fprintln(w, "line\terror\tconcept\twords\ttext")
		for _, e := range es {
			what := "wrong"
			if e.Missing {
				what = "missing"
			}
			fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\n", e.Line, what, e.Concept, e.Words, e.Text)
		}
	})
}
