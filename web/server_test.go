package web

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"
)

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestServeFinishesRunningAnswers(t *testing.T) {
	started, release := make(chan struct{}), make(chan struct{})
	h := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(started)
		<-release
		_, _ = io.WriteString(w, "whole")
	})
	l := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, Server(h, slog.New(slog.DiscardHandler)), l, 5*time.Second) }()
	got := make(chan string, 1)
	go func() {
		r, err := http.Get("http://" + l.Addr().String())
		if err != nil {
			got <- err.Error()
			return
		}
		defer r.Body.Close()
		b, _ := io.ReadAll(r.Body)
		got <- string(b)
	}()
	<-started
	stop()
	untilRefused(t, l.Addr().String())
	close(release)
	if s := <-got; s != "whole" {
		t.Errorf("a running answer was cut: %s", s)
	}
	if err := <-done; err != nil {
		t.Errorf("serve: %v", err)
	}
}

// untilRefused waits until a server takes no new connections: it is shutting
// down.
func untilRefused(t *testing.T, addr string) {
	t.Helper()
	for {
		c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", addr)
		if err != nil {
			return
		}
		_ = c.Close()
	}
}

func TestServeTellsWhatFails(t *testing.T) {
	l := listen(t)
	_ = l.Close()
	if err := Serve(t.Context(), Server(http.NotFoundHandler(), slog.New(slog.DiscardHandler)), l, time.Second); err == nil {
		t.Error("serving on a closed listener succeeds")
	}
}

func TestSlowHeadersAreCutOff(t *testing.T) {
	srv := Server(http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	if srv.ReadHeaderTimeout == 0 || srv.ReadHeaderTimeout > 9*time.Second || srv.ReadTimeout == 0 || srv.WriteTimeout == 0 || srv.IdleTimeout == 0 {
		t.Errorf("timeouts %v %v %v %v", srv.ReadHeaderTimeout, srv.ReadTimeout, srv.WriteTimeout, srv.IdleTimeout)
	}
	srv.ReadHeaderTimeout = 50 * time.Millisecond
	l := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, srv, l, time.Second) }()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_, _ = io.WriteString(c, "GET / HTTP/1.1\r\nHost:")
	_ = c.SetReadDeadline(time.Now().Add(5 * time.Second))
	if _, err := io.ReadAll(c); err != nil {
		t.Errorf("the slow connection stays open: %v", err)
	}
	stop()
	<-done
}
