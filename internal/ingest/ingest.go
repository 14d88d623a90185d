// Package ingest takes records in: whole imports from a source, and the
// challenges that companies post. It resolves references by external key,
// validates, and saves; a row that is wrong is refused and the others go on.
package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// Reasons of updates, as they stand in the audit.
const (
	ReasonImport   = domain.StepImport
	ReasonDraft    = domain.StepDraft
	ReasonPost     = domain.StepPost
	ReasonClose    = domain.StepClose
	ReasonWithdraw = domain.StepWithdraw
	ReasonOpen     = domain.StepOpen
)

// batchSize is how many records one transaction saves: enough to share the
// cost of a sync, few enough to leave the store to others in between.
const batchSize = 500

// Service takes records in.
type Service struct{ store store.Store }

// New gives the service over a store.
func New(s store.Store) *Service { return &Service{store: s} }

// Options of an import.
type Options struct {
	DryRun   bool                  // do all but the saving
	Progress func(done, total int) // rows saved; called after each batch
}

// Report says what an import did, or in a dry run would do. Counts are of
// records by kind; Refused counts rows and pieces of evidence in rows.
type Report struct {
	Created, Updated, Unchanged, Refused, Merged map[domain.Kind]int

	Problems []importer.Problem // by file, line and column
}

func newReport() Report {
	count := func() map[domain.Kind]int { return map[domain.Kind]int{} }
	return Report{Created: count(), Updated: count(), Unchanged: count(), Refused: count(), Merged: count()}
}

func (r *Report) add(o Report) {
	for _, m := range []struct{ to, from map[domain.Kind]int }{
		{r.Created, o.Created},
		{r.Updated, o.Updated},
		{r.Unchanged, o.Unchanged},
		{r.Refused, o.Refused},
		{r.Merged, o.Merged},
	} {
		for k, n := range m.from {
			m.to[k] += n
		}
	}
	r.Problems = append(r.Problems, o.Problems...)
}

// tell adds a problem and counts merged ones; refused rows are counted where
// the row is known.
func (r *Report) tell(p importer.Problem) {
	if p.Severity == importer.Merged {
		r.Merged[p.Kind]++
	}
	r.Problems = append(r.Problems, p)
}

func (r *Report) sort() {
	slices.SortStableFunc(r.Problems, func(a, b importer.Problem) int { return a.At.Compare(b.At) })
}

// errRollBack ends the transaction of a dry run.
var errRollBack = errors.New("dry run")

// Import saves what a source gives. Records are found again by external key:
// a second run changes nothing, a changed row updates its record, and what
// the source does not carry stays. Rows may come in any order. The report is
// of use with an error too: it tells what was saved before it.
func (s *Service) Import(ctx context.Context, src importer.Source, o Options) (Report, error) {
	in, err := gather(ctx, src)
	if err != nil {
		return newReport(), err
	}
	report := in.report
	tell := func(done int) {
		if o.Progress != nil {
			o.Progress(done, len(in.drafts))
		}
	}
	if o.DryRun {
		err = s.rehearse(ctx, in, &report, tell)
	} else {
		err = s.save(ctx, in, &report, tell)
	}
	report.sort()
	return report, err
}

func (s *Service) save(ctx context.Context, in *intake, report *Report, tell func(done int)) error {
	done := 0
	for _, drafts := range in.batches() {
		b := batch{report: newReport()}
		err := s.store.Update(ctx, importActor(), ReasonImport, func(w store.Writer) error {
			return b.save(ctx, w, drafts)
		})
		if err != nil {
			return fmt.Errorf("import: %w", err)
		}
		report.add(b.report)
		done += len(drafts)
		tell(done)
	}
	return nil
}

// rehearse does the same in one transaction, which it gives up at the end:
// later batches must see what earlier ones would have saved.
func (s *Service) rehearse(ctx context.Context, in *intake, report *Report, tell func(done int)) error {
	err := s.store.Update(ctx, importActor(), ReasonImport, func(w store.Writer) error {
		done := 0
		for _, drafts := range in.batches() {
			b := batch{report: newReport()}
			if err := b.save(ctx, w, drafts); err != nil {
				return err
			}
			report.add(b.report)
			done += len(drafts)
			tell(done)
		}
		return errRollBack
	})
	if err != nil && !errors.Is(err, errRollBack) {
		return fmt.Errorf("rehearse the import: %w", err)
	}
	return nil
}

func importActor() domain.Actor { return domain.Actor{System: "import"} }

// intake is what a source gave.
type intake struct {
	drafts []importer.Draft
	report Report
	keys   map[string]importer.Position // of this run
	lines  map[string]bool              // refused already
}

func gather(ctx context.Context, src importer.Source) (*intake, error) {
	in := &intake{report: newReport(), keys: map[string]importer.Position{}, lines: map[string]bool{}}
	if err := src.Read(ctx, in.take, in.tell); err != nil {
		return nil, fmt.Errorf("read the source: %w", err)
	}
	rank := map[domain.Kind]int{}
	for i, k := range importer.Kinds() {
		rank[k] = i
	}
	slices.SortStableFunc(in.drafts, func(a, b importer.Draft) int {
		return cmp.Compare(rank[a.Record.Kind()], rank[b.Record.Kind()])
	})
	return in, nil
}

// take refuses rows whose key came before: the two would overwrite each other
// in every run.
func (in *intake) take(d importer.Draft) error {
	nameNested(&d)
	for _, part := range append([]importer.Draft{d}, d.Nested...) {
		kind := part.Record.Kind()
		for _, k := range part.Record.Head().Keys {
			name := string(kind) + " " + k.String()
			if first, twice := in.keys[name]; twice {
				in.report.Refused[d.Record.Kind()]++
				in.report.Refused[domain.KindEvidence] += len(d.Nested)
				in.report.tell(importer.Problem{
					At: d.Where("keys"), Kind: d.Record.Kind(), Severity: importer.Refused,
					Reason: fmt.Sprintf("the key %s is used already by %s", importer.Quote(k.Value), first),
				})
				return nil
			}
			in.keys[name] = d.At
		}
	}
	in.drafts = append(in.drafts, d)
	return nil
}

// tell counts a row once, however many of its fields are wrong.
func (in *intake) tell(p importer.Problem) {
	line := fmt.Sprintf("%s %s:%d", p.Kind, p.At.File, p.At.Line)
	if p.Severity == importer.Refused && !in.lines[line] {
		in.lines[line] = true
		in.report.Refused[p.Kind]++
	}
	in.report.tell(p)
}

// batches cuts the drafts into parts of about batchSize records.
func (in *intake) batches() [][]importer.Draft {
	var out [][]importer.Draft
	start, size := 0, 0
	for i, d := range in.drafts {
		size += 1 + len(d.Nested)
		if size >= batchSize {
			out = append(out, in.drafts[start:i+1])
			start, size = i+1, 0
		}
	}
	if start < len(in.drafts) {
		out = append(out, in.drafts[start:])
	}
	return out
}
