package thesaurus

import "github.com/lifescience-krakow/swatka/index/text"

// ID names a concept: lower-case words joined by hyphens; those of an imported
// vocabulary have its name and a colon before them.
type ID string

// Kind is the field of a concept.
type Kind string

// The kinds.
const (
	KindSubject    Kind = "subject"
	KindMethod     Kind = "method"
	KindInstrument Kind = "instrument"
	KindMaterial   Kind = "material"
	KindSubstance  Kind = "substance"
	KindStructure  Kind = "structure" // anatomy and cells
	KindProcess    Kind = "process"   // what happens in nature
	KindOrganism   Kind = "organism"
	KindDisease    Kind = "disease" // and symptoms
	KindProduct    Kind = "product"
	KindRegulation Kind = "regulation"
	KindBusiness   Kind = "business"
)

// Kinds lists the kinds in their fixed order.
var Kinds = [...]Kind{
	KindSubject, KindMethod, KindInstrument, KindMaterial, KindSubstance, KindStructure,
	KindProcess, KindOrganism, KindDisease, KindProduct, KindRegulation, KindBusiness,
}

// Concept is a thing or an idea with its names. Labels are in the nominative,
// the preferred one first.
type Concept struct {
	ID      ID
	Kind    Kind
	PL, EN  []string
	Broader []ID
	Related []ID
	Note    string
	// Place is where it was read: file and line.
	Place Place
}

// Place is a line of a file.
type Place struct {
	File string
	Line int
}

// Labels gives the labels in a language.
func (c *Concept) Labels(l text.Lang) []string {
	if l == text.PL {
		return c.PL
	}
	return c.EN
}

// Name gives the preferred label in a language, that of the other one if it
// has none.
func (c *Concept) Name(l text.Lang) string {
	first, second := c.PL, c.EN
	if l != text.PL {
		first, second = c.EN, c.PL
	}
	if len(first) > 0 {
		return first[0]
	}
	if len(second) > 0 {
		return second[0]
	}
	return string(c.ID)
}

// Entry is a Polish lemma of the glossary with its English translations.
type Entry struct {
	PL    string
	EN    []Translation
	Place Place
}

// Translation is a word that stands for another in the other language; Weight
// is how usual it is, above 0, at most 1.
type Translation struct {
	Word   string
	Weight float64
}

// Vocabulary is concepts and glossary entries with where they come from.
type Vocabulary struct {
	Name     string // "" for the project's own
	Source   string // of an imported one: its title or address
	Licence  string
	Concepts []Concept
	Glossary []Entry
}
