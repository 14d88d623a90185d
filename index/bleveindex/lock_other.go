//go:build !unix

package bleveindex

import (
	"fmt"
	"os"
)

// lockFile marks a folder as used. Where there is no flock, Bleve's own lock
// on the generation keeps a second engine out.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("opening the lock: %w", err)
	}
	return f, nil
}
