package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/lifescience-krakow/swatka/index/bleveindex"
	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/internal/store/boltstore"
)

// Exit codes. 75 is EX_TEMPFAIL of sysexits: the same command may work later.
const (
	exitFailure = 1
	exitUsage   = 2
	exitPartly  = 3 // an import left rows out
	exitBusy    = 75
)

// usageError is a command line that cannot be understood.
type usageError struct {
	err  error
	help string
}

func (e usageError) Error() string { return fmt.Sprintf("%v; see %s", e.err, e.help) }
func (e usageError) Unwrap() error { return e.err }

// noData is a data folder that does not exist yet.
type noData struct{ dir string }

func (e noData) Error() string {
	return fmt.Sprintf("there is no data in %s yet; import some first (swatka import --help) or name another folder with --data", e.dir)
}

// partly is an import that left rows out.
type partly struct{ refused int }

func (e partly) Error() string {
	if e.refused == 1 {
		return "1 row was left out; it is named above"
	}
	return fmt.Sprintf("%d rows were left out; they are named above", e.refused)
}

// sentence says in one line what went wrong and what to do.
func sentence(err error) string {
	s := strings.ReplaceAll(strings.TrimSpace(err.Error()), "\n", "; ")
	switch {
	case errors.Is(err, boltstore.ErrLocked), errors.Is(err, bleveindex.ErrLocked):
		return "the data folder is in use by another swatka; stop that one first, or use its pages"
	case errors.Is(err, boltstore.ErrNewer):
		return s + "; use the newer swatka that wrote it"
	case errors.Is(err, boltstore.ErrDamaged):
		return s + "; restore it from a backup"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, store.ErrReadOnly):
		return s + "; see that the disk is sound and has space, then try again: nothing was half-written"
	case errors.Is(err, syscall.EADDRINUSE):
		return s + "; choose another address with --listen"
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return s + "; choose a folder that may be written with --data"
	case errors.Is(err, fs.ErrNotExist):
		return s + "; check the name"
	}
	return s
}

func exitCode(err error) int {
	if _, ok := errors.AsType[usageError](err); ok {
		return exitUsage
	}
	if _, ok := errors.AsType[partly](err); ok {
		return exitPartly
	}
	switch {
	case errors.Is(err, boltstore.ErrLocked), errors.Is(err, bleveindex.ErrLocked), errors.Is(err, syscall.ENOSPC),
		errors.Is(err, store.ErrReadOnly), domain.CodeOf(err) == domain.CodeBusy:
		return exitBusy
	}
	// Cobra has no type for a command or an argument that it does not know.
	for _, start := range []string{"unknown command", "accepts ", "requires at least", "required flag"} {
		if strings.HasPrefix(err.Error(), start) {
			return exitUsage
		}
	}
	return exitFailure
}
