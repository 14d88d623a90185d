// Package jsonlfile reads records of one kind from a file of JSON Lines in
// UTF-8: one object a line, in the house's form.
package jsonlfile

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/table"
)

// MaxLine bounds a line, in bytes.
const MaxLine = 1 << 20

var errLong = fmt.Errorf("the line is longer than %d MiB", MaxLine>>20)

// Source is a file of JSON Lines.
type Source struct {
	kind domain.Kind
	path string
	open func() (io.ReadCloser, error)
}

// New gives the source of the records of a kind in a file.
func New(k domain.Kind, path string) *Source {
	return &Source{kind: k, path: path, open: func() (io.ReadCloser, error) { return os.Open(path) }}
}

// In gives the source of the records of a kind in a file of a file system.
func In(fsys fs.FS, k domain.Kind, name string) *Source {
	return &Source{kind: k, path: name, open: func() (io.ReadCloser, error) { return fsys.Open(name) }}
}

// Read implements importer.Source.
func (s *Source) Read(ctx context.Context, emit func(importer.Draft) error, report func(importer.Problem)) error {
	f, err := s.open()
	if err != nil {
		return fmt.Errorf("open JSON Lines: %w", err)
	}
	defer f.Close()
	rows, err := importer.NewRows(s.kind, emit, report)
	if err != nil {
		return err
	}
	return read(ctx, f, s.path, rows)
}

func read(ctx context.Context, in io.Reader, file string, rows *importer.Rows) error {
	r := bufio.NewReaderSize(in, 64<<10)
	head, err := r.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read %s: %w", file, err)
	}
	if err := table.CheckUnicode(head); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	for at := (importer.Position{File: file, Line: 1}); ; at.Line++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := readLine(r)
		if err != nil && !errors.Is(err, errLong) && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read %s: %w", file, err)
		}
		if err := add(rows, at, line, err); err != nil {
			return err
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// add hands on one line; the error is that of the receiver of drafts.
func add(rows *importer.Rows, at importer.Position, line []byte, err error) error {
	if at.Line == 1 {
		line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
	}
	if errors.Is(err, errLong) {
		rows.Refuse(at, errLong.Error())
		return nil
	}
	if line = bytes.TrimSpace(line); len(line) == 0 {
		return nil
	}
	values, err := parse(line)
	if err != nil {
		rows.Refuse(at, err.Error())
		return nil
	}
	return rows.Add(importer.Row{At: at, Values: values})
}

// readLine gives the next line; io.EOF comes with the last one. A line that
// is too long is passed over and gives errLong.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > MaxLine+1; !long {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long && (err == nil || errors.Is(err, io.EOF)) {
			return nil, errLong
		}
		return line, err
	}
}

// parse reads one object. The standard reader would put U+FFFD in place of
// bad bytes without a word; so they are looked for first.
func parse(line []byte) (map[string]any, error) {
	if !utf8.Valid(line) {
		return nil, errors.New("the line is not clean UTF-8 text")
	}
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	var out map[string]any
	if err := d.Decode(&out); err != nil {
		return nil, describe(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("something follows the object, at byte %d", d.InputOffset())
	}
	if out == nil {
		return nil, errors.New("the line is not an object")
	}
	return out, nil
}

func describe(err error) error {
	if se, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Errorf("is not valid JSON at byte %d: %w", se.Offset, err)
	}
	if _, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return errors.New("the line is not an object")
	}
	return fmt.Errorf("is not valid JSON: %w", err)
}
