package boltstore

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/google/uuid"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// Errors of Open. Failures of the system (no permission, a full disk) are
// wrapped as they are, for errors.Is with syscall.EACCES, EROFS or ENOSPC.
var (
	// ErrLocked means that another process, or this one, has the folder open.
	ErrLocked = errors.New("the data folder is in use")
	// ErrDamaged means that the file is not a database of ours, or that a
	// part of it cannot be read.
	ErrDamaged = errors.New("the database is damaged")
	// ErrNewer means that a later version of the program wrote it.
	ErrNewer = errors.New("the database is of a newer version of the program")
)

const (
	fileName  = "swatka.db"
	fileMode  = 0o600
	lockWait  = time.Second
	firstView = 1 << 30 // bytes of address space; below it no reader can hold up a growing file
)

// Options are what the store takes from its surroundings.
type Options struct {
	Now   func() time.Time // time.Now if nil
	NewID func() domain.ID // version 7 UUIDs if nil
}

// Open opens the database in a folder and makes both if they do not exist.
// Errors: see ErrLocked, ErrDamaged and ErrNewer.
func Open(dir string, opts Options) (*Store, error) {
	db, err := openIn(dir)
	if err != nil {
		return nil, fmt.Errorf("open the store in %s: %w", dir, err)
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.NewID == nil {
		opts.NewID = func() domain.ID { return domain.ID(uuid.Must(uuid.NewV7()).String()) }
	}
	return newStore(db, opts), nil
}

func openIn(dir string) (*bolt.DB, error) {
	if err := makeDir(dir); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, fileName)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := create(dir, path); err != nil {
			return nil, err
		}
	case err == nil && info.Size() == 0: // ours is never empty, see create
		return nil, fmt.Errorf("%w: %s is empty", ErrDamaged, fileName)
	}
	db, err := openFile(path)
	if err != nil {
		return nil, err
	}
	if err := checkFile(db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// create makes the file under another name first: a power cut halfway must
// not leave half a database. Link, unlike rename, never replaces the file of
// somebody who was faster.
func create(dir, path string) error {
	f, err := os.CreateTemp(dir, fileName+".new-*")
	if err != nil {
		return err
	}
	name := f.Name()
	defer func() { _ = os.Remove(name) }()
	if err := f.Close(); err != nil {
		return err
	}
	db, err := openFile(name)
	if err != nil {
		return err
	}
	if err := errors.Join(db.Update(layOut), db.Close()); err != nil {
		return err
	}
	if err := os.Link(name, path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return errors.Join(os.Remove(name), syncDir(dir), syncDir(filepath.Dir(dir)))
}

// openFile opens an existing file. The engine panics on some damaged files,
// and reading beyond the end of a shortened one is a fault.
func openFile(path string) (db *bolt.DB, err error) {
	var file *os.File
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			db, err = nil, errors.Join(fmt.Errorf("%w: %v", ErrDamaged, p), unlock(file), file.Close())
		}
	}()
	db, err = bolt.Open(path, fileMode, &bolt.Options{
		Timeout:         lockWait,
		FreelistType:    bolt.FreelistMapType,
		InitialMmapSize: firstView,
		NoStatistics:    true,
		OpenFile: func(name string, flag int, mode fs.FileMode) (*os.File, error) {
			var err error
			file, err = os.OpenFile(name, flag&^os.O_CREATE, mode)
			return file, err
		},
	})
	return db, openError(err)
}

func openError(err error) error {
	var system syscall.Errno
	switch {
	case err == nil, errors.As(err, &system):
		return err
	case errors.Is(err, bolterrors.ErrTimeout):
		return ErrLocked
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}
