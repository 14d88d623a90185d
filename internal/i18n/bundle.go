package i18n

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed catalogue/*.toml
var files embed.FS

// The languages of the catalogues; the first is used where none is wanted.
const (
	Polish  = "pl"
	English = "en"
)

// Languages lists the languages in their fixed order.
var Languages = [...]string{Polish, English}

// Bundle holds the catalogues of all languages. It is read-only after New and
// may be used by many requests at a time.
type Bundle struct {
	catalogues map[string]*catalogue
	matcher    language.Matcher
}

// catalogue is all the sentences of one language. Fixed sentences are kept
// aside: they need no template and are most of what a page asks for.
type catalogue struct {
	fixed     map[string]string
	keys      map[string]*goi18n.Message
	localizer *goi18n.Localizer
}

// New reads the embedded catalogues. It fails on a file that cannot be read
// and on a key that stands twice in one language.
func New() (*Bundle, error) {
	inner := goi18n.NewBundle(language.Polish)
	inner.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	b := &Bundle{catalogues: map[string]*catalogue{}}
	tags := make([]language.Tag, len(Languages))
	for i, l := range Languages {
		tags[i] = language.Make(l)
		b.catalogues[l] = &catalogue{
			fixed: map[string]string{}, keys: map[string]*goi18n.Message{},
			localizer: goi18n.NewLocalizer(inner, l),
		}
	}
	b.matcher = language.NewMatcher(tags)
	entries, err := files.ReadDir("catalogue")
	if err != nil {
		return nil, fmt.Errorf("list catalogues: %w", err)
	}
	for _, e := range entries {
		file, err := inner.LoadMessageFileFS(files, "catalogue/"+e.Name())
		if err != nil {
			return nil, fmt.Errorf("read catalogue %s: %w", e.Name(), err)
		}
		if err := b.add(file); err != nil {
			return nil, fmt.Errorf("catalogue %s: %w", e.Name(), err)
		}
	}
	return b, nil
}

func (b *Bundle) add(file *goi18n.MessageFile) error {
	c := b.catalogues[file.Tag.String()]
	if c == nil {
		return fmt.Errorf("unknown language %q", file.Tag)
	}
	for _, m := range file.Messages {
		if c.keys[m.ID] != nil {
			return fmt.Errorf("key %q stands twice", m.ID)
		}
		c.keys[m.ID] = m
		if m.One == "" && !strings.Contains(m.Other, "{{") {
			c.fixed[m.ID] = m.Other
		}
	}
	return nil
}

// Printer gives the printer of a language; of the first one if there is no
// such language.
func (b *Bundle) Printer(lang string) Printer {
	if b.catalogues[lang] == nil {
		lang = Languages[0]
	}
	return Printer{lang: lang, words: b.catalogues[lang]}
}

// Match gives the language that suits an Accept-Language header best.
func (b *Bundle) Match(accept string) string {
	tags, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(tags) == 0 {
		return Languages[0]
	}
	_, i, _ := b.matcher.Match(tags...)
	return Languages[i]
}

// Keys lists the keys of a language, sorted.
func (b *Bundle) Keys(lang string) []string {
	c := b.catalogues[lang]
	if c == nil {
		return nil
	}
	out := make([]string, 0, len(c.keys))
	for k := range c.keys {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
