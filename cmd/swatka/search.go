package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/internal/discovery"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

func searchCommand(s *settings) *cobra.Command {
	var asJSON bool
	var kinds []string
	var size int
	var lang string
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Search what is public",
		Long:  "Search organisations, researchers, offers and challenges as a visitor does, in Polish or English.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if !domain.Lang(lang).Valid() {
				return usageError{err: fmt.Errorf("--lang is pl or en, not %q", lang), help: "swatka search --help"}
			}
			a, err := open(s.data, false, s.log())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, a.close()) }()
			if err := a.indexing.Catch(cmd.Context()); err != nil {
				return err
			}
			req := discovery.Request{Text: strings.Join(args, " "), Size: size}
			if len(kinds) > 0 {
				req.Filters = map[string][]string{"kind": kinds}
			}
			v := policy.Viewer{Lang: domain.Lang(lang)}
			res, err := a.discovery.Search(cmd.Context(), v, req)
			if err != nil {
				return explainQuery(err)
			}
			if asJSON {
				return printHitsJSON(cmd.OutOrStdout(), res, v.Lang)
			}
			return printHits(cmd.OutOrStdout(), res, v.Lang)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line: id, kind, title, score")
	cmd.Flags().StringSliceVar(&kinds, "kind", nil, "only these kinds: organisation, researcher, challenge, offer")
	cmd.Flags().IntVar(&size, "size", 20, "number of results, 1 to 100")
	cmd.Flags().StringVar(&lang, "lang", "en", "language of titles that exist in both: pl or en")
	return cmd
}

// explainQuery says in words what is wrong with a query.
func explainQuery(err error) error {
	e, ok := errors.AsType[*domain.Error](err)
	if !ok || e.Code != domain.CodeQuery {
		return err
	}
	says := map[any]string{
		"words":    fmt.Sprintf("a query has at most %d words", discovery.MaxWords),
		"word":     fmt.Sprintf("a word has at most %d letters", discovery.MaxLetter),
		"page":     fmt.Sprintf("--size is 1 to %d", discovery.MaxSize),
		"encoding": "the query is not clean UTF-8 text",
		"facet":    "there is no such facet",
	}
	if text := says[e.Params["What"]]; text != "" {
		return usageError{err: errors.New(text), help: "swatka search --help"}
	}
	return err
}

type hitLine struct {
	ID    domain.ID   `json:"id"`
	Kind  domain.Kind `json:"kind"`
	Title string      `json:"title"`
	Score float64     `json:"score"`
}

func printHitsJSON(out io.Writer, res discovery.Results, l domain.Lang) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, h := range res.Hits {
		ref := h.Object.Ref()
		if err := enc.Encode(hitLine{ref.ID, ref.Kind, titleOf(h.Object, l), h.Score}); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}

func printHits(out io.Writer, res discovery.Results, l domain.Lang) error {
	if res.Total == 0 {
		_, err := fmt.Fprintln(out, "Nothing found. Try fewer or more general words, in Polish or English.")
		return err
	}
	t := newTable(out, "", "kind", "title", "words", "id")
	for i, h := range res.Hits {
		ref := h.Object.Ref()
		t.AppendRow(table.Row{i + 1, ref.Kind, shorten(titleOf(h.Object, l), 60), strings.Join(h.Words, ", "), ref.ID})
	}
	t.Render()
	_, err := fmt.Fprintf(out, "%d found\n", res.Total)
	return err
}

// titleOf names what a projection is about.
func titleOf(p policy.Projection, l domain.Lang) string {
	if r, ok := p.(policy.ResearcherView); ok {
		return r.Name
	}
	title, _ := policy.Words(p)
	s, _ := title.Best(l)
	return s
}
