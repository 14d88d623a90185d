package table

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// errEncoding tells which encodings can be read.
var errEncoding = errors.New("save the file as UTF-8 or Windows-1250")

var bomUTF8 = []byte("\xef\xbb\xbf")

// CheckUnicode refuses UTF-16, UTF-32 and binary files, by their first bytes.
func CheckUnicode(head []byte) error {
	head = head[:min(len(head), 512)]
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return fmt.Errorf("the encoding is UTF-16: %w", errEncoding)
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return errors.New("this is a spreadsheet or an archive: save it as CSV")
	case bytes.IndexByte(head, 0) >= 0:
		return fmt.Errorf("the encoding is UTF-16 or the file is no text: %w", errEncoding)
	}
	return nil
}

// decode gives the text of a file as UTF-8 without a byte order mark. A file
// that is UTF-8 but for a few bytes stays as it is; its bad rows are found
// later, one by one.
func decode(raw []byte) ([]byte, error) {
	if err := CheckUnicode(raw); err != nil {
		return nil, err
	}
	if bytes.HasPrefix(raw, bomUTF8) {
		return raw[len(bomUTF8):], nil
	}
	good, bad := countUTF8(raw)
	if bad == 0 || good > bad {
		return raw, nil
	}
	if latin2(raw) {
		return nil, fmt.Errorf("the encoding seems to be ISO 8859-2: %w", errEncoding)
	}
	out, err := charmap.Windows1250.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return nil, fmt.Errorf("the encoding is not known: %w", errEncoding)
	}
	return out, nil
}

// countUTF8 counts characters of several bytes and bytes that are not UTF-8.
func countUTF8(raw []byte) (good, bad int) {
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		raw = raw[n:]
	}
	return good, bad
}

// latin2 tells the Polish letters ą ś ź of ISO 8859-2 from Windows-1250, where
// the same bytes are signs that hardly occur, and where these letters, quotes
// and dashes are bytes that ISO 8859-2 has no characters for.
func latin2(raw []byte) bool {
	letters := 0
	for _, b := range raw {
		switch {
		case b >= 0x80 && b <= 0x9f:
			return false
		case b == 0xb1 || b == 0xb6 || b == 0xbc:
			letters++
		}
	}
	return letters > 0
}
