package thesaurus

import (
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
)

// Mention is a place of a text that names a concept.
type Mention struct {
	Concept    *Concept
	Start, End int // bytes
	From, To   int // words of the reading: From is the first, To behind the last
	// Derived is set for an adjective that is made of the concept's name.
	Derived bool
	number  int32
}

// Reading is a text with its words and the concepts that it names.
type Reading struct {
	Words    []text.Word
	Mentions []Mention // in order, none within another
}

// Read reads a text of a language and finds the concepts in it: at each word
// the longest label that begins there, unless it lies within the one before.
// Two may share a word: in "oczyszczanie białek serwatkowych" both the
// purification of proteins and the whey proteins are named. Where a label is
// that of several concepts, the text around it decides.
func (t *Thesaurus) Read(l text.Lang, s string) Reading {
	return t.find(text.Read(l, s), s)
}

// ReadAs is Read for a text that is surely of a language as a whole.
func (t *Thesaurus) ReadAs(l text.Lang, s string) Reading {
	return t.find(text.ReadAs(l, s), s)
}

func (t *Thesaurus) find(words []text.Word, s string) Reading {
	r := Reading{Words: words}
	if t == nil || len(t.concepts) == 0 {
		return r
	}
	f := finder{t: t, s: s, words: words, typed: allSmall(s)}
	var open []choice
	behind := 0
	for i := range words {
		found := f.longest(i)
		if f.end <= behind || len(found) == 0 || i < behind && f.end == i+1 {
			continue
		}
		m := Mention{Start: words[i].Start, End: endOf(words[i:f.end]), From: i, To: f.end, Derived: f.derived}
		m.set(t, found[0].concept)
		if len(found) > 1 {
			open = append(open, choice{len(r.Mentions), append([]label(nil), found...)})
		}
		r.Mentions = append(r.Mentions, m)
		behind = f.end
	}
	t.choose(&r, open)
	return r
}

// endOf gives the end of the last of some words; the pieces of a compound come
// behind it.
func endOf(words []text.Word) int {
	end := 0
	for i := range words {
		end = max(end, words[i].End)
	}
	return end
}

func (m *Mention) set(t *Thesaurus, concept int32) {
	m.Concept, m.number = &t.concepts[concept], concept
}

// allSmall says whether a text has no capital letter, as what is typed into
// a search box: an acronym may then stand in small letters.
func allSmall(s string) bool {
	for i := 0; i < len(s); i++ {
		if 'A' <= s[i] && s[i] <= 'Z' {
			return false
		}
	}
	return true
}

// finder looks for labels in words.
type finder struct {
	t       *Thesaurus
	s       string
	words   []text.Word
	typed   bool
	found   []label // of the longest label so far
	end     int     // the word behind it
	derived bool
	room    [8]label
}

// longest gives the concepts named by the longest label that begins at a word.
func (f *finder) longest(i int) []label {
	f.found, f.end, f.derived = f.room[:0], i, false
	w := &f.words[i]
	switch w.Lang {
	case text.EN:
		f.walk(f.t.labels[text.EN], text.EN, i, 0)
	default:
		f.walk(f.t.labels[text.PL], text.PL, i, 0)
		if w.Foreign != "" {
			f.walk(f.t.labels[text.EN], text.EN, i, 0)
		}
		if len(f.found) == 0 {
			f.kin(i)
		}
	}
	return f.found
}

// walk follows the labels of a language from a word on.
func (f *finder) walk(t *trie, l text.Lang, i int, node uint32) {
	w := &f.words[i]
	if w.Stop() {
		if n, ok := t.terms[stopTerm(w)]; ok && node != 0 {
			f.step(t, l, i, node, n)
		}
		return
	}
	if l == text.EN && w.Lang != text.EN {
		if n, ok := t.terms[w.Foreign]; ok && w.Foreign != "" {
			f.step(t, l, i, node, n)
		}
		return
	}
	for _, term := range w.Terms {
		if n, ok := t.terms[term]; ok {
			f.step(t, l, i, node, n)
		}
	}
}

// step goes on behind a word that a label may have at a node.
func (f *finder) step(t *trie, l text.Lang, i int, node, term uint32) {
	to, ok := t.next[edge{node, term}]
	if !ok {
		return
	}
	f.take(t.ends[to], i)
	j := i + 1
	for j < len(f.words) && f.words[j].Start < f.words[i].End {
		j++ // pieces of a compound
	}
	if j == len(f.words) || parted(f.s[f.words[i].End:f.words[j].Start]) {
		return
	}
	for start := f.words[j].Start; j < len(f.words) && f.words[j].Start == start; j++ {
		f.walk(t, l, j, to)
	}
}

// expert says whether a Polish lemma looks like one who works in a field.
func expert(lemma string) bool {
	return strings.HasSuffix(lemma, "log") || strings.HasSuffix(lemma, "lożka")
}

// parted says whether what stands between two words parts them: a name does
// not reach over a comma or a full stop.
func parted(gap string) bool { return strings.ContainsAny(gap, ".,;:!?()[]{}\"„”«»\t|•") }

// take keeps what ends at a word if it is the longest so far.
func (f *finder) take(ends []label, i int) {
	behind := i + 1
	for behind < len(f.words) && f.words[behind].Start < f.words[i].End {
		behind++
	}
	if behind < f.end {
		return
	}
	for _, e := range ends {
		if e.fits(&f.words[i], f.typed) {
			f.keep(e, behind)
		}
	}
}

// fits says whether a label may end with a word. The terms of English words
// are stems, which bring words together that name different things: its last
// word must be that of the label, up to its number.
func (e *label) fits(w *text.Word, typed bool) bool {
	if e.caps && !w.Acronym && !typed {
		return false
	}
	if e.base == "" || w.Stop() {
		return true
	}
	if w.Lang == text.EN {
		return w.Base() == e.base
	}
	return w.Acronym || text.Singular(w.Term) == e.base
}

func (f *finder) keep(e label, end int) {
	if end > f.end {
		f.found, f.end = f.found[:0], end
	}
	for k := range f.found {
		if f.found[k].concept == e.concept {
			f.found[k].rank = min(f.found[k].rank, e.rank)
			return
		}
	}
	f.found = append(f.found, e)
}

// kin takes an adjective for the noun that it is made of, and who works in a
// field for the field.
func (f *finder) kin(i int) {
	w := &f.words[i]
	if len(w.Kin) == 0 || !adjectival(w.Terms[0]) && !expert(w.Terms[0]) {
		return
	}
	t := f.t.labels[text.PL]
	if n, ok := t.terms[w.Kin[0]]; ok {
		if to, ok := t.next[edge{0, n}]; ok {
			f.take(t.ends[to], i)
			f.derived = len(f.found) > 0
		}
	}
}
