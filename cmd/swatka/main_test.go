package main

import (
	"os"
	"testing"
)

// shared are folders for what several tests or benchmarks make once.
var shared []string

func TestMain(m *testing.M) {
	code := m.Run()
	for _, dir := range shared {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func tempFolder() (string, error) {
	dir, err := os.MkdirTemp("", "swatka-test-")
	shared = append(shared, dir)
	return dir, err
}
