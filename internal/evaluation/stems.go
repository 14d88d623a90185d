package evaluation

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/index/text"
)

// StemCount says how many words were read and how many have no term: stop
// words, and what is none.
type StemCount struct{ Words, Bare int }

// Stems reads a word a line and writes a line for each: the word, then its
// index terms in a language, each once, separated by tabs. name is what an
// error calls the input.
func Stems(l text.Lang, in io.Reader, name string, out io.Writer) (n StemCount, err error) {
	err = scan(in, name, func(_ int, line []byte) error {
		if bytes.ContainsRune(line, '\t') {
			return errors.New("a tab: a line holds one word")
		}
		word := string(bytes.TrimSpace(line))
		terms := indexTerms(l, word)
		n.Words++
		if len(terms) == 0 {
			n.Bare++
		}
		_, err := fmt.Fprintln(out, strings.Join(append([]string{word}, terms...), "\t"))
		return err
	})
	return n, err
}

// indexTerms gives the terms of a word, the likeliest first; none of what is
// not valid UTF-8.
func indexTerms(l text.Lang, word string) []string {
	if !utf8.ValidString(word) {
		return nil
	}
	var out []string
	for _, t := range text.Analyse(l, word) {
		if !slices.Contains(out, t.Term) {
			out = append(out, t.Term)
		}
	}
	return out
}
