package main

import (
	"bytes"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// call runs a command line as the shell would, and gives what it prints, the
// line that a user would see for an error, and the exit code.
func call(t *testing.T, input string, args ...string) (out, line string, code int) {
	t.Helper()
	var b bytes.Buffer
	cmd := root()
	cmd.SetArgs(args)
	cmd.SetOut(&b)
	cmd.SetErr(&b)
	cmd.SetIn(strings.NewReader(input))
	if err := cmd.ExecuteContext(t.Context()); err != nil {
		return b.String(), sentence(err), exitCode(err)
	}
	return b.String(), "", 0
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBadInputIsOneLine checks that what goes wrong is said in one line that
// names the thing and says what to do, with a telling exit code.
func TestBadInputIsOneLine(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	notFolder := file(t, "plain", "a file, not a folder")
	damaged := t.TempDir()
	if err := os.WriteFile(filepath.Join(damaged, "swatka.db"), []byte("not a database"), 0o600); err != nil {
		t.Fatal(err)
	}
	busy, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	for name, tc := range map[string]struct {
		args []string
		says []string
		code int
	}{
		"unknown command":  {[]string{"dance"}, []string{"dance"}, exitUsage},
		"unknown flag":     {[]string{"serve", "--loud"}, []string{"--loud", "--help"}, exitUsage},
		"no query":         {[]string{"search"}, []string{"requires at least 1"}, exitUsage},
		"no data":          {[]string{"search", "x", "--data", data}, []string{"no data in", "--data"}, exitFailure},
		"missing file":     {[]string{"import", "offers", "none.csv", "--data", data}, []string{"none.csv", "check the name"}, exitFailure},
		"unknown kind":     {[]string{"import", "dragons", notFolder, "--data", data}, []string{"dragons", "organisations"}, exitUsage},
		"unknown ending":   {[]string{"import", "offers", notFolder, "--data", data}, []string{".csv", ".jsonl"}, exitUsage},
		"data is a file":   {[]string{"reindex", "--data", filepath.Join(notFolder, "x")}, []string{"not a directory"}, exitFailure},
		"damaged database": {[]string{"reindex", "--data", damaged}, []string{"backup"}, exitFailure},
		"port in use":      {[]string{"serve", "--listen", busy.Addr().String(), "--data", data}, []string{"--listen"}, exitFailure},
		"no port":          {[]string{"serve", "--listen", "nonsense", "--data", data}, []string{"listen"}, exitFailure},
		"judgements":       {[]string{"eval", "cluster", t.TempDir()}, []string{"judgements.tsv"}, exitFailure},
		"language":         {[]string{"search", "x", "--lang", "de", "--data", data}, []string{"pl or en"}, exitUsage},
		"role needs party": {[]string{"user", "add", "a@b.example", "--name", "A", "--role", "company", "--data", data}, []string{"--organisation"}, exitUsage},
	} {
		t.Run(name, func(t *testing.T) {
			_, line, code := call(t, "", tc.args...)
			if code != tc.code {
				t.Errorf("exit code %d, want %d", code, tc.code)
			}
			if line == "" || strings.Contains(line, "\n") || strings.Contains(line, "goroutine") {
				t.Errorf("not one line: %q", line)
			}
			for _, s := range tc.says {
				if !strings.Contains(line, s) {
					t.Errorf("%q does not say %q", line, s)
				}
			}
		})
	}
	if _, err := os.Stat(data); !errors.Is(err, os.ErrNotExist) {
		t.Error("a command that failed left a data folder behind")
	}
}

const members = "key;name_en;area;size;city\norg-1;Coating Works;BioF;sme;Kraków\norg-2;;BioF;sme;Kraków\norg-3;Bread Institute;R&D;public;Tarnów\n"

// TestImportSearchAndUser walks from a file with a bad row to a search and a
// sign-in, as a newcomer would.
func TestImportSearchAndUser(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	csv := file(t, "members.csv", members)

	out, line, code := call(t, "", "import", "organisations", csv, "--data", data, "--dry-run")
	if code != exitPartly || !strings.Contains(out, "members.csv:3") || !strings.Contains(line, "1 row was left out") {
		t.Errorf("dry run: %d %q\n%s", code, line, out)
	}
	if out, _, _ := call(t, "", "search", "coating", "--data", data); strings.Contains(out, "Coating Works") {
		t.Error("a dry run saved something")
	}
	if _, _, code = call(t, "", "import", "organisations", csv, "--data", data); code != exitPartly {
		t.Errorf("import: exit code %d", code)
	}
	out, _, code = call(t, "", "search", "coatings", "--data", data)
	if code != 0 || !strings.Contains(out, "Coating Works") || strings.Contains(out, "Bread") {
		t.Errorf("search: %d\n%s", code, out)
	}
	out, _, _ = call(t, "", "search", "bread", "--json", "--data", data)
	for _, key := range []string{`"id":`, `"kind":"organisation"`, `"title":"Bread Institute"`, `"score":`} {
		if !strings.Contains(out, key) {
			t.Errorf("JSON lacks %s: %s", key, out)
		}
	}
	add := []string{"user", "add", "jan@firma.example", "--name", "Jan Kos", "--role", "company", "--organisation", "org-1", "--data", data}
	if out, line, code := call(t, "a good password\n", add...); code != 0 || !strings.Contains(out, "can sign in") {
		t.Errorf("user add: %d %s %s", code, line, out)
	}
	if _, line, code := call(t, "a good password\n", add...); code == 0 || !strings.Contains(line, "account already") {
		t.Errorf("the same again: %d %s", code, line)
	}
	if _, line, code := call(t, "short\n", append(add, "--name", "B")...); code == 0 || !strings.Contains(line, "password") {
		t.Errorf("short password: %d %s", code, line)
	}
	if out, line, code := call(t, "", "reindex", "--data", data); code != 0 || !strings.Contains(out, "2 documents") {
		t.Errorf("reindex: %d %s %s", code, line, out)
	}
}

// TestSecondProcessIsRefused: two processes never write one folder.
func TestSecondProcessIsRefused(t *testing.T) {
	data := t.TempDir()
	a, err := open(data, true, (&settings{}).log())
	if err != nil {
		t.Fatal(err)
	}
	defer a.close()
	_, line, code := call(t, "", "reindex", "--data", data)
	if code != exitBusy || !strings.Contains(line, "in use by another swatka") {
		t.Errorf("%d %q", code, line)
	}
}

func TestVersionAndHelp(t *testing.T) {
	if out, _, code := call(t, "", "version"); code != 0 || !strings.Contains(out, "matcher") {
		t.Errorf("%d %s", code, out)
	}
	out, _, code := call(t, "", "--help")
	for _, s := range []string{"swatka demo", "import", "serve", "match"} {
		if code != 0 || !strings.Contains(out, s) {
			t.Errorf("help lacks %s", s)
		}
	}
}
