package evaluation

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// eachLine hands on the lines of a file of a folder; see scan.
func eachLine(dir fs.FS, name string, fn func(n int, line []byte) error) error {
	f, err := dir.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() // only read
	return scan(f, name, fn)
}

// scan hands on lines of any length without their ends; a byte order mark is
// cut off, and blank lines are left out. n counts from 1. Each error names file and line.
func scan(r io.Reader, name string, fn func(n int, line []byte) error) error {
	in := bufio.NewReaderSize(r, 64<<10)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		last := err != nil
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		if line = bytes.TrimRight(line, "\r\n"); len(bytes.TrimSpace(line)) > 0 {
			if err := fn(n, line); err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
		}
		if last {
			return nil
		}
	}
}
