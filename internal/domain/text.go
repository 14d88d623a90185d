package domain

import "strings"

// Lang is a language of the product.
type Lang string

// The two languages.
const (
	PL Lang = "pl"
	EN Lang = "en"
)

// Langs lists the languages in their fixed order.
var Langs = [...]Lang{PL, EN}

// Other gives the other of the two languages.
func (l Lang) Other() Lang {
	if l == PL {
		return EN
	}
	return PL
}

// Valid says whether l is one of the two languages.
func (l Lang) Valid() bool { return l == PL || l == EN }

// Text is what a member wrote, in Polish, in English or in both.
type Text struct {
	PL string `json:"pl,omitempty"`
	EN string `json:"en,omitempty"`
}

// In gives the text in one language, "" if it does not exist.
func (t Text) In(l Lang) string {
	if l == PL {
		return t.PL
	}
	return t.EN
}

// Set puts s in place of the text in one language.
func (t *Text) Set(l Lang, s string) {
	if l == PL {
		t.PL = s
		return
	}
	t.EN = s
}

// Best gives the text in the wanted language or, failing that, the other,
// and says which one it is.
func (t Text) Best(want Lang) (string, Lang) {
	if s := t.In(want); s != "" {
		return s, want
	}
	if s := t.In(want.Other()); s != "" {
		return s, want.Other()
	}
	return "", want
}

// Langs lists the languages in which the text exists.
func (t Text) Langs() []Lang {
	var out []Lang
	for _, l := range Langs {
		if t.In(l) != "" {
			out = append(out, l)
		}
	}
	return out
}

// IsZero says whether the text exists in no language.
func (t Text) IsZero() bool { return t == Text{} }

// Trim gives the text without space around it.
func (t Text) Trim() Text {
	return Text{PL: strings.TrimSpace(t.PL), EN: strings.TrimSpace(t.EN)}
}
