package web

import (
	"errors"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// maxBody is the largest form that is read, in bytes.
const maxBody = 256 << 10

// policyHeader forbids everything that does not come from this site: no
// inline script, no inline style, no frames around it.
const policyHeader = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// guardHeaders sets the headers that every answer carries, errors included.
func (s *site) guardHeaders(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", policyHeader)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	if s.opts.TLS {
		h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
	}
}

// recovery turns a panic into a plain 500. The stack goes to the log; the
// request's headers go nowhere, they hold the session.
func (s *site) recovery(c *gin.Context) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if err, ok := r.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(r)
		}
		s.opts.Log.Error("panic", "route", c.FullPath(), "request", visitOf(c).request,
			"panic", r, "stack", string(debug.Stack()))
		if !c.Writer.Written() {
			s.fail(c, failure{status: http.StatusInternalServerError})
		}
		c.Abort()
	}()
	c.Next()
}

// guardRequest refuses what no page of ours would send: forms from other
// sites, bodies that are too large or no form, text that is not UTF-8.
func (s *site) guardRequest(c *gin.Context) {
	if err := s.checkRequest(c); err != nil {
		s.fail(c, err)
		c.Abort()
	}
}

func (s *site) checkRequest(c *gin.Context) error {
	if err := s.crossOrigin.Check(c.Request); err != nil {
		return failure{status: http.StatusForbidden, key: "error.cross_site"}
	}
	query, err := url.ParseQuery(c.Request.URL.RawQuery)
	if err != nil || !clean(query) {
		return &domain.Error{Code: domain.CodeQuery}
	}
	switch c.Request.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodTrace:
		return nil
	}
	return readForm(c)
}

// readForm reads the whole form at once, so that no handler meets half of one.
func readForm(c *gin.Context) error {
	if c.Request.ContentLength > maxBody {
		return failure{status: http.StatusRequestEntityTooLarge}
	}
	kind, _, err := mime.ParseMediaType(c.GetHeader("Content-Type"))
	if c.Request.ContentLength != 0 && (err != nil || kind != "application/x-www-form-urlencoded") {
		return failure{status: http.StatusUnsupportedMediaType}
	}
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, maxBody)
	err = c.Request.ParseForm()
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return failure{status: http.StatusRequestEntityTooLarge}
	}
	if err != nil || !clean(c.Request.PostForm) {
		return failure{status: http.StatusBadRequest}
	}
	return nil
}

// clean says whether all names and values are UTF-8 without NUL.
func clean(values url.Values) bool {
	for name, vs := range values {
		for _, s := range append([]string{name}, vs...) {
			if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
				return false
			}
		}
	}
	return true
}
