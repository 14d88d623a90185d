package bleveindex

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// sealFile has the checksum of the files that change while an index is open.
// It is written when the index is closed and removed when it is opened.
const sealFile = "SEAL"

// seal marks a closed generation with the checksum of its files.
func seal(gen string) error {
	sum, err := sumOf(gen)
	if err != nil {
		return err
	}
	return writeSynced(filepath.Join(gen, sealFile), []byte(sum))
}

// checkSeal compares a generation with its seal and breaks the seal; sealed
// says whether it was closed. One that was not has no seal; its bolt file must
// at least be whole.
func checkSeal(gen string) (sealed bool, err error) {
	path := filepath.Join(gen, sealFile)
	want, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, checkBolt(filepath.Join(gen, "store", "root.bolt"))
	}
	if err != nil {
		return false, fmt.Errorf("reading the seal: %w", err)
	}
	sum, err := sumOf(gen)
	if err != nil {
		return false, err
	}
	if sum != string(want) {
		return false, fmt.Errorf("%w: the seal does not fit", errDamaged)
	}
	if err := os.Remove(path); err != nil {
		return false, fmt.Errorf("breaking the seal: %w", err)
	}
	return true, nil
}

// sumOf gives a checksum over the names of the segments and over the files
// that have no checksum of their own.
func sumOf(gen string) (string, error) {
	segments, err := filepath.Glob(filepath.Join(gen, "store", "*.zap"))
	if err != nil {
		return "", fmt.Errorf("listing segments: %w", err)
	}
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	for _, path := range segments {
		_, _ = fmt.Fprintln(h, filepath.Base(path)) // a hash never fails
	}
	for _, name := range []string{"index_meta.json", filepath.Join("store", "root.bolt")} {
		f, err := os.Open(filepath.Join(gen, name))
		if err != nil {
			return "", fmt.Errorf("opening %s: %w", name, err)
		}
		_, err = io.Copy(h, f)
		_ = f.Close() // only read
		if err != nil {
			return "", fmt.Errorf("reading %s: %w", name, err)
		}
	}
	return fmt.Sprintf("%08x\n", h.Sum32()), nil
}

// badSegments gives the paths of segment files whose checksum, their last
// four bytes, does not fit. After a crash, files that were being written are
// among them; no snapshot names those.
func badSegments(gen string) (map[string]bool, error) {
	paths, err := filepath.Glob(filepath.Join(gen, "store", "*.zap"))
	if err != nil {
		return nil, fmt.Errorf("listing segments: %w", err)
	}
	bad := map[string]bool{}
	for _, path := range paths {
		fits, err := checkSegment(path)
		if err != nil {
			return nil, err
		}
		if !fits {
			bad[path] = true
		}
	}
	return bad, nil
}

func checkSegment(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, fmt.Errorf("opening a segment: %w", err)
	}
	defer f.Close() // only read
	info, err := f.Stat()
	if err != nil {
		return false, fmt.Errorf("reading a segment: %w", err)
	}
	if info.Size() < 4 {
		return false, nil
	}
	h := crc32.NewIEEE()
	r := bufio.NewReaderSize(f, 1<<16)
	if _, err := io.CopyN(h, r, info.Size()-4); err != nil {
		return false, fmt.Errorf("reading a segment: %w", err)
	}
	var sum [4]byte
	if _, err := io.ReadFull(r, sum[:]); err != nil {
		return false, fmt.Errorf("reading a segment: %w", err)
	}
	return binary.BigEndian.Uint32(sum[:]) == h.Sum32(), nil
}

// checkBolt says whether a bolt file is as long as its newest valid meta page
// says. A shorter one would be read beyond its end, which kills the process.
func checkBolt(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("opening root.bolt: %w", err)
	}
	defer f.Close() // only read
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("reading root.bolt: %w", err)
	}
	var newest, need uint64
	for _, at := range []int64{0, int64(os.Getpagesize())} {
		if tx, size, ok := boltMeta(f, at); ok && tx >= newest {
			newest, need = tx, size
		}
	}
	if need == 0 || uint64(info.Size()) < need {
		return fmt.Errorf("%w: root.bolt is cut short", errDamaged)
	}
	return nil
}

// boltMeta reads a meta page of bbolt's format version 2: the number of its
// transaction and the size in bytes that the file must have.
func boltMeta(f io.ReaderAt, at int64) (tx, size uint64, ok bool) {
	const header, fields = 16, 64
	var b [header + fields]byte
	if _, err := f.ReadAt(b[:], at); err != nil {
		return 0, 0, false
	}
	m := b[header:]
	h := fnv.New64a()
	_, _ = h.Write(m[:56]) // a hash never fails
	if h.Sum64() != binary.NativeEndian.Uint64(m[56:]) {
		return 0, 0, false
	}
	pageSize := uint64(binary.NativeEndian.Uint32(m[8:]))
	return binary.NativeEndian.Uint64(m[48:]), binary.NativeEndian.Uint64(m[40:]) * pageSize, true
}
