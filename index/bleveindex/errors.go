package bleveindex

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// ErrLocked is the error of opening a folder that another engine has open.
var ErrLocked = errors.New("bleveindex: folder is in use")

// ErrDocument is the error of a document that cannot be indexed: without an
// id, or with an id, audience or facet value that is not valid UTF-8.
var ErrDocument = errors.New("bleveindex: unfit document")

// errDamaged says that a generation cannot be used and must be made anew.
var errDamaged = errors.New("bleveindex: damaged")

// surroundings are errors of the machine, not of the index: to rebuild would
// not help and might harm.
var surroundings = []error{
	fs.ErrPermission, syscall.ENOSPC, syscall.EROFS, syscall.EMFILE, syscall.ENFILE,
	syscall.ENOMEM, syscall.EIO, syscall.EDQUOT, ErrLocked, os.ErrDeadlineExceeded,
}

// judge gives err as errDamaged, unless it is the machine's fault.
func judge(err error) error {
	for _, s := range surroundings {
		if errors.Is(err, s) {
			return err
		}
	}
	// bbolt's error of a lock it did not get has no type that Bleve keeps.
	if err.Error() == "timeout" {
		return ErrLocked
	}
	return fmt.Errorf("%w: %w", errDamaged, err)
}

// guard runs fn and gives a panic in it as an error.
func guard(what string, fn func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: panic: %v", what, r)
		}
	}()
	return fn()
}
