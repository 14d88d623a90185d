package vocabulary

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/lifescience-krakow/swatka/internal/rdf"
)

// Import reads a vocabulary or a dictionary and keeps it in the data folder.
// On any error nothing is kept and what was there before stays.
func Import(ctx context.Context, o Options) (Report, error) {
	r := Report{Info: Info{Name: cmp.Or(o.Name, nameOf(o.File))}}
	if err := checkName(r.Name); err != nil {
		return r, err
	}
	if isDictionary(o.File) {
		return r, importDictionary(ctx, o, &r)
	}
	return r, importSKOS(ctx, o, usual, &r)
}

func importSKOS(ctx context.Context, o Options, b bounds, r *Report) error {
	g := newGatherer(b, o.Untagged, r)
	if err := readFile(ctx, o, g.take); err != nil {
		if _, told := errors.AsType[*fs.PathError](err); told {
			return err
		}
		return fmt.Errorf("%s: %w", filepath.Base(o.File), err)
	}
	g.describe(&r.Info)
	r.Source = cmp.Or(r.Source, filepath.Base(o.File))
	concepts := g.build(r.Name)
	if len(concepts) == 0 {
		return fmt.Errorf("%s: %w: it holds no concept with a Polish or English label%s", filepath.Base(o.File), ErrEmpty, r.hint())
	}
	return writeConcepts(o.Data, r, concepts)
}

// hint says why nothing was found, if the reason shows.
func (r *Report) hint() string {
	if r.Untagged > 0 {
		return fmt.Sprintf(", but %d labels that do not state their language", r.Untagged)
	}
	return ""
}

func readFile(ctx context.Context, o Options, each rdf.Each) error {
	f, err := os.Open(o.File)
	if err != nil {
		return err
	}
	defer f.Close()
	in, err := counting(ctx, f, o.Progress)
	if err != nil {
		return err
	}
	buf := bufio.NewReaderSize(in, 64<<10)
	head, err := buf.Peek(1 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	format, err := rdf.Detect(o.File, head)
	if err != nil {
		return err
	}
	return rdf.Read(buf, format, each)
}

// counter reports how far a file was read, and ends when the context does.
type counter struct {
	ctx         context.Context
	r           io.Reader
	done, total int64
	progress    func(done, total int64)
}

func counting(ctx context.Context, f *os.File, progress func(done, total int64)) (io.Reader, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, errors.New("a folder, not a file")
	}
	if progress == nil {
		progress = func(int64, int64) {}
	}
	return &counter{ctx: ctx, r: f, total: info.Size(), progress: progress}, nil
}

func (c *counter) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	c.done += int64(n)
	c.progress(c.done, c.total)
	return n, err
}
