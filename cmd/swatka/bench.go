package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/fixtures"
	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
)

func benchCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "bench",
		Short: "Measure speed and memory on this machine",
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "language",
		Short: "What the language chain costs",
		Long: `Start the language chain in this process and say how long that took and how
much resident memory it added; then look up the forms of the demo cluster's
Polish texts, and read its texts in both languages with their concepts, on one
core.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return benchLanguage(cmd.OutOrStdout()) },
	})
	return cmd
}

func benchLanguage(out io.Writer) error {
	texts := map[text.Lang][]string{}
	for _, l := range []text.Lang{text.PL, text.EN} {
		var err error
		if texts[l], err = evaluation.ReadTexts(fixtures.Cluster(), l); err != nil {
			return err
		}
	}
	s, err := evaluation.MeasureLanguage(evaluation.Machine{Now: time.Now, Resident: resident}, texts)
	if err != nil {
		return err
	}
	printLanguageSpeed(out, s)
	return nil
}

func printLanguageSpeed(out io.Writer, s *evaluation.LanguageSpeed) {
	t := newTable(out, "language chain", "")
	t.AppendRow(table.Row{"start", fmt.Sprintf("%.0f ms", float64(s.Start.Microseconds())/1000)})
	grown, kept := "not told here", "not told here"
	if s.Told {
		grown, kept = megabytes(s.Grown), megabytes(s.Kept)
	}
	t.AppendRow(table.Row{"resident memory added, right after it", grown})
	t.AppendRow(table.Row{"resident memory added, without garbage", kept})
	t.AppendRow(table.Row{
		fmt.Sprintf("look-up of a Polish form (%d forms), one core", s.LookUp.Forms),
		fmt.Sprintf("%.0f ns, %.2f allocations", s.LookUp.Nanoseconds, s.LookUp.Allocations),
	})
	for _, r := range s.Readings {
		t.AppendRow(table.Row{
			fmt.Sprintf("reading with concepts, %s (%d words), one core", r.Lang, r.Words),
			fmt.Sprintf("%.0f words/s, %.2f allocations a word", r.PerSecond, r.Allocations),
		})
	}
	t.Render()
}

func megabytes(n int) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

// resident gives the resident memory of this process in bytes, where the
// system tells it as Linux does.
func resident() (int, bool) {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, false
	}
	return residentOf(string(b))
}

func residentOf(status string) (int, bool) {
	for line := range strings.Lines(status) {
		rest, ok := strings.CutPrefix(line, "VmRSS:")
		if !ok {
			continue
		}
		kB, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
		return kB << 10, err == nil
	}
	return 0, false
}
