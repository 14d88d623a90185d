package concepts

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// memory keeps what was read lately: a profile is looked at more often than it
// changes. It knows texts by their digests only, and the same text always
// names the same concepts, whoever looks.
type memory struct {
	mu   sync.Mutex
	read map[key][]Name
}

type key [sha256.Size]byte

// mostKept bounds the texts that are kept.
const mostKept = 4096

func newMemory() *memory { return &memory{read: map[key][]Name{}} }

func (m *memory) get(k key) ([]Name, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	ns, ok := m.read[k]
	return ns, ok
}

func (m *memory) put(k key, ns []Name) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.read) >= mostKept {
		clear(m.read)
	}
	m.read[k] = ns
}

// digest tells texts apart: the first two are a title and a text, the others
// competences.
func digest(ts []domain.Text) key {
	h := sha256.New()
	for _, t := range ts {
		fmt.Fprintf(h, "%d %d %s%s", len(t.PL), len(t.EN), t.PL, t.EN)
	}
	return key(h.Sum(nil))
}
