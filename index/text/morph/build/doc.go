// Package build makes the dictionary of package morph out of a Morfologik
// dictionary and a list of words that are known to be in use. It runs at go
// generate, never in the program.
package build
