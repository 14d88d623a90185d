package main

import (
	"os"
	"testing"
)

// shared is a folder for what several tests or benchmarks make once.
var shared string

func TestMain(m *testing.M) {
	code := m.Run()
	if shared != "" {
		os.RemoveAll(shared)
	}
	os.Exit(code)
}

func tempFolder() (string, error) {
	dir, err := os.MkdirTemp("", "swatka-test-")
	shared = dir
	return dir, err
}
