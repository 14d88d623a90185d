package matching

import (
	"sync"

	"github.com/lifescience-krakow/swatka/index/lexicon"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/matcher"
)

// docCache keeps documents that were made ready for matching, by record and
// version, so that one text is analysed once however often it is compared. It
// forgets everything when it is full: simple, and rare.
type docCache struct {
	mu   sync.Mutex
	most int
	lx   *lexicon.Lexicon
	docs map[docKey]*matcher.Doc
}

type docKey struct {
	ref     domain.Ref
	version uint64
}

// docsKept bounds the cache; a text of a hundred words takes about 15 kB.
const docsKept = 5_000

func newDocCache(lx *lexicon.Lexicon) *docCache {
	return &docCache{most: docsKept, lx: lx, docs: map[docKey]*matcher.Doc{}}
}

func (c *docCache) get(ref domain.Ref, version uint64, year int, parts ...domain.Text) *matcher.Doc {
	k := docKey{ref, version}
	c.mu.Lock()
	d := c.docs[k]
	c.mu.Unlock()
	if d != nil {
		return d
	}
	texts := make([]matcher.Text, len(parts))
	for i, p := range parts {
		texts[i] = words(p)
	}
	d = matcher.NewDoc(c.lx, ref.String(), year, texts...)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.docs) >= c.most {
		clear(c.docs)
	}
	c.docs[k] = d
	return d
}
