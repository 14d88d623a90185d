package bleveindex

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

const pointerFile = "CURRENT"

// generationName is how generations are called.
var generationName = regexp.MustCompile(`^gen-[0-9]{4,9}$`)

// current gives the name of the generation in use, "" if none is named.
func current(dir string) (string, error) {
	b, err := os.ReadFile(filepath.Join(dir, pointerFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("reading the pointer: %w", err)
	}
	name := strings.TrimSpace(string(b))
	if !generationName.MatchString(name) {
		return "", nil
	}
	return name, nil
}

// setCurrent names the generation in use. After a power cut the old name or
// the new one is there.
func setCurrent(dir, name string) error {
	path := filepath.Join(dir, pointerFile)
	if err := writeSynced(path+".new", []byte(name+"\n")); err != nil {
		return err
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("setting the pointer: %w", err)
	}
	return syncPath(dir)
}

func writeSynced(path string, b []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("writing %s: %w", filepath.Base(path), err)
	}
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", filepath.Base(path), err)
	}
	return nil
}

// syncPath makes a file, or the names in a folder, last a power cut.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("syncing %s: %w", filepath.Base(path), err)
	}
	err = f.Sync()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("syncing %s: %w", filepath.Base(path), err)
	}
	return nil
}

// syncNew makes a new generation last a power cut. Bleve syncs neither its
// index_meta.json nor the folders.
func syncNew(dir, name string) error {
	gen := filepath.Join(dir, name)
	for _, p := range []string{
		filepath.Join(gen, "index_meta.json"), filepath.Join(gen, "store", "root.bolt"),
		filepath.Join(gen, "store"), gen, dir, filepath.Dir(dir),
	} {
		if err := syncPath(p); err != nil {
			return err
		}
	}
	return nil
}

// generations lists the generations in a folder.
func generations(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("listing generations: %w", err)
	}
	var out []string
	for _, e := range entries {
		if generationName.MatchString(e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// nextName gives the name of a generation that does not exist yet.
func nextName(dir string) (string, error) {
	names, err := generations(dir)
	if err != nil {
		return "", err
	}
	last := 0
	for _, name := range names {
		n := 0
		if _, err := fmt.Sscanf(name, "gen-%d", &n); err == nil {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("gen-%04d", last+1), nil
}

// sweep removes all generations but one. What cannot be removed now is
// removed at the next opening.
func sweep(dir, keep string) {
	names, err := generations(dir)
	if err != nil {
		return
	}
	for _, name := range names {
		if name != keep {
			_ = os.RemoveAll(filepath.Join(dir, name)) // tried again at the next opening
		}
	}
}
