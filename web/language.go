package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/i18n"
	"github.com/lifescience-krakow/swatka/internal/policy"
)

const languageCookie = "lang"

// languageOf chooses a language: the address (?lang=), the cookie of an
// earlier choice, the account, then what the browser says.
func (s *site) languageOf(c *gin.Context, v policy.Viewer) string {
	if l := c.Query("lang"); slices.Contains(i18n.Languages[:], l) {
		s.keepLanguage(c, l)
		return l
	}
	if l, err := c.Cookie(languageCookie); err == nil && slices.Contains(i18n.Languages[:], l) {
		return l
	}
	if v.Lang != "" {
		return string(v.Lang)
	}
	return s.bundle.Match(c.GetHeader("Accept-Language"))
}

func (s *site) keepLanguage(c *gin.Context, lang string) {
	http.SetCookie(c.Writer, &http.Cookie{
		Name: languageCookie, Value: lang, Path: "/", MaxAge: 365 * 24 * 3600,
		HttpOnly: true, Secure: s.opts.TLS, SameSite: http.SameSiteLaxMode,
	})
}

// language keeps the chosen language and goes back to where the reader was.
func (s *site) language(c *gin.Context) error {
	lang := c.PostForm("lang")
	if !slices.Contains(i18n.Languages[:], lang) {
		return failure{status: http.StatusBadRequest}
	}
	s.keepLanguage(c, lang)
	c.Redirect(http.StatusSeeOther, withoutLang(safePath(c.PostForm("return"))))
	return nil
}

// hereOf gives the address of the page, to come back to; a page that answers
// a form comes back to the same path.
func hereOf(c *gin.Context) string {
	if c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead {
		return safePath(c.Request.URL.EscapedPath())
	}
	return safePath(c.Request.URL.RequestURI())
}

// safePath allows addresses on this site only: "//host", "/\host" and the
// like would lead elsewhere.
func safePath(p string) string {
	bad := strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f })
	if bad || !strings.HasPrefix(p, "/") || strings.HasPrefix(p, "//") || len(p) > 2000 {
		return "/"
	}
	return p
}

// withoutLang takes a choice of language out of an address, which would
// otherwise overrule the new one.
func withoutLang(p string) string {
	path, query, found := strings.Cut(p, "?")
	if !found {
		return p
	}
	kept := slices.DeleteFunc(strings.Split(query, "&"), func(kv string) bool {
		return kv == "" || strings.HasPrefix(kv, "lang=")
	})
	if len(kept) == 0 {
		return path
	}
	return path + "?" + strings.Join(kept, "&")
}
