package thesaurus

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
)

// Problem is what is wrong with a line of the tables.
type Problem struct {
	Place Place
	Text  string
}

func (p Problem) String() string { return fmt.Sprintf("%s:%d: %s", p.Place.File, p.Place.Line, p.Text) }

// topFile is the only table whose concepts may have nothing above them.
const topFile = "top.tsv"

var soundID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Lint says what is wrong with a vocabulary of our own, in the order of files
// and lines. The rules are those of data/README.md.
func Lint(v *Vocabulary) []Problem {
	l := linter{at: map[ID]*Concept{}, named: map[spoken][]*Concept{}}
	for i := range v.Concepts {
		l.concept(&v.Concepts[i])
	}
	for i := range v.Concepts {
		l.links(&v.Concepts[i])
	}
	l.shared()
	l.circles(v.Concepts)
	l.glossary(v.Glossary)
	slices.SortStableFunc(l.problems, func(a, b Problem) int {
		return cmp.Or(strings.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Line, b.Place.Line))
	})
	return l.problems
}

// spoken is a label as it is told from others.
type spoken struct {
	lang  text.Lang
	label string
}

type linter struct {
	problems []Problem
	at       map[ID]*Concept
	named    map[spoken][]*Concept
}

func (l *linter) say(p Place, format string, args ...any) {
	l.problems = append(l.problems, Problem{Place: p, Text: fmt.Sprintf(format, args...)})
}

func (l *linter) concept(c *Concept) {
	if !soundID.MatchString(string(c.ID)) {
		l.say(c.Place, "the id %q is not of small letters, digits and hyphens", c.ID)
	}
	if first, taken := l.at[c.ID]; taken {
		l.say(c.Place, "the id %s is taken: %s:%d", c.ID, first.Place.File, first.Place.Line)
	} else {
		l.at[c.ID] = c
	}
	if !slices.Contains(Kinds[:], c.Kind) {
		l.say(c.Place, "unknown kind %q", c.Kind)
	}
	l.labels(c, text.PL, "Polish")
	l.labels(c, text.EN, "English")
}

func (l *linter) labels(c *Concept, lang text.Lang, language string) {
	labels := c.Labels(lang)
	if len(labels) == 0 {
		l.say(c.Place, "no %s label", language)
	}
	seen := map[string]bool{}
	for _, s := range labels {
		if s == "" || strings.TrimSpace(s) != s || strings.ContainsAny(s, "|;") || strings.Contains(s, "  ") {
			l.say(c.Place, "the %s label %q is empty, has space around it or a sign that is no part of a name", language, s)
		}
		k := spokenKey(s)
		if seen[k] {
			l.say(c.Place, "the %s label %q stands twice", language, s)
			continue
		}
		seen[k] = true
		l.named[spoken{lang, k}] = append(l.named[spoken{lang, k}], c)
	}
}

// spokenKey gives what two labels have in common if a reader takes them for
// the same: case does not matter, save in acronyms.
func spokenKey(s string) string {
	if strings.ToUpper(s) == s {
		return s
	}
	return strings.ToLower(s)
}

func (l *linter) links(c *Concept) {
	if len(c.Broader) == 0 && c.Place.File != topFile {
		l.say(c.Place, "nothing is broader than %s; only concepts of %s may stand alone", c.ID, topFile)
	}
	for _, ids := range []struct {
		column string
		ids    []ID
	}{{"broader", c.Broader}, {"related", c.Related}} {
		seen := map[ID]bool{}
		for _, id := range ids.ids {
			switch {
			case id == c.ID:
				l.say(c.Place, "%s is %s to itself", id, ids.column)
			case l.at[id] == nil:
				l.say(c.Place, "unknown id %s in %s", id, ids.column)
			case seen[id]:
				l.say(c.Place, "%s stands twice in %s", id, ids.column)
			}
			seen[id] = true
		}
	}
}

// shared finds labels of several concepts; each of those must have a note.
func (l *linter) shared() {
	for s, cs := range l.named {
		if len(cs) < 2 {
			continue
		}
		for _, c := range cs {
			if c.Note == "" {
				l.say(c.Place, "%q (%s) is a label of %s too: a note must say why", s.label, s.lang, others(cs, c))
			}
		}
	}
}

func others(cs []*Concept, but *Concept) string {
	var ids []string
	for _, c := range cs {
		if c != but {
			ids = append(ids, string(c.ID))
		}
	}
	return strings.Join(ids, ", ")
}
