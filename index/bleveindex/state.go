package bleveindex

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"github.com/lifescience-krakow/swatka/index/lexicon"
)

// layoutVersion is the version of fields and state. Raise it whenever one of
// them changes.
const layoutVersion = 2

// mappingOf tells indexes apart that must be rebuilt to be used: by their
// fields and by the terms and concepts of texts.
func mappingOf(lx *lexicon.Lexicon) string { return fmt.Sprintf("%d %s", layoutVersion, lx.Version()) }

// stateKey is where a generation keeps its state, within Bleve's internal
// values, which are written in one transaction with the documents.
var stateKey = []byte("swatka_state")

// state is what a generation tells of itself.
type state struct {
	Mapping string // see mappingOf
	Ready   bool   // it was filled as a whole
	Seq     uint64 // of the last batch
	Docs    uint64 // how many documents there are; tells damage
}

// encode gives the state with a checksum behind it.
func (s state) encode() ([]byte, error) {
	b, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("encoding the state: %w", err)
	}
	return fmt.Appendf(b, "#%08x", crc32.ChecksumIEEE(b)), nil
}

func decodeState(b []byte) (state, error) {
	var s state
	body, sum, found := bytes.Cut(b, []byte("#"))
	if !found || fmt.Sprintf("%08x", crc32.ChecksumIEEE(body)) != string(sum) {
		return s, fmt.Errorf("%w: no valid state", errDamaged)
	}
	if err := json.Unmarshal(body, &s); err != nil {
		return s, fmt.Errorf("%w: state: %w", errDamaged, err)
	}
	return s, nil
}
