package evaluation

import (
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/index/text/morph"
	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// Machine is what speed and memory are measured with.
type Machine struct {
	Now func() time.Time
	// Resident gives the resident memory of the process in bytes; ok is false
	// where the system does not tell.
	Resident func() (bytes int, ok bool)
}

// LanguageSpeed says what the language chain costs.
type LanguageSpeed struct {
	Start time.Duration // checking the dictionary, reading and joining the vocabulary
	// Resident memory that this added, in bytes: right after it, and once the
	// garbage is gone. Told is false where the system does not tell.
	Grown, Kept int
	Told        bool

	LookUp   LookUpSpeed
	Readings []ReadingSpeed
}

// LookUpSpeed is that of finding a form in the Polish dictionary.
type LookUpSpeed struct {
	Forms       int // different ones
	Nanoseconds float64
	Allocations float64
}

// ReadingSpeed is that of reading texts of a language with their concepts.
// Words are running ones: pieces of compounds do not count.
type ReadingSpeed struct {
	Lang        text.Lang
	Words       int
	PerSecond   float64
	Allocations float64 // a word
}

// How often things are done to be measured.
const (
	lookUps  = 2_000_000
	readings = 5
)

// MeasureLanguage starts the language chain and runs it over texts. The start
// is that of a process only if nothing used the chain before.
func MeasureLanguage(m Machine, texts map[text.Lang][]string) (*LanguageSpeed, error) {
	s := &LanguageSpeed{}
	th, err := m.start(s)
	if err != nil {
		return nil, err
	}
	if s.LookUp, err = m.lookUp(texts[text.PL]); err != nil {
		return nil, err
	}
	for _, l := range sortedKeys(texts) {
		s.Readings = append(s.Readings, m.reading(th, l, texts[l]))
	}
	return s, nil
}

func (m Machine) start(s *LanguageSpeed) (*thesaurus.Thesaurus, error) {
	debug.FreeOSMemory()
	before, told := m.Resident()
	from := m.Now()
	if err := text.Check(); err != nil {
		return nil, err
	}
	own, err := thesaurus.Own()
	if err != nil {
		return nil, err
	}
	th := thesaurus.New(own)
	s.Start = m.Now().Sub(from)
	at, _ := m.Resident()
	debug.FreeOSMemory()
	after, _ := m.Resident()
	s.Grown, s.Kept, s.Told = at-before, after-before, told
	return th, nil
}

// lookUp finds the known forms of texts in turn, so that each is looked up
// where others were looked up before it.
func (m Machine) lookUp(texts []string) (LookUpSpeed, error) {
	d, err := morph.Polish()
	if err != nil {
		return LookUpSpeed{}, err
	}
	forms := knownForms(d, texts)
	if len(forms) == 0 {
		return LookUpSpeed{}, nil
	}
	n, found := 0, 0
	took, allocations := m.timed(func() {
		for n < lookUps {
			for _, f := range forms {
				found += d.Find(f).Len()
			}
			n += len(forms)
		}
	})
	if found < n {
		return LookUpSpeed{}, morph.ErrDamaged
	}
	return LookUpSpeed{len(forms), float64(took.Nanoseconds()) / float64(n), float64(allocations) / float64(n)}, nil
}

func knownForms(d *morph.Dictionary, texts []string) []string {
	var out []string
	for _, s := range texts {
		for _, w := range text.Words(s) {
			if f := strings.ToLower(w.Term); d.Find(f).Len() > 0 {
				out = append(out, f)
			}
		}
	}
	slices.Sort(out)
	out = slices.Clip(slices.Compact(out))
	// In their own order neighbours would share their beginnings, and so the
	// memory that is looked at.
	slices.SortStableFunc(out, func(a, b string) int { return strings.Compare(reversed(a), reversed(b)) })
	return out
}

func reversed(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}

func (m Machine) reading(th *thesaurus.Thesaurus, l text.Lang, texts []string) ReadingSpeed {
	out := ReadingSpeed{Lang: l}
	for _, s := range texts {
		out.Words += running(th.Read(l, s).Words)
	}
	took, allocations := m.timed(func() {
		for range readings {
			for _, s := range texts {
				th.Read(l, s)
			}
		}
	})
	n := float64(max(1, readings*out.Words))
	out.PerSecond, out.Allocations = n/took.Seconds(), float64(allocations)/n
	return out
}

// running counts words that lie in no other.
func running(ws []text.Word) int {
	n, end := 0, 0
	for i := range ws {
		if ws[i].Start >= end {
			n++
			end = ws[i].End
		}
	}
	return n
}

// timed gives how long something took on one core, the collection of garbage
// included, and how often it asked for memory.
func (m Machine) timed(fn func()) (time.Duration, uint64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	from := m.Now()
	fn()
	took := max(m.Now().Sub(from), time.Nanosecond)
	runtime.ReadMemStats(&after)
	return took, after.Mallocs - before.Mallocs
}
