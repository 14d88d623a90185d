package thesaurus

import (
	"embed"
	"io/fs"
	"sync"
)

//go:embed data
var data embed.FS

// Own reads the vocabulary of the project, which is part of the program.
func Own() (*Vocabulary, error) {
	fsys, err := fs.Sub(data, "data")
	if err != nil {
		return nil, err
	}
	return ReadFolder(fsys)
}

// Default gives the thesaurus of the project's own vocabulary, made at the
// first call.
var Default = sync.OnceValues(func() (*Thesaurus, error) {
	own, err := Own()
	if err != nil {
		return nil, err
	}
	return New(own), nil
})
