package jsonlfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
)

type taken struct {
	keys     []string
	problems []string
}

func readText(ctx context.Context, text string) (taken, error) {
	var out taken
	rows, err := importer.NewRows(domain.KindGroup,
		func(d importer.Draft) error {
			out.keys = append(out.keys, d.Record.Head().Keys[0].Value)
			return nil
		},
		func(p importer.Problem) { out.problems = append(out.problems, p.String()) })
	if err != nil {
		return out, err
	}
	return out, read(ctx, strings.NewReader(text), "f", rows)
}

func TestBadLinesAreRefusedAndTheOthersGoOn(t *testing.T) {
	long := `{"key":"` + strings.Repeat("x", MaxLine) + `"}`
	fits := `{"key":"fits","name":{"pl":"`
	fits += strings.Repeat("y", MaxLine-len(fits)-3) + `"}}`
	got, err := readText(t.Context(), strings.Join([]string{
		"\xef\xbb\xbf" + `{"key":"a","name":{"pl":"A"}}`,
		``,
		`{"key":"b","name":`,
		`{"key":"c","name":{"pl":"` + "\xff" + `"}}`,
		long,
		`[1]`,
		`null`,
		`{"key":"d","name":{"pl":"D"}} {"key":"e"}`,
		fits,
		`{"key":"f","name":{"en":"F"},"members":["x",null,3]}` + "\r",
		`{"key":"z","name":{"en":"Z"}}`,
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got.keys, []string{"a", "fits", "z"}) {
		t.Errorf("keys %v", got.keys)
	}
	want := []string{
		"f:3: is not valid JSON: unexpected EOF (refused)",
		"f:4: the line is not clean UTF-8 text (refused)",
		"f:5: the line is longer than 1 MiB (refused)",
		"f:6: the line is not an object (refused)",
		"f:7: the line is not an object (refused)",
		"f:8: something follows the object, at byte 31 (refused)",
		`f:10: members[2]: "3" is not a text in quotes (refused)`,
	}
	if !slices.Equal(got.problems, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got.problems, "\n"), strings.Join(want, "\n"))
	}
}

func TestFilesThatCannotBeReadAtAll(t *testing.T) {
	if _, err := readText(t.Context(), "\xff\xfe{\x00"); err == nil || !strings.Contains(err.Error(), "UTF-16") {
		t.Errorf("UTF-16: %v", err)
	}
	path := filepath.Join(t.TempDir(), "none.jsonl")
	if err := New(domain.KindGroup, path).Read(t.Context(), nil, nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing: %v", err)
	}
	if err := New(domain.KindGroup, t.TempDir()).Read(t.Context(), nil, nil); err == nil {
		t.Error("a folder was read")
	}
	if err := New(domain.KindUser, os.DevNull).Read(t.Context(), nil, nil); err == nil {
		t.Error("users were read")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := readText(ctx, "{}"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// FuzzRead: whatever the bytes, each line that is not blank comes out as one
// draft or is refused.
func FuzzRead(f *testing.F) {
	f.Add(`{"key":"a","name":{"pl":"A","en":"B"},"members":["x"]}`)
	f.Add("{}\n\n[]\n{\"key\":\"\\ud800\",\"name\":{\"pl\":null}}")
	f.Add(`{"key":"a","trl":[1e400,2],"aspects":[null,{"text":{}}],"evidence":[{"kind":7}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, k := range importer.Kinds() {
			lines, drafts := map[int]bool{}, 0
			rows, err := importer.NewRows(k,
				func(d importer.Draft) error { drafts++; lines[d.At.Line] = true; return nil },
				func(p importer.Problem) {
					if p.Severity == importer.Refused {
						lines[p.At.Line] = true
					}
				})
			if err != nil {
				t.Fatal(err)
			}
			if err := read(context.Background(), strings.NewReader(text), "f", rows); err != nil {
				return
			}
			want := 0
			for i, l := range strings.Split(text, "\n") {
				if i == 0 {
					l = strings.TrimPrefix(l, "\xef\xbb\xbf")
				}
				if strings.TrimSpace(l) != "" {
					want++
				}
			}
			if len(lines) != want {
				t.Errorf("%s: %d of %d lines came out", k, len(lines), want)
			}
		}
	})
}
