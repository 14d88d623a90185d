package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/spf13/cobra"

	"github.com/lifescience-krakow/swatka/web"
)

// grace is how long running answers may take to finish at the end.
const grace = 10 * time.Second

func serveCommand(s *settings) *cobra.Command {
	var listen string
	var dev bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the web pages",
		Long: `Serve the web pages over the data folder until interrupted.

Swatka speaks plain HTTP; put it behind a web server that does TLS.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return serve(cmd, s, listen, dev)
		},
	}
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:8080", "address and port to listen on")
	cmd.Flags().BoolVar(&dev, "dev", false, "show the style guide at /styleguide")
	return cmd
}

func serve(cmd *cobra.Command, s *settings, listen string, dev bool) (err error) {
	l, err := net.Listen("tcp", listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	defer l.Close()
	a, err := open(s.data, true, s.log())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.close()) }()
	ready := func() {
		fmt.Fprintf(cmd.OutOrStdout(), "Swatka is at http://%s/ (data in %s); Ctrl-C ends it.\n", l.Addr(), s.data)
	}
	return a.answer(cmd.Context(), l, web.Options{Now: time.Now, Development: dev}, ready)
}

// answer follows the changes and answers requests until ctx ends or the disk
// fails: then it is better to stop than to promise what cannot be kept.
func (a *app) answer(ctx context.Context, l net.Listener, o web.Options, ready func()) error {
	h, err := a.handler(o)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	wait := a.follow(ctx)
	defer wait()
	defer stop()
	go a.watch(ctx, stop)
	ready()
	return errors.Join(web.Serve(ctx, web.Server(h, a.log), l, grace), a.store.Err())
}

// watch ends the serving when the store can no longer write.
func (a *app) watch(ctx context.Context, stop func()) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			if a.store.Err() != nil {
				stop()
				return
			}
		}
	}
}
