// Package cluster reads a folder that holds a whole cluster in files of JSON
// Lines, one for each kind, as the demo's fixtures do.
package cluster

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/jsonlfile"
)

// files names the file of each kind, in the order in which they are read.
var files = []struct {
	name string
	kind domain.Kind
}{
	{"organisations.jsonl", domain.KindOrganisation},
	{"researchers.jsonl", domain.KindResearcher},
	{"evidence.jsonl", domain.KindEvidence},
	{"interest-groups.jsonl", domain.KindGroup},
	{"calls.jsonl", domain.KindCall},
	{"offers.jsonl", domain.KindOffer},
	{"challenges.jsonl", domain.KindChallenge},
	{"collaborations.jsonl", domain.KindCollaboration},
	{"endorsements.jsonl", domain.KindEndorsement},
}

// Source is a folder.
type Source struct{ dir fs.FS }

// New gives the source of a folder.
func New(dir fs.FS) *Source { return &Source{dir: dir} }

// Read implements importer.Source. Files may be missing, but not all of them.
func (s *Source) Read(ctx context.Context, emit func(importer.Draft) error, report func(importer.Problem)) error {
	found := 0
	for _, f := range files {
		err := jsonlfile.In(s.dir, f.kind, f.name).Read(ctx, emit, report)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return err
		}
		found++
	}
	if found == 0 {
		return fmt.Errorf("none of the files of a cluster (%s, …) is in the folder: %w", files[0].name, fs.ErrNotExist)
	}
	return nil
}
