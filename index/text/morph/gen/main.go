// Command gen makes the dictionary file of package morph: see go generate
// there.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text/cfsa2"
	"github.com/lifescience-krakow/swatka/index/text/morph/build"
)

func main() {
	dict := flag.String("dict", "", "the Morfologik dictionary, a CFSA2 automaton")
	vocabulary := flag.String("vocabulary", "", "the folder with the tables of concepts and glossary")
	out := flag.String("out", "", "the file to write")
	flag.Parse()
	if err := run(*dict, *vocabulary, *out); err != nil {
		log.Fatal(err)
	}
}

func run(dict, vocabulary, out string) error {
	b, err := os.ReadFile(dict)
	if err != nil {
		return err
	}
	a, err := cfsa2.New(b)
	if err != nil {
		return fmt.Errorf("%s: %w", dict, err)
	}
	known, err := knownWords(os.DirFS(vocabulary))
	if err != nil {
		return err
	}
	file, err := build.Dictionary(a, known)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, %d words known\n", out, len(file), len(known))
	return os.WriteFile(out, file, 0o644)
}

// knownWords gives the Polish labels and lemmas of the tables: those of the
// column "pl".
func knownWords(fsys fs.FS) (map[string]bool, error) {
	known := map[string]bool{}
	paths, err := fs.Glob(fsys, "*/*.tsv")
	if err != nil {
		return nil, err
	}
	for _, p := range paths {
		if err := wordsOf(fsys, p, known); err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
	}
	return known, nil
}

func wordsOf(fsys fs.FS, path string, known map[string]bool) error {
	f, err := fsys.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() // only read
	lines := bufio.NewScanner(f)
	column := -1
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if column < 0 {
			for i, c := range cells {
				if c == "pl" {
					column = i
				}
			}
			if column < 0 {
				return fmt.Errorf("no column pl")
			}
			continue
		}
		if column < len(cells) {
			for _, w := range strings.Split(cells[column], " | ") {
				known[strings.ToLower(w)] = true // one of several words is no lemma: harmless
			}
		}
	}
	return lines.Err()
}
