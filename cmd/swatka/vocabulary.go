package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
	"github.com/lifescience-krakow/swatka/internal/vocabulary"
)

func thesaurusImportCommand(s *settings) *cobra.Command {
	var o vocabulary.Options
	var lang string
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Add a vocabulary or a dictionary from a file",
		Long: `Add a SKOS vocabulary (Turtle, N-Triples, RDF/XML or JSON-LD) such as EuroSciVoc,
or a Polish–English dictionary of dictd (name its .index, .dict or .dict.dz).
Names in Polish and English are kept, with what is broader and related, the
source and the licence. A file that is not sound is named with its line, and
nothing of it is kept. Importing under the same name again replaces it.`,
		Example: `  swatka thesaurus import EuroSciVoc.rdf
  swatka thesaurus import /usr/share/dictd/freedict-pol-eng.index --name freedict`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if lang != "" && lang != string(text.PL) && lang != string(text.EN) {
				return usageError{err: fmt.Errorf("the language is %q, not pl or en", lang), help: "swatka thesaurus import --help"}
			}
			o.File, o.Data, o.Untagged = args[0], s.data, text.Lang(lang)
			return importVocabulary(cmd.Context(), cmd.OutOrStdout(), o)
		},
	}
	cmd.Flags().StringVar(&o.Name, "name", "", "what to call it: small letters, digits and hyphens (that of the file if left out)")
	cmd.Flags().StringVar(&lang, "lang", "", "language of names that state none: pl or en (left out if not given)")
	return cmd
}

func importVocabulary(ctx context.Context, out io.Writer, o vocabulary.Options) error {
	step, done := progress("reading")
	o.Progress = func(n, total int64) { step(int(n), int(total)) }
	r, err := vocabulary.Import(ctx, o)
	done()
	if err != nil {
		return err
	}
	printVocabulary(out, r)
	before, err := thesaurus.Default()
	if err != nil {
		return err
	}
	all, err := vocabulary.Load(o.Data)
	if err != nil {
		return err
	}
	for _, v := range all {
		if v.Name == r.Name {
			return printGain(out, before, v)
		}
	}
	return nil
}

func printVocabulary(out io.Writer, r vocabulary.Report) {
	fmt.Fprintf(out, "%s: %s\n  source   %s\n  licence  %s\n", r.Name, orNot(r.Title), r.Source, orNot(r.Licence))
	if r.Concepts > 0 {
		fmt.Fprintf(out, "  concepts %d, with %d Polish and %d English names, %d links to broader and %d to related ones\n",
			r.Concepts, r.PL, r.EN, r.Broader, r.Related)
	}
	if r.Entries > 0 {
		fmt.Fprintf(out, "  words    %d, with %d translations\n", r.Entries, r.Translations)
	}
	for _, left := range []struct {
		n    int
		what string
	}{
		{r.Same, "concepts that are said to be the same as another: folded into that"},
		{r.Unlabelled, "concepts without a Polish or English name: left out"},
		{r.Untagged, "names that do not say their language: left out (see --lang)"},
		{r.Unusable, "names that are none, too long or too many: left out"},
		{r.Loose, "links to what is not in the file, or too many: left out"},
		{r.Circles, "links that led in a circle: left out"},
		{r.Phrases, "translations of several words into or from Polish: left out"},
	} {
		if left.n > 0 {
			fmt.Fprintf(out, "  %8d %s\n", left.n, left.what)
		}
	}
}

func orNot(s string) string {
	if s == "" {
		return "not stated"
	}
	return s
}

// printGain says what a vocabulary adds to our own.
func printGain(out io.Writer, before *thesaurus.Thesaurus, v *thesaurus.Vocabulary) error {
	own, err := thesaurus.Own()
	if err != nil {
		return err
	}
	g := vocabulary.Compare(before, thesaurus.New(own, v), v)
	if g.Known+g.New > 0 {
		fmt.Fprintf(out, "%d of its concepts are ones of our own by their name, %d are new.\n", g.Known, g.New)
	}
	_, err = fmt.Fprintf(out, "%d Polish and %d English words have a translation only with it.\nIt is used from the next start on.\n", g.PL, g.EN)
	return err
}

func thesaurusListCommand(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the imported vocabularies with source and licence",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := vocabulary.List(s.data)
			if err != nil {
				return err
			}
			if len(all) == 0 {
				_, err := fmt.Fprintln(cmd.OutOrStdout(), "No vocabulary was imported; swatka thesaurus import --help says how.")
				return err
			}
			t := newTable(cmd.OutOrStdout(), "name", "concepts", "words", "title", "source", "licence")
			for _, i := range all {
				t.AppendRow(table.Row{i.Name, i.Concepts, i.Entries, shorten(orNot(i.Title), 40), shorten(i.Source, 40), shorten(orNot(i.Licence), 60)})
			}
			t.Render()
			return nil
		},
	}
}

func thesaurusRemoveCommand(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:   "remove NAME",
		Short: "Take an imported vocabulary out again",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := vocabulary.Remove(s.data, args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s is removed; it is out of use from the next start on.\n", args[0])
			return err
		},
	}
}

// thesaurusOf gives our own vocabulary with all that was imported.
func thesaurusOf(data string) (*thesaurus.Thesaurus, error) {
	more, err := vocabulary.Load(data)
	if err != nil {
		return nil, err
	}
	if len(more) == 0 {
		return thesaurus.Default()
	}
	own, err := thesaurus.Own()
	if err != nil {
		return nil, err
	}
	return thesaurus.New(append([]*thesaurus.Vocabulary{own}, more...)...), nil
}

// printTranslations shows how the words of a term are met in the other
// language; it tells whether there was any.
func printTranslations(out io.Writer, th *thesaurus.Thesaurus, term string) (any bool) {
	for _, l := range []struct {
		lang text.Lang
		name string
	}{{text.PL, "Polish"}, {text.EN, "English"}} {
		for _, w := range text.ReadName(l.lang, term) {
			for _, lemma := range w.Terms {
				ts := th.Translations(l.lang, lemma)
				if len(ts) == 0 {
					continue
				}
				var words []string
				for _, t := range ts {
					words = append(words, fmt.Sprintf("%s %.2g", t.Word, t.Weight))
				}
				fmt.Fprintf(out, "%s %s: %s\n", l.name, lemma, strings.Join(words, ", "))
				any = true
			}
		}
	}
	return any
}
