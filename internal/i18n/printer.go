package i18n

import (
	"fmt"
	"maps"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
)

// Printer speaks one language. The zero Printer is not usable; see
// [Bundle.Printer].
type Printer struct {
	lang  string
	words *catalogue
}

// Lang gives the language, "pl" or "en".
func (p Printer) Lang() string { return p.lang }

// Has says whether the catalogue has a key.
func (p Printer) Has(key string) bool { return p.words.keys[key] != nil }

// T gives the sentence of a key. Params are names and values in turn, or one
// map. A key that does not exist comes back between ⟦ and ⟧, so that it is
// seen.
func (p Printer) T(key string, params ...any) string {
	if s, ok := p.words.fixed[key]; ok {
		return s
	}
	return p.say(&goi18n.LocalizeConfig{MessageID: key, TemplateData: named(params)})
}

// N gives the sentence of a key in the plural form for n; the sentence has
// the number, written out as the language does, as {{.Count}}.
func (p Printer) N(key string, n int, params ...any) string {
	data := maps.Clone(named(params))
	data["Count"] = p.Number(n)
	return p.say(&goi18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: data})
}

// Word gives the word for a value of an enumeration: the key "family.value",
// or the value itself where the catalogue does not know it.
func (p Printer) Word(family string, value any) string {
	v := fmt.Sprint(value)
	if key := family + "." + v; p.Has(key) {
		return p.T(key)
	}
	return v
}

func (p Printer) say(cfg *goi18n.LocalizeConfig) string {
	s, err := p.words.localizer.Localize(cfg)
	if err != nil {
		return "⟦" + cfg.MessageID + "⟧"
	}
	return s
}

func named(params []any) map[string]any {
	if len(params) == 1 {
		if m, ok := params[0].(map[string]any); ok && m != nil {
			return m
		}
	}
	out := make(map[string]any, len(params)/2+1)
	for i := 0; i+1 < len(params); i += 2 {
		out[fmt.Sprint(params[i])] = params[i+1]
	}
	return out
}
