package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/internal/account"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
	"github.com/lifescience-krakow/swatka/internal/importer/cluster"
)

func evalCommand(s *settings) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure matcher, search and language chain",
	}
	cmd.AddCommand(
		evalClusterCommand(s), evalRetrievalCommand(), evalStemsCommand(), evalCoverageCommand(s), evalConceptsCommand(s),
	)
	return cmd
}

func evalClusterCommand(s *settings) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "cluster DIR",
		Short: "Measure on a judged cluster",
		Long: `Import the cluster in DIR into a folder that is thrown away, index it, and
compare the product's matcher and search with the judgements in it:
judgements.tsv (challenge, candidate, grade) and, if there, queries.jsonl with
query-judgements.tsv. fixtures/README.md describes the files.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := os.Stat(args[0]); err != nil {
				return err
			}
			f, scores, err := evalCluster(cmd.Context(), s, os.DirFS(args[0]))
			if err != nil {
				return err
			}
			printFigures(cmd.OutOrStdout(), f)
			return writeScores(out, scores)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "also write challenge, candidate and score of every pair to this file (TSV)")
	return cmd
}

// clusterFigures are the figures of one judged cluster.
type clusterFigures struct {
	Matcher  evaluation.Figures
	SearchPL evaluation.Figures
	SearchEN evaluation.Figures
	// Languages are those of the matcher, told apart by language.
	Languages evaluation.LanguageFigures
}

func evalCluster(ctx context.Context, s *settings, dir fs.FS) (f clusterFigures, scores []evaluation.Score, err error) {
	judged, err := evaluation.ReadJudged(dir)
	if err != nil {
		return f, nil, err
	}
	tmp, err := os.MkdirTemp("", "swatka-eval-")
	if err != nil {
		return f, nil, fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(tmp)
	a, err := openWith(tmp, true, s.log(), account.TestCost())
	if err != nil {
		return f, nil, err
	}
	defer func() { err = errors.Join(err, a.close()) }()
	if err := a.importAll(ctx, cluster.New(dir)); err != nil {
		return f, nil, err
	}
	if err := a.indexing.Catch(ctx); err != nil {
		return f, nil, err
	}
	if f.Matcher, scores, err = a.eval.Matcher(ctx, judged.Challenges); err != nil {
		return f, nil, err
	}
	if f.Languages, err = a.eval.Languages(ctx, judged.Challenges, scores); err != nil {
		return f, nil, err
	}
	if f.SearchPL, err = a.eval.Search(ctx, judged, domain.PL); err != nil {
		return f, nil, err
	}
	f.SearchEN, err = a.eval.Search(ctx, judged, domain.EN)
	return f, scores, err
}

// figuresRow is a row of the table.
type figuresRow struct {
	name string
	f    evaluation.Figures
}

func printFigures(out io.Writer, f clusterFigures) {
	t := newTable(out, "", "needs", "nDCG@10", "MRR", "Recall@10", "unjudged of 10")
	for _, row := range slices.Concat(
		[]figuresRow{{"matcher", f.Matcher}}, languageRows(f.Languages),
		[]figuresRow{{"search, Polish", f.SearchPL}, {"search, English", f.SearchEN}},
	) {
		t.AppendRow(table.Row{
			row.name, row.f.Needs, fmt.Sprintf("%.4f", row.f.NDCG), fmt.Sprintf("%.4f", row.f.MRR),
			fmt.Sprintf("%.4f", row.f.Recall), fmt.Sprintf("%.2f", row.f.Unjudged),
		})
	}
	t.Render()
}

// languageRows has the matcher's figures by language, each in the two ways to
// say in which language a candidate writes.
func languageRows(f evaluation.LanguageFigures) []figuresRow {
	return []figuresRow{
		{"matcher, best in the other language", f.NeedsMainly.Other},
		{"matcher, best in the same language", f.NeedsMainly.Same},
		{"matcher, best without a language in common", f.Needs.Other},
		{"matcher, best with a language in common", f.Needs.Same},
		{"matcher, only candidates in the other language", f.ListsMainly.Other},
		{"matcher, only candidates in the same language", f.ListsMainly.Same},
		{"matcher, only candidates without one in common", f.Lists.Other},
		{"matcher, only candidates with one in common", f.Lists.Same},
	}
}

func writeScores(path string, scores []evaluation.Score) error {
	return writeRaw(path, func(w *bufio.Writer) {
		fmt.Fprintln(w, "challenge\tcandidate\tscore")
		for _, s := range scores {
			fmt.Fprintf(w, "%s\t%s\t%.6f\n", s.Need, s.Candidate, s.Score)
		}
	})
}
