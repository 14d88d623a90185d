package csvfile

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/table"
)

func readBytes(t *testing.T, k domain.Kind, raw []byte) ([]importer.Draft, []importer.Problem, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f.csv")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	var drafts []importer.Draft
	var problems []importer.Problem
	err := New(k, path).Read(t.Context(),
		func(d importer.Draft) error { drafts = append(drafts, d); return nil },
		func(p importer.Problem) { p.At.File = "f.csv"; problems = append(problems, p) })
	return drafts, problems, err
}

const polish = "city;name_pl;area;key\nŁódź;Zażółć gęślą jaźń;MED;a\nŚrem;Źrebię;GOV;b\n"

func TestEncodingsAndDelimiters(t *testing.T) {
	cp1250, err := charmap.Windows1250.NewEncoder().String(polish)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"plain": polish, "byte order mark": "\xef\xbb\xbf" + polish, "Windows-1250": cp1250,
		"comma": strings.ReplaceAll(polish, ";", ","), "tab": strings.ReplaceAll(polish, ";", "\t"),
		"bar": strings.ReplaceAll(polish, ";", "|"), "line ends of Windows": strings.ReplaceAll(polish, "\n", "\r\n"),
	} {
		drafts, problems, err := readBytes(t, domain.KindOrganisation, []byte(text))
		if err != nil || len(problems) != 0 || len(drafts) != 2 {
			t.Errorf("%s: %d drafts, %v, %v", name, len(drafts), problems, err)
			continue
		}
		o := drafts[0].Record.(*domain.Organisation)
		if o.Name.PL != "Zażółć gęślą jaźń" || o.City != "Łódź" || o.Area != domain.AreaMED {
			t.Errorf("%s: got %+v", name, o)
		}
	}
}

func TestOtherEncodingsAreRefused(t *testing.T) {
	for name, e := range map[string]encoding.Encoding{
		"UTF-16":     unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 ":    unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		"ISO 8859-2": charmap.ISO8859_2,
	} {
		raw, err := e.NewEncoder().Bytes([]byte(polish))
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = readBytes(t, domain.KindOrganisation, raw)
		if err == nil || !strings.Contains(err.Error(), strings.TrimSpace(name)) || !strings.Contains(err.Error(), "save the file as UTF-8") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFilesThatCannotBeReadAtAll(t *testing.T) {
	for text, want := range map[string]string{
		"":                       "is empty",
		"city,size\nX,sme\n":     "columns are missing: key, name_pl or name_en, area",
		"key,area,Key,name_pl\n": `"key" is there twice`,
		"PK\x03\x04rest":         "save it as CSV",
	} {
		if _, _, err := readBytes(t, domain.KindOrganisation, []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if err := New(domain.KindOffer, "/no/such/file").Read(t.Context(), nil, nil); !os.IsNotExist(unwrap(err)) {
		t.Errorf("missing file: %v", err)
	}
}

func unwrap(err error) error {
	for {
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return err
		}
		if _, ok := err.(*os.PathError); ok {
			return err
		}
		err = u.Unwrap()
	}
}

func TestBadRowsAreRefusedAndTheOthersGoOn(t *testing.T) {
	text := "key,name_en,area,founded,shoe size\n" + // 1
		"a,A,MED,1999,\n" + // 2
		"b,B,MED,nineteen,\n" + // 3
		"c,\"two\nlines\",MED\n" + // 4 and 5: too few cells
		"d,\xff\xfe,MED,,\n" + // 6
		",,,,\n" + // 7: blank
		"e,a \"quote,MED,,\n" + // 8
		"f,F,,,\n" + // 9
		"g,Łódź Ł,MED,2001,42\n" + // 10
		"h," + strings.Repeat("x", table.MaxRow) + ",MED,,\n" + // 11
		"i,\"open,MED,,\nj,J,MED,,\n" // 12
	drafts, problems, err := readBytes(t, domain.KindOrganisation, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, d := range drafts {
		keys = append(keys, d.Record.Head().Keys[0].Value)
	}
	if !slices.Equal(keys, []string{"a", "g"}) {
		t.Errorf("drafts %v", keys)
	}
	want := []string{
		`f.csv:1: shoe size: is not a known column and was left out (note)`,
		`f.csv:3: founded: "nineteen" is not a whole number (refused)`,
		`f.csv:4: has 3 cells where the header has 5 (refused)`,
		`f.csv:6: name_en: is not clean UTF-8 text (refused)`,
		`f.csv:8: a quote is in the wrong place, at byte 5 of the line (refused)`,
		`f.csv:9: area: is missing (refused)`,
		`f.csv:11: the row is longer than 1 MiB (refused)`,
		`f.csv:12: a quote is wrong or not closed up to line 13 (refused)`,
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// FuzzRead: whatever the bytes, a table is refused or every row comes out as
// a draft or a problem with a line.
func FuzzRead(f *testing.F) {
	f.Add([]byte(polish))
	f.Add([]byte("key|aspect1_pl|trl_min|aspect30_weight\n\"a\nb\"|x|\xff|9\n"))
	f.Add([]byte("\xff\xfek\x00"))
	f.Add([]byte("key\tfamily\tcompetences_pl\tevidence2_kind\na\tb\t||x\tpatent\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		tab, err := table.Parse(raw)
		if err != nil {
			return
		}
		rows := 0
		for row := range tab.Rows() {
			rows++
			if row.Line < 2 || row.Err == nil && len(row.Cells) != len(tab.Header) {
				t.Errorf("row %+v", row)
			}
		}
		for _, k := range importer.Kinds() {
			lines := map[int]bool{}
			err := read(context.Background(), tab, k, "f",
				func(d importer.Draft) error { lines[d.At.Line] = true; return nil },
				func(p importer.Problem) {
					if p.Severity == importer.Refused {
						lines[p.At.Line] = true
					}
				})
			if err == nil && len(lines) != rows {
				t.Errorf("%s: %d of %d rows came out", k, len(lines), rows)
			}
		}
	})
}
