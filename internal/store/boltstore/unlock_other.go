//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package boltstore

import "os"

// unlock does nothing: here the lock of a damaged file lasts until the end of
// the process.
func unlock(*os.File) error { return nil }
