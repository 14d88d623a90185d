package boltstore

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

const dirMode = 0o700

// makeDir makes a folder and those above it and sees to it that their names
// survive a power cut.
func makeDir(dir string) error {
	err := os.Mkdir(dir, dirMode)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeDir(filepath.Dir(dir)); err != nil {
			return err
		}
		err = os.Mkdir(dir, dirMode)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil // if it is no folder, the next step says so
	}
	if err != nil {
		return err
	}
	return syncDir(filepath.Dir(dir))
}

// syncDir writes the names in a folder to the disk.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) { // some file systems cannot do it
		err = nil
	}
	return errors.Join(err, f.Close())
}
