package domain

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest texts, in characters.
const (
	MaxLine  = 300    // names
	MaxTitle = 500    // titles
	MaxText  = 20_000 // summaries, abstracts
	MaxKey   = 300    // external keys
	MaxList  = 200    // entries of any list
)

// checker gathers the wrong fields of one record.
type checker struct{ fields []FieldError }

func (c *checker) err() error {
	if len(c.fields) == 0 {
		return nil
	}
	return &Invalid{Fields: c.fields}
}

func (c *checker) add(path string, code Code, params ...any) {
	f := FieldError{Path: path, Code: code}
	for i := 0; i+1 < len(params); i += 2 {
		if f.Params == nil {
			f.Params = map[string]any{}
		}
		f.Params[params[i].(string)] = params[i+1]
	}
	c.fields = append(c.fields, f)
}

// line checks a text of one line with bounds on its length in characters.
func (c *checker) line(path, s string, least, most int) {
	c.text(path, s, least, most)
	if strings.ContainsAny(s, "\n\r") {
		c.add(path, CodeFormat)
	}
}

func (c *checker) text(path, s string, least, most int) {
	n := utf8.RuneCountInString(s)
	switch {
	case strings.TrimSpace(s) == "" && least > 0:
		c.add(path, CodeRequired)
	case n < least:
		c.add(path, CodeTooShort, "Min", least)
	case n > most:
		c.add(path, CodeTooLong, "Max", most)
	}
	if !utf8.ValidString(s) || strings.ContainsFunc(s, forbiddenRune) {
		c.add(path, CodeEncoding)
	}
}

// forbiddenRune tells characters that no member's text needs: control codes
// other than line breaks and tabs, and the mark of lost text.
func forbiddenRune(r rune) bool {
	return r != '\n' && r != '\r' && r != '\t' && unicode.IsControl(r) || r == utf8.RuneError
}

// both checks a text in both languages; at least one must be there if needed.
func (c *checker) both(path string, t Text, needed bool, most int) {
	if needed && strings.TrimSpace(t.PL) == "" && strings.TrimSpace(t.EN) == "" {
		c.add(path, CodeRequired)
		return
	}
	for _, l := range Langs {
		c.text(path+"."+string(l), t.In(l), 0, most)
	}
}

func (c *checker) id(path string, id ID) {
	if id == "" {
		c.add(path, CodeRequired)
	}
}

func (c *checker) ref(path string, r Ref, allowed ...Kind) {
	switch {
	case r.IsZero() || r.ID == "":
		c.add(path, CodeRequired)
	case !slices.Contains(allowed, r.Kind):
		c.add(path, CodeChoice, "Allowed", join(allowed))
	}
}

func (c *checker) number(path string, n, least, most int) {
	if n < least || n > most {
		c.add(path, CodeRange, "Min", least, "Max", most)
	}
}

func (c *checker) list(path string, n int) {
	if n > MaxList {
		c.add(path, CodeTooMany, "Max", MaxList)
	}
}

func choice[T ~string](c *checker, path string, v T, allowed ...T) {
	if v == "" {
		c.add(path, CodeRequired)
	} else if !slices.Contains(allowed, v) {
		c.add(path, CodeChoice, "Allowed", join(allowed))
	}
}

func join[T ~string](vs []T) string {
	out := make([]string, len(vs))
	for i, v := range vs {
		out[i] = string(v)
	}
	return strings.Join(out, ", ")
}

func at(list string, i int, field string) string {
	if field == "" {
		return fmt.Sprintf("%s[%d]", list, i)
	}
	return fmt.Sprintf("%s[%d].%s", list, i, field)
}
