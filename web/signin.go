package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// signInPage answers: how do I get in?
type signInPage struct {
	Page
	Form signInForm
	Demo []DemoAccount
}

// signInForm is what was typed, and what came of it.
type signInForm struct {
	Email, Password string // the password only of a demo account
	Next            string
	Wrong           bool // unknown e-mail or wrong password
	Wanted          bool // a page asked for it
	Out             bool // just signed out
	Wait            int  // minutes until the next try
}

func (s *site) accountRoutes(e *gin.Engine) {
	p := s.pages(e)
	p.get("/sign-in", s.showSignIn)
	p.post("/sign-in", s.signIn)
	p.post("/sign-out", s.signOut)
}

// showSignIn shows the form; ?as= fills in an account of the demo.
func (s *site) showSignIn(c *gin.Context) error {
	form := signInForm{Next: safePath(c.Query("next")), Out: c.Query("out") == "1"}
	for _, d := range s.opts.DemoAccounts {
		if d.Email == c.Query("as") {
			form.Email, form.Password = d.Email, d.Password
		}
	}
	s.renderSignIn(c, http.StatusOK, form)
	return nil
}

func (s *site) renderSignIn(c *gin.Context, status int, form signInForm) {
	page := signInPage{Page: s.newPage(c, "sign_in", "sign_in.title"), Form: form, Demo: s.opts.DemoAccounts}
	c.Header("Cache-Control", "no-store")
	if err := s.renderAs(c, status, "signin", &page); err != nil {
		s.fail(c, err)
	}
}

// signIn checks the password, unless account or address have failed too
// often.
func (s *site) signIn(c *gin.Context) error {
	ctx, email := c.Request.Context(), typed(c, "email")
	form := signInForm{Email: email, Next: safePath(c.PostForm("next"))}
	try, wait := s.throttle.try(email, c.ClientIP(), s.opts.Now())
	if wait > 0 {
		s.opts.Log.Warn("sign-in throttled", "request", visitOf(c).request)
		c.Header("Retry-After", strconv.Itoa(int((wait+time.Second-1)/time.Second)))
		form.Wait = int((wait + time.Minute - 1) / time.Minute)
		s.renderSignIn(c, http.StatusTooManyRequests, form)
		return nil
	}
	v, err := s.Accounts.SignIn(ctx, email, c.PostForm("password"))
	if errors.Is(err, &domain.Error{Code: domain.CodeSignIn}) {
		form.Wrong = true
		s.renderSignIn(c, http.StatusUnauthorized, form)
		return nil
	}
	if err != nil {
		return err
	}
	try.good()
	if err := s.startSession(ctx, v.User); err != nil {
		return err
	}
	s.leave(c, "signed_in", v.Name)
	c.Header("Cache-Control", "no-store")
	c.Redirect(http.StatusSeeOther, form.Next)
	return nil
}

func (s *site) signOut(c *gin.Context) error {
	if err := s.sessions.Destroy(c.Request.Context()); err != nil {
		return fmt.Errorf("end session: %w", err)
	}
	c.Header("Cache-Control", "no-store")
	c.Header("Clear-Site-Data", `"cache"`)
	c.Redirect(http.StatusSeeOther, "/sign-in?out=1")
	return nil
}
