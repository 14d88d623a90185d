package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/cluster"
	"github.com/lifescience-krakow/swatka/internal/importer/cordis"
	"github.com/lifescience-krakow/swatka/internal/importer/csvfile"
	"github.com/lifescience-krakow/swatka/internal/importer/jsonlfile"
	"github.com/lifescience-krakow/swatka/internal/ingest"
)

// told is how many problems are printed; the rest are counted.
const told = 200

func importCommand(s *settings) *cobra.Command {
	var dry bool
	cmd := &cobra.Command{
		Use:   "import KIND FILE...",
		Short: "Load your own records",
		Long: `Load records from files: CSV with a header (comma, semicolon, tab or bar; UTF-8
or Windows-1250) or JSON Lines. Importing a file again updates what changed and
leaves the rest alone. A bad row is named with its file, line and column, and
the others go on; the exit code is then 3.

KIND is one of ` + strings.Join(importer.KindNames(), ", ") + `,
or one of
  cordis   with a folder that holds CORDIS' project.csv and organization.csv
  cluster  with a folder of JSON Lines files like that of the demo`,
		Example: `  swatka import organisations members.csv --dry-run
  swatka import researchers people.jsonl
  swatka import cordis ./cordis`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			src, err := source(args[0], args[1:])
			if err != nil {
				return err
			}
			a, err := open(s.data, true, s.log())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, a.close()) }()
			return a.importFiles(cmd.Context(), cmd.OutOrStdout(), src, dry)
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "check the files and say what would change; save nothing")
	return cmd
}

// source gives the source for the arguments of the command. Files that do not
// exist are told before anything is read.
func source(kind string, paths []string) (importer.Source, error) {
	for _, p := range paths {
		if _, err := os.Stat(p); err != nil {
			return nil, err
		}
	}
	var all []importer.Source
	for _, p := range paths {
		one, err := sourceOf(kind, p)
		if err != nil {
			return nil, usageError{err: err, help: "swatka import --help"}
		}
		all = append(all, one)
	}
	return importer.Join(all...), nil
}

func sourceOf(kind, path string) (importer.Source, error) {
	switch kind {
	case "cordis":
		return cordis.New(path), nil
	case "cluster":
		return cluster.New(os.DirFS(path)), nil
	}
	k, err := importer.ParseKind(kind)
	if err != nil {
		return nil, err
	}
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".jsonl", ".ndjson":
		return jsonlfile.New(k, path), nil
	case ".csv", ".tsv", ".txt":
		return csvfile.New(k, path), nil
	default:
		return nil, fmt.Errorf("%s: the ending %q says neither .csv nor .jsonl", path, ext)
	}
}

func (a *app) importFiles(ctx context.Context, out io.Writer, src importer.Source, dry bool) error {
	step, done := progress("importing")
	report, err := a.ingest.Import(ctx, src, ingest.Options{DryRun: dry, Progress: step})
	done()
	if err != nil {
		return err
	}
	printReport(out, report, dry)
	if !dry {
		if err := a.indexing.Catch(ctx); err != nil {
			return err
		}
	}
	refused := 0
	for _, n := range report.Refused {
		refused += n
	}
	if refused > 0 {
		return partly{refused: refused}
	}
	return nil
}

// importAll imports without a word, for the demo and the evaluation; a row
// that is left out is an error there.
func (a *app) importAll(ctx context.Context, src importer.Source) error {
	report, err := a.ingest.Import(ctx, src, ingest.Options{})
	if err != nil {
		return err
	}
	for _, p := range report.Problems {
		if p.Severity == importer.Refused {
			return errors.New(p.String())
		}
	}
	return nil
}

func printReport(out io.Writer, r ingest.Report, dry bool) {
	for i, p := range r.Problems {
		if i == told {
			fmt.Fprintf(out, "… and %d more remarks\n", len(r.Problems)-told)
			break
		}
		fmt.Fprintln(out, p)
	}
	if dry {
		fmt.Fprintln(out, "A dry run: nothing was saved. An import would do this:")
	}
	t := newTable(out, "kind", "new", "changed", "unchanged", "merged rows", "left out")
	for _, k := range domain.Kinds() {
		row := []int{r.Created[k], r.Updated[k], r.Unchanged[k], r.Merged[k], r.Refused[k]}
		if slices.Max(row) > 0 {
			t.AppendRow(table.Row{k, row[0], row[1], row[2], row[3], row[4]})
		}
	}
	t.Render()
}
