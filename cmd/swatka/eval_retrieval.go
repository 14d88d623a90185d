package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/index/bleveindex"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
)

func evalRetrievalCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "retrieval DIR",
		Short: "Measure the search on a test collection",
		Long: `Index the documents in DIR with the product's own index, in a folder that is
thrown away, ask its queries, and compare the answers with the judgements.
Files: corpus.jsonl ("_id", "title", "text"), queries.jsonl ("_id", "text") and
qrels.tsv (a header; query, document, grade). Languages are told from the texts.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := os.Stat(args[0]); err != nil {
				return err
			}
			f, scores, err := evalRetrieval(cmd.Context(), os.DirFS(args[0]))
			if err != nil {
				return err
			}
			t := newTable(cmd.OutOrStdout(), "documents", "queries", "MAP", "nDCG@10", "Recall@100")
			t.AppendRow(table.Row{
				f.Documents, f.Queries, fmt.Sprintf("%.4f", f.MAP), fmt.Sprintf("%.4f", f.NDCG), fmt.Sprintf("%.4f", f.Recall),
			})
			t.Render()
			if f.Unasked > 0 {
				fmt.Fprintf(cmd.OutOrStdout(), "%d judged queries are not in %s and were left out\n", f.Unasked, evaluation.QueriesFile)
			}
			return writeRun(out, scores)
		},
	}
	cmd.Flags().StringVar(&out, "out", "", "also write the answers to this file as a TREC run: query Q0 document rank score tag")
	return cmd
}

func evalRetrieval(ctx context.Context, dir fs.FS) (f evaluation.RetrievalFigures, scores []evaluation.Score, err error) {
	c, err := evaluation.ReadCollection(dir)
	if err != nil {
		return f, nil, err
	}
	tmp, err := os.MkdirTemp("", "swatka-eval-")
	if err != nil {
		return f, nil, fmt.Errorf("make a folder: %w", err)
	}
	defer os.RemoveAll(tmp)
	lx, err := lexiconOf(tmp)
	if err != nil {
		return f, nil, err
	}
	e, err := bleveindex.Open(tmp, bleveindex.Options{Lexicon: lx})
	if err != nil {
		return f, nil, err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	return evaluation.Retrieve(ctx, e, c)
}

// runTag names the runs of this program.
const runTag = "swatka"

func writeRun(path string, scores []evaluation.Score) error {
	return writeRaw(path, func(w *bufio.Writer) {
		rank := 0
		for i, s := range scores {
			if rank++; i > 0 && scores[i-1].Need != s.Need {
				rank = 1
			}
			fmt.Fprintf(w, "%s Q0 %s %d %.6f %s\n", s.Need, s.Candidate, rank, s.Score, runTag)
		}
	})
}

// writeRaw writes raw results to a file; with no name, nothing.
func writeRaw(path string, write func(*bufio.Writer)) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	w := bufio.NewWriter(f)
	write(w)
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	return nil
}
