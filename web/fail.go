package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// handler makes a page or says what went wrong.
type handler func(*gin.Context) error

// failure is what goes wrong in web itself. Key is a key of the catalogues;
// "" is the sentence of the status.
type failure struct {
	status int
	key    string
	wait   time.Duration
	cause  error
}

func (f failure) Error() string {
	s := http.StatusText(f.status)
	if f.cause != nil {
		s += ": " + f.cause.Error()
	}
	return s
}

func (f failure) Unwrap() error { return f.cause }

// page makes a Gin handler of a handler.
func (s *site) page(h handler) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := h(c); err != nil {
			s.fail(c, err)
		}
	}
}

// statuses maps the codes of the house to statuses; anything else is a 500.
var statuses = map[domain.Code]int{
	domain.CodeNotFound:  http.StatusNotFound,
	domain.CodeKind:      http.StatusNotFound,
	domain.CodeConflict:  http.StatusConflict,
	domain.CodeDuplicate: http.StatusConflict,
	domain.CodeStep:      http.StatusConflict,
	domain.CodeForbidden: http.StatusForbidden,
	domain.CodeBusy:      http.StatusServiceUnavailable,
	domain.CodeQuery:     http.StatusBadRequest,
	domain.CodeSignIn:    http.StatusUnauthorized,
}

// diagnose gives the status and the key of the sentence for an error.
func diagnose(err error) failure {
	if f, ok := as[failure](err); ok {
		if f.key == "" {
			f.key = "error.status_" + strconv.Itoa(f.status)
		}
		return f
	}
	if _, ok := as[*domain.Invalid](err); ok {
		return failure{status: http.StatusUnprocessableEntity, key: "error.invalid", cause: err}
	}
	code := domain.CodeOf(err)
	if status, ok := statuses[code]; ok {
		f := failure{status: status, key: "error." + string(code), cause: err}
		if code == domain.CodeBusy {
			f.wait = 5 * time.Second
		}
		return f
	}
	return failure{status: http.StatusInternalServerError, key: "error.status_500", cause: err}
}

// fail is the one place where errors become answers: it writes the log and
// shows the page of the status. The visitor never sees the error itself.
func (s *site) fail(c *gin.Context, err error) {
	f, v := diagnose(err), visitOf(c)
	level := s.opts.Log.Info
	if f.status >= http.StatusInternalServerError {
		level = s.opts.Log.Error
	}
	level("failed", "route", c.FullPath(), "status", f.status, "err", err, "request", v.request)
	if f.wait > 0 {
		c.Header("Retry-After", strconv.Itoa(int((f.wait+time.Second-1)/time.Second)))
	}
	c.Header("Cache-Control", "no-store")
	s.renderError(c, f)
}
