package thesaurus

import (
	"strings"
	"unicode"
)

// circles finds concepts that stand above themselves.
func (l *linter) circles(cs []Concept) {
	const climbing, done = 1, 2
	state := map[ID]int{}
	var climb func(c *Concept, path []string)
	climb = func(c *Concept, path []string) {
		state[c.ID] = climbing
		path = append(path, string(c.ID))
		for _, b := range c.Broader {
			above := l.at[b]
			switch {
			case above == nil || b == c.ID: // told already
			case state[b] == climbing:
				l.say(c.Place, "a circle: %s", strings.Join(since(path, string(b)), " < "))
			case state[b] == 0:
				climb(above, path)
			}
		}
		state[c.ID] = done
	}
	for i := range cs {
		if state[cs[i].ID] == 0 {
			climb(&cs[i], nil)
		}
	}
}

// since gives the part of a path that begins and ends with an id.
func since(path []string, id string) []string {
	for i, p := range path {
		if p == id {
			return append(path[i:len(path):len(path)], id)
		}
	}
	return path
}

func (l *linter) glossary(entries []Entry) {
	first := map[string]Place{}
	for _, e := range entries {
		if strings.ContainsFunc(e.PL, unicode.IsSpace) || e.PL == "" {
			l.say(e.Place, "%q is not one word", e.PL)
		}
		if p, known := first[e.PL]; known {
			l.say(e.Place, "%q is here already: %s:%d", e.PL, p.File, p.Line)
		} else {
			first[e.PL] = e.Place
		}
		l.translations(e)
	}
}

func (l *linter) translations(e Entry) {
	if len(e.EN) == 0 {
		l.say(e.Place, "%q has no translation", e.PL)
	}
	seen := map[string]bool{}
	for _, t := range e.EN {
		switch {
		case !isTranslation(t.Word):
			l.say(e.Place, "the translation %q is empty, or has space around it or a sign that is no part of a word", t.Word)
		case seen[t.Word]:
			l.say(e.Place, "the translation %q stands twice", t.Word)
		case !(t.Weight > 0 && t.Weight <= 1):
			l.say(e.Place, "the weight of %q is %v, not between 0 and 1", t.Word, t.Weight)
		}
		seen[t.Word] = true
	}
}

func isTranslation(s string) bool {
	for word := range strings.SplitSeq(s, " ") {
		if word == "" || strings.ContainsFunc(word, func(c rune) bool {
			return !unicode.IsLetter(c) && c != '\'' && c != '-'
		}) {
			return false
		}
	}
	return true
}
