package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// typed gives what stands in a field, with line breaks as the house writes
// them and without space around it.
func typed(c *gin.Context, name string) string {
	return strings.TrimSpace(strings.ReplaceAll(c.PostForm(name), "\r\n", "\n"))
}

// versionOf gives the version of the record that the form was made from.
func versionOf(c *gin.Context) (uint64, error) {
	v, err := strconv.ParseUint(c.PostForm("version"), 10, 64)
	if err != nil {
		return 0, failure{status: http.StatusBadRequest, cause: err}
	}
	return v, nil
}

// seenOf gives the record that a form is about, and the version of it that
// the sender saw.
func seenOf(c *gin.Context) (id domain.ID, version uint64, err error) {
	if id, err = idOf(c); err != nil {
		return "", 0, err
	}
	version, err = versionOf(c)
	return id, version, err
}

// fieldErrors are the wrong fields of a form, by path, the first of each.
type fieldErrors map[string]domain.FieldError

func errorsOf(invalid *domain.Invalid) fieldErrors {
	out := fieldErrors{}
	for _, f := range invalid.Fields {
		out.add(f)
	}
	return out
}

func (e fieldErrors) add(f domain.FieldError) {
	if _, there := e[f.Path]; !there {
		e[f.Path] = f
	}
}

// Wrong says in the reader's language what is wrong with a field; "" if
// nothing is. Of several paths the first wrong one counts.
func (p Page) Wrong(errs fieldErrors, paths ...string) string {
	for _, path := range paths {
		f, ok := errs[path]
		if !ok {
			continue
		}
		code := string(f.Code)
		switch {
		case path == "until" && f.Code == domain.CodeRange:
			code = "future"
		case f.Code == domain.CodeRequired && (path == "title" || path == "summary" || path == "teaser"):
			code = "either" // one of the two languages is enough
		}
		if key := "field." + code; p.Has(key) {
			return p.T(key, p.bounds(f.Params))
		}
		return p.T("field.format")
	}
	return ""
}

// bounds writes the numbers among parameters as the language does.
func (p Page) bounds(params map[string]any) map[string]any {
	out := make(map[string]any, len(params))
	for k, v := range params {
		if n, ok := whole(v); ok {
			v = p.Number(n)
		}
		out[k] = v
	}
	return out
}
