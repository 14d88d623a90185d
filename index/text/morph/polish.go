package morph

import (
	_ "embed"
	"sync"
)

//go:embed polish.morph
var polishFile string

// Polish gives the dictionary that is part of the program, ErrDamaged if the
// program file was damaged. It is opened at the first call.
var Polish = sync.OnceValues(func() (*Dictionary, error) { return Open("polish.morph", polishFile) })
