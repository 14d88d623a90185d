// Package vocabulary brings in vocabularies from outside: SKOS thesauri in any
// format of package rdf become tables of concepts, dictd dictionaries become
// tables of a glossary. They lie in the data folder beside the records, with
// their source and licence, in the form of our own tables, and are added to
// the thesaurus when the program starts.
//
// A vocabulary is imported as a whole or not at all.
package vocabulary

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/lifescience-krakow/swatka/index/text"
)

// Folder is where imported vocabularies lie within the data folder.
const Folder = "vocabularies"

// Errors of this package.
var (
	// ErrTooLarge is the error of a file that holds more than is taken in.
	ErrTooLarge = errors.New("too large a vocabulary")
	// ErrDamaged is the error of an imported table that is not as it was
	// written; it names the file.
	ErrDamaged = errors.New("a damaged vocabulary")
	// ErrEmpty is the error of a file without anything to import.
	ErrEmpty = errors.New("nothing to import")
	// ErrNone is the error of a name under which nothing was imported.
	ErrNone = errors.New("no such vocabulary")
	// ErrName is the error of a name that cannot be one.
	ErrName = errors.New("a name is of small letters a–z, digits and hyphens, at most 40 of them")
)

// Options say what to import.
type Options struct {
	// File is the file to read; of a dictionary either of its two.
	File string
	// Data is the data folder.
	Data string
	// Name is what the vocabulary is called from now on; that of the file if
	// empty. One of the same name is replaced.
	Name string
	// Untagged is the language of labels that state none; if it is neither
	// Polish nor English, they are left out and counted.
	Untagged text.Lang
	// Progress is told how many bytes of all have been read; it may be nil.
	Progress func(done, total int64)
}

// Report says what an import brought, and what it left out.
type Report struct {
	Info
	PL, EN           int // labels
	Broader, Related int // links
	Same             int // concepts that were folded into another, being the same
	Unlabelled       int // concepts without a label in Polish or English
	Untagged         int // labels without a language
	Unusable         int // labels that are none: too long, or without a letter
	Loose            int // links to what is not in the file, or beyond a bound
	Circles          int // links left out because they went in a circle
	Translations     int // of a glossary
	Phrases          int // headwords of several words, which a glossary cannot use
}

// Info says what an imported vocabulary is.
type Info struct {
	Name, Title, Source, Licence string
	Concepts, Entries            int
	Tables                       []string // the files, by name
}

// nameOf makes a name of a file's.
func nameOf(file string) string {
	base := strings.ToLower(filepath.Base(file))
	for _, ending := range []string{".dz", ".dict", ".index"} {
		base = strings.TrimSuffix(base, ending)
	}
	base = strings.TrimSuffix(base, filepath.Ext(base))
	words := strings.FieldsFunc(base, func(c rune) bool { return !isName(c) })
	name := strings.Join(words, "-")
	return strings.Trim(name[:min(len(name), longestName)], "-")
}

const longestName = 40

func isName(c rune) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }

func checkName(name string) error {
	if name == "" || len(name) > longestName {
		return fmt.Errorf("%w, not %q", ErrName, name)
	}
	for part := range strings.SplitSeq(name, "-") {
		if part == "" || strings.ContainsFunc(part, func(c rune) bool { return !isName(c) }) {
			return fmt.Errorf("%w, not %q", ErrName, name)
		}
	}
	return nil
}
