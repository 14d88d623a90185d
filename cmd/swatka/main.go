// Command swatka is the matchmaker: it serves the web pages, imports records,
// searches and matches from the command line. `swatka --help` lists what it
// can do.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := root().ExecuteContext(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "swatka: "+sentence(err))
		return exitCode(err)
	}
	return 0
}
