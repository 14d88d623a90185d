package vocabulary

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Bounds on a dictionary.
const (
	longestDict  = 256 << 20 // bytes, unpacked
	longestEntry = 1 << 20
	mostEntries  = 2_000_000
)

// databaseMark begins the headwords under which a dictionary speaks of itself.
const databaseMark = "00database"

// isDictionary tells the two files of a dictd dictionary by their names.
func isDictionary(file string) bool {
	f := strings.ToLower(file)
	return strings.HasSuffix(f, ".index") || strings.HasSuffix(f, ".dict") || strings.HasSuffix(f, ".dict.dz")
}

// dictionary is the format of dictd (RFC 2229's server): a text, packed or
// not, and an index of headwords with where their entries lie in it.
type dictionary struct {
	text  []byte
	index []indexed
}

// indexed is a line of the index.
type indexed struct {
	word        string
	offset, end int
	line        int
}

// readDictionary reads both files, of which either is named.
func readDictionary(ctx context.Context, o Options) (*dictionary, error) {
	base := o.File
	for _, ending := range []string{".dz", ".dict", ".index"} {
		if strings.HasSuffix(strings.ToLower(base), ending) {
			base = base[:len(base)-len(ending)]
		}
	}
	d := &dictionary{}
	var err error
	if d.text, err = readText(ctx, base, o.Progress); err != nil {
		return nil, err
	}
	f, err := os.Open(base + ".index")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: a dictionary is two files, and its .index is missing: %w", filepath.Base(base), err)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if err := d.readIndex(f); err != nil {
		return nil, fmt.Errorf("%s.index: %w", filepath.Base(base), err)
	}
	return d, nil
}

// readText reads the text, packed (.dict.dz, which is gzip with more in its
// head) or plain (.dict).
func readText(ctx context.Context, base string, progress func(done, total int64)) ([]byte, error) {
	path := base + ".dict.dz"
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		path = base + ".dict"
		f, err = os.Open(path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: a dictionary is two files, and its .dict or .dict.dz is missing: %w", filepath.Base(base), err)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in, err := counting(ctx, f, progress)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	if strings.HasSuffix(path, ".dz") {
		if in, err = gzip.NewReader(in); err != nil {
			return nil, fmt.Errorf("%s: not packed as it should be: %w", filepath.Base(path), err)
		}
	}
	text, err := io.ReadAll(io.LimitReader(in, longestDict+1))
	if err == nil && len(text) > longestDict {
		err = tooMany(longestDict>>20, "MiB of text")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return text, nil
}

// readIndex reads lines of headword, offset and length, with tabs between.
func (d *dictionary) readIndex(r io.Reader) error {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		e, err := parseIndexed(lines.Text())
		if err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if e.end > len(d.text) || e.end-e.offset > longestEntry {
			return fmt.Errorf("line %d: its entry lies outside of the dictionary; the two files do not belong together", n)
		}
		if len(d.index) >= mostEntries {
			return tooMany(mostEntries, "headwords")
		}
		e.line = n
		d.index = append(d.index, e)
	}
	return lines.Err()
}

func parseIndexed(line string) (e indexed, err error) {
	cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
	if len(cells) < 3 || len(cells) > 4 {
		return e, errors.New("not a headword, an offset and a length with tabs between")
	}
	if !utf8.ValidString(line) {
		return e, errors.New("not UTF-8")
	}
	size := 0
	if e.offset, err = base64Number(cells[1]); err == nil {
		size, err = base64Number(cells[2])
	}
	e.word, e.end = cells[0], e.offset+size
	return e, err
}

// base64Number reads a number written with the digits of base 64, the highest
// first.
func base64Number(s string) (int, error) {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	if s == "" || len(s) > 6 {
		return 0, fmt.Errorf("%q is no number of a dictionary's index", shorten(s))
	}
	n := 0
	for _, c := range []byte(s) {
		d := strings.IndexByte(digits, c)
		if d < 0 {
			return 0, fmt.Errorf("%q is no number of a dictionary's index", s)
		}
		n = n<<6 | d
	}
	return n, nil
}

// entry gives the text of an entry; each entry once, though several headwords
// may lead to it.
func (d *dictionary) entry(e indexed) (string, error) {
	text := d.text[e.offset:e.end]
	if !utf8.Valid(text) {
		return "", fmt.Errorf("the entry of %q (line %d of the index) is not UTF-8", shorten(e.word), e.line)
	}
	return string(text), nil
}

// about gives what the dictionary says of itself under 00database….
func (d *dictionary) about(what string) string {
	for _, e := range d.index {
		if strings.HasPrefix(e.word, databaseMark) && strings.Contains(e.word, what) {
			text, err := d.entry(e)
			if err != nil {
				return ""
			}
			return text
		}
	}
	return ""
}
