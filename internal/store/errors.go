package store

import "errors"

// ErrReadOnly is what every write gives from the first one on that the disk
// failed: what reached the disk is unknown until the store is opened again.
// Reading goes on. Its wrapper also holds the failure of the disk.
var ErrReadOnly = errors.New("the store is read-only after a failure of the disk")

// ErrClosed is what everything gives after Close.
var ErrClosed = errors.New("the store is closed")
