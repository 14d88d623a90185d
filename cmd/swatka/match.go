package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/matching"
	"github.com/lifescience-krakow/swatka/internal/policy"
	"github.com/lifescience-krakow/swatka/internal/store"
)

func matchCommand(s *settings) *cobra.Command {
	var asJSON bool
	var most int
	cmd := &cobra.Command{
		Use:   "match CHALLENGE",
		Short: "Rank the candidates of a challenge and say why",
		Long: `Rank the candidates of a challenge, named by its id or by its key, and print
what each feature adds to the score, the evidence, and the doubts. Nothing is
saved. The command reads everything, confidential challenges included: it is
for whoever may read the data folder.`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if most < 1 {
				return usageError{err: errors.New("--most is at least 1"), help: "swatka match --help"}
			}
			a, err := open(s.data, false, s.log())
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, a.close()) }()
			return a.printMatch(cmd.Context(), cmd.OutOrStdout(), args[0], most, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line, with the whole explanation")
	cmd.Flags().IntVar(&most, "most", 5, "number of candidates")
	return cmd
}

func (a *app) printMatch(ctx context.Context, out io.Writer, name string, most int, asJSON bool) error {
	if err := a.indexing.Catch(ctx); err != nil {
		return err
	}
	ch, err := a.challenge(ctx, name)
	if err != nil {
		return err
	}
	ranked, err := a.matching.Rank(ctx, ch.ID)
	if err != nil {
		return err
	}
	for i, r := range ranked[:min(most, len(ranked))] {
		who, err := a.describe(ctx, r)
		if err != nil {
			return err
		}
		if asJSON {
			err = printMatchJSON(out, who)
		} else {
			err = printMatch(out, ch, i+1, who)
		}
		if err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}

// challenge finds a challenge by id or key.
func (a *app) challenge(ctx context.Context, name string) (*domain.Challenge, error) {
	var ch *domain.Challenge
	err := a.store.View(ctx, func(r store.Reader) error {
		var err error
		ch, err = store.Get[*domain.Challenge](r, domain.ID(name))
		if errors.Is(err, domain.ErrNotFound) {
			ch, err = store.ByKey[*domain.Challenge](r, ownKey(name))
		}
		return err
	})
	if errors.Is(err, domain.ErrNotFound) {
		return nil, fmt.Errorf("there is no challenge with the id or key %q; find one with: swatka search --kind challenge WORDS", name)
	}
	return ch, err
}

// matchLine is a ranked candidate as it is printed.
type matchLine struct {
	ID          domain.ID            `json:"id"`
	Kind        domain.Kind          `json:"kind"`
	Title       string               `json:"title"`
	Score       float64              `json:"score"`
	Explanation domain.Explanation   `json:"explanation"`
	Evidence    map[domain.ID]string `json:"evidence"` // titles
}

// describe names a candidate and its evidence, as the operator sees them.
func (a *app) describe(ctx context.Context, r matching.Scored) (matchLine, error) {
	out := matchLine{
		ID: r.Candidate.ID, Kind: r.Candidate.Kind, Score: r.Score, Explanation: r.Explanation,
		Evidence: map[domain.ID]string{},
	}
	operator := policy.Viewer{Roles: []domain.Role{domain.RoleZIN}, Lang: domain.EN}
	p, err := a.door.Get(ctx, operator, r.Candidate)
	if err != nil {
		return out, err
	}
	out.Title = titleOf(p, domain.EN)
	for _, proof := range r.Explanation.Evidence {
		if proof.Evidence == "" {
			continue
		}
		e, err := policy.As[policy.EvidenceView](ctx, a.door, operator, domain.Ref{Kind: domain.KindEvidence, ID: proof.Evidence})
		if err != nil {
			return out, err
		}
		out.Evidence[proof.Evidence], _ = e.Title.Best(domain.EN)
	}
	return out, nil
}

func printMatchJSON(out io.Writer, m matchLine) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(m)
}

func printMatch(out io.Writer, ch *domain.Challenge, rank int, m matchLine) error {
	_, err := fmt.Fprintf(out, "\n%d. %s (%s)  score %.2f\n", rank, m.Title, m.Kind, m.Score)
	if err != nil {
		return err
	}
	t := newTable(out, "feature", "value", "weight", "points")
	for _, c := range m.Explanation.Contributions {
		value := fmt.Sprintf("%.2f", c.Value)
		if !c.Known {
			value += " (not known)"
		}
		t.AppendRow(table.Row{c.Feature, value, fmt.Sprintf("%.2f", c.Weight), fmt.Sprintf("%.3f", c.Points)})
	}
	t.Render()
	for _, p := range m.Explanation.Evidence {
		title := "own words"
		if p.Evidence != "" {
			title = m.Evidence[p.Evidence]
		}
		fmt.Fprintf(out, "  evidence %.2f  %s\n                 %s\n", p.Score, shorten(title, 90), strings.Join(p.Words, ", "))
	}
	for i, c := range m.Explanation.Aspects {
		what, _ := ch.Aspects[i].Text.Best(domain.EN)
		fmt.Fprintf(out, "  aspect %.2f    %s (%s)\n", c.Value, shorten(what, 80), ch.Aspects[i].Need)
	}
	for _, d := range m.Explanation.Doubts {
		fmt.Fprintf(out, "  doubt          %s\n", doubtWords(d, ch))
	}
	return nil
}

func doubtWords(d domain.Doubt, ch *domain.Challenge) string {
	switch d.Code {
	case "no_evidence":
		return "no evidence on record"
	case "old_evidence":
		return fmt.Sprintf("no evidence after %v", d.Params["Year"])
	case "must_open":
		i, _ := d.Params["Aspect"].(int)
		what, _ := ch.Aspects[i].Text.Best(domain.EN)
		return "nothing speaks for the must-have: " + what
	case "trl_gap":
		return fmt.Sprintf("works %v readiness levels away", d.Params["Levels"])
	case "stance":
		return fmt.Sprintf("the demanded %v goes beyond what is accepted", d.Params["Clause"])
	case "other_language":
		return "evidence only in the other language; words in common are few"
	}
	return d.Code
}
