// Command testsummary reads the JSON of `go test -json` from standard input
// and prints what failed, with its output, and every skipped test with its
// reason. It fails if a test failed, if none ran, or, with CI=true in the
// environment, if one was skipped.
package main

import (
	"fmt"
	"os"
)

func main() {
	s := newSummary(os.Stdout)
	if err := s.read(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "testsummary:", err)
		os.Exit(2)
	}
	if !s.print(os.Getenv("CI") == "true") {
		os.Exit(1)
	}
}
