package build

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode"

	"github.com/lifescience-krakow/swatka/index/text/cfsa2"
	"github.com/lifescience-krakow/swatka/index/text/morph"
)

// entry is one reading of a form as the source has it.
type entry struct {
	form, lemma string // in lower case
	pos         morph.POS
	marks       marks
}

// marks are what speaks against a reading.
type marks uint8

const (
	proper     marks = 1 << iota // a name of a person, place or brand
	rareForm                     // vocative, imperative, depreciative, or head of a compound only
	participle                   // a verb read as an adjective or adverb
	gerund                       // a verb read as a noun
	plural                       // of a noun without a singular
	short                        // an abbreviation, an interjection and the like
	unlisted                     // its lemma is not in the vocabulary
)

var errEntry = errors.New("build: not an entry")

// entries reads all entries of an automaton whose form has only letters.
func entries(a *cfsa2.Automaton) ([]entry, error) {
	var out []entry
	err := a.Walk(func(seq []byte) error {
		es, err := parse(seq)
		if err == nil && plainWord(es[0].form) && plainWord(es[0].lemma) {
			out = append(out, es...)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the dictionary: %w", err)
	}
	return out, nil
}

// parse reads form;code;tags. The code has how many bytes fall away at the
// beginning and at the end of the form, as letters from A on, and then what
// is appended (the PREFIX encoding of Morfologik). There is an entry for each
// class that the tags name: prawo is an adverb and a noun. All have the same
// form and lemma.
func parse(seq []byte) ([]entry, error) {
	form, rest, ok := bytes.Cut(seq, []byte{';'})
	code, tags, ok2 := bytes.Cut(rest, []byte{';'})
	if !ok || !ok2 || len(code) < 2 {
		return nil, fmt.Errorf("%w: %q", errEntry, seq)
	}
	head, cut := int(code[0])-'A', int(code[1])-'A'
	if head < 0 || cut < 0 || head+cut > len(form) {
		return nil, fmt.Errorf("%w: %q", errEntry, seq)
	}
	lemma := string(form[head:len(form)-cut]) + string(code[2:])
	if bytes.Contains(tags, []byte(":neg")) {
		lemma = "nie" + lemma // what is not studied is not what is studied
	}
	e := entry{form: strings.ToLower(string(form)), lemma: strings.ToLower(lemma)}
	if lemma != e.lemma {
		e.marks = proper
	}
	var out []entry
	for class, group := range byClass(strings.Split(string(tags), "+")) {
		pos, m := judge(class, group)
		out = append(out, entry{e.form, e.lemma, pos, e.marks | m})
	}
	return out, nil
}

// byClass groups tags by what stands before their first colon, in the order
// of the tags.
func byClass(all []string) iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		for len(all) > 0 {
			class := classOf(all[0])
			var group, rest []string
			for _, t := range all {
				if classOf(t) == class {
					group = append(group, t)
				} else {
					rest = append(rest, t)
				}
			}
			if !yield(class, group) {
				return
			}
			all = rest
		}
	}
}

func classOf(tag string) string {
	class, _, _ := strings.Cut(tag, ":")
	return class
}

// judge gives the part of speech that tags of a class name and what speaks
// against the reading.
func judge(class string, all []string) (morph.POS, marks) {
	m := marks(0)
	if class == "adja" || every(all, func(t string) bool {
		return strings.Contains(t, ":voc:") || strings.HasPrefix(t, "depr") || strings.Contains(t, ":impt:")
	}) {
		m |= rareForm
	}
	switch class {
	case "subst", "depr":
		if every(all, func(t string) bool { return strings.HasSuffix(t, ":p2") || strings.HasSuffix(t, ":p3") }) {
			m |= plural
		}
		return morph.Noun, m
	case "ger":
		return morph.Verb, m | gerund
	case "adj", "adja", "adjp", "adjc":
		return morph.Adjective, m
	case "ppas", "pact", "pcon", "pant":
		return morph.Verb, m | participle
	case "verb", "pred":
		return morph.Verb, m
	case "adv":
		return morph.Adverb, m
	case "brev", "burk", "interj":
		return morph.Other, m | short
	}
	return morph.Other, m
}

func every[T any](all []T, is func(T) bool) bool {
	for _, t := range all {
		if !is(t) {
			return false
		}
	}
	return true
}

// plainWord says whether a word has letters only: the tokeniser gives no
// other to the dictionary.
func plainWord(w string) bool {
	for _, r := range w {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return w != ""
}
