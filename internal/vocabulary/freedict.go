package vocabulary

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/lifescience-krakow/swatka/internal/thesaurus"
)

// How usual a translation is, by its place: the very first; the others of the
// first sense and the first of each later one; the rest.
const (
	firstOfAll = 1.0
	second     = 0.7
	later      = 0.5

	mostTranslations = 8
	mostWords        = 4 // of a translation
)

// wordClasses are those of which a glossary has a use.
var wordClasses = map[string]bool{
	"n": true, "pn": true, "v": true, "adj": true, "adv": true, "acronym": true, "numeral": true, "modal": true, "": true,
}

func importDictionary(ctx context.Context, o Options, r *Report) error {
	d, err := readDictionary(ctx, o)
	if err != nil {
		return err
	}
	d.describe(&r.Info, o.File)
	polishFirst, err := direction(o.File, r.Title)
	if err != nil {
		return err
	}
	g := glossary{at: map[string]int{}, report: r}
	seen := map[int]bool{}
	for _, e := range d.index {
		if strings.HasPrefix(e.word, databaseMark) || seen[e.offset] {
			continue
		}
		seen[e.offset] = true
		text, err := d.entry(e)
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(o.File), err)
		}
		g.read(text, polishFirst)
	}
	entries := g.finish()
	if len(entries) == 0 {
		return fmt.Errorf("%s: %w: it holds no entry in the form of FreeDict", filepath.Base(o.File), ErrEmpty)
	}
	return writeGlossary(o.Data, r, entries)
}

// describe reads title, address and licence.
func (d *dictionary) describe(i *Info, file string) {
	short := strings.TrimPrefix(oneLine(d.about("short")), databaseMark+"short ")
	url := strings.TrimPrefix(oneLine(d.about("url")), databaseMark+"url ")
	i.Title, i.Source = shorten(short), cmp.Or(shorten(url), filepath.Base(file))
	_, terms, found := strings.Cut(d.about("info"), "Availability:")
	if !found {
		return
	}
	for paragraph := range strings.SplitSeq(strings.TrimSpace(terms), "\n\n") {
		i.Licence = shorten(oneLine(paragraph))
		return
	}
}

// direction tells from the name of the file or the title whether the headwords
// are Polish.
func direction(file, title string) (polishFirst bool, err error) {
	in := strings.ToLower(filepath.Base(file) + " " + title)
	for _, s := range []string{"pol-eng", "pl-en", "polski-english", "polish-english", "polsko-angielski"} {
		if strings.Contains(in, s) {
			return true, nil
		}
	}
	for _, s := range []string{"eng-pol", "en-pl", "english-polish", "english-polski", "english-język polski", "angielsko-polski"} {
		if strings.Contains(in, s) {
			return false, nil
		}
	}
	return false, fmt.Errorf("%s: neither its name nor its title says that it is Polish–English (pol-eng) or English–Polish (eng-pol)", filepath.Base(file))
}

// glossary gathers entries; a word of several entries gets one.
type glossary struct {
	report  *Report
	at      map[string]int
	entries []thesaurus.Entry
}

// read takes an entry in: a line with the headword, its sound and its class,
// then for each sense a line of translations and lines that explain.
func (g *glossary) read(entry string, polishFirst bool) {
	head, body, _ := strings.Cut(entry, "\n")
	word, class := headword(head)
	if word == "" || !wordClasses[class] {
		return
	}
	for i, line := range senses(body) {
		for j, t := range translations(line) {
			weight := later
			switch {
			case i == 0 && j == 0:
				weight = firstOfAll
			case i == 0 || j == 0:
				weight = second
			}
			if polishFirst {
				g.add(word, t, weight)
			} else {
				g.add(t, word, weight)
			}
		}
	}
}

// headword reads "azot /ˈazɔt/ <n>".
func headword(line string) (word, class string) {
	word = line
	if open := strings.LastIndex(line, "<"); open >= 0 && strings.HasSuffix(line, ">") {
		word, class = line[:open], line[open+1:len(line)-1]
		class, _, _ = strings.Cut(class, ",")
	}
	if open := strings.Index(word, "/"); open > 0 {
		word = word[:open]
	}
	return clean(word), strings.TrimSpace(class)
}

// senses gives the lines with translations: the first, and those that begin
// with a number at the very start. Others explain.
func senses(body string) (out []string) {
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\r\n")
		rest, numbered := afterNumber(line)
		switch {
		case numbered && rest != "":
			out = append(out, rest)
		case len(out) == 0 && !numbered:
			out = append(out, line)
		}
	}
	return out
}

// afterNumber cuts "2. " from the start of a line.
func afterNumber(line string) (rest string, numbered bool) {
	number, rest, found := strings.Cut(line, ". ")
	if !found {
		number, found = strings.CutSuffix(line, ".")
		rest = ""
	}
	if !found || number == "" || strings.ContainsFunc(number, func(c rune) bool { return c < '0' || c > '9' }) {
		return line, false
	}
	return strings.TrimSpace(rest), true
}

// translations splits a line at its commas. The number of the next
// explanation may stand at its end.
func translations(line string) (out []string) {
	if at := strings.LastIndexByte(line, ' '); at >= 0 {
		if rest, numbered := afterNumber(line[at+1:]); numbered && rest == "" {
			line = line[:at]
		}
	}
	for t := range strings.FieldsFuncSeq(line, func(c rune) bool { return c == ',' || c == ';' }) {
		t = strings.TrimPrefix(clean(withoutBrackets(t)), "to ")
		if t != "" && !strings.ContainsAny(t, ":…") && len(strings.Fields(t)) <= mostWords && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

func withoutBrackets(s string) string {
	depth := 0
	return strings.Map(func(c rune) rune {
		switch {
		case c == '(' || c == '[':
			depth++
			return -1
		case (c == ')' || c == ']') && depth > 0:
			depth--
			return -1
		case depth > 0:
			return -1
		}
		return c
	}, s)
}

func (g *glossary) add(pl, en string, weight float64) {
	if strings.ContainsFunc(pl, unicode.IsSpace) {
		g.report.Phrases++
		return
	}
	at, known := g.at[pl]
	if !known {
		at = len(g.entries)
		g.at[pl] = at
		g.entries = append(g.entries, thesaurus.Entry{PL: pl})
	}
	e := &g.entries[at]
	for i := range e.EN {
		if e.EN[i].Word == en {
			e.EN[i].Weight = max(e.EN[i].Weight, weight)
			return
		}
	}
	e.EN = append(e.EN, thesaurus.Translation{Word: en, Weight: weight})
}

// finish orders the translations, the most usual first.
func (g *glossary) finish() []thesaurus.Entry {
	for i := range g.entries {
		e := &g.entries[i]
		slices.SortStableFunc(e.EN, func(a, b thesaurus.Translation) int { return cmp.Compare(b.Weight, a.Weight) })
		e.EN = e.EN[:min(len(e.EN), mostTranslations)]
		g.report.Translations += len(e.EN)
	}
	g.report.Entries = len(g.entries)
	return g.entries
}
