package thesaurus

import (
	"runtime"
	"sync"

	"github.com/lifescience-krakow/swatka/index/text"
)

// name is a label or a word of the glossary to be read.
type name struct {
	lang text.Lang
	text string
}

// names has names with their words. Reading is most of the work of making a
// thesaurus, so each name is read once, and on all cores.
type names map[name][]text.Word

// readNames reads the names of all vocabularies.
func readNames(vs []*Vocabulary) names {
	var all []name
	out := names{}
	note := func(l text.Lang, s string) {
		n := name{l, s}
		if _, ok := out[n]; !ok {
			out[n] = nil
			all = append(all, n)
		}
	}
	for _, v := range vs {
		for i := range v.Concepts {
			for _, s := range v.Concepts[i].PL {
				note(text.PL, s)
			}
			for _, s := range v.Concepts[i].EN {
				note(text.EN, s)
			}
		}
		for i := range v.Glossary {
			note(text.PL, v.Glossary[i].PL)
			for _, t := range v.Glossary[i].EN {
				note(text.EN, t.Word)
			}
		}
	}
	for i, words := range readAll(all) {
		out[all[i]] = words
	}
	return out
}

// readAll reads names on all cores.
func readAll(all []name) [][]text.Word {
	out := make([][]text.Word, len(all))
	workers := max(1, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(all); i += workers {
				out[i] = text.ReadName(all[i].lang, all[i].text)
			}
		})
	}
	wg.Wait()
	return out
}

// words gives the words of a name.
func (ns names) words(l text.Lang, s string) []text.Word { return ns[name{l, s}] }

// single gives the terms of a name if it is a single word.
func (ns names) single(l text.Lang, s string) []string {
	words := whole(ns.words(l, s))
	if len(words) != 1 {
		return nil
	}
	return words[0].Terms
}
