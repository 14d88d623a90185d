package boltstore

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// fillDisk puts a device that is always full in the place of the open file.
func fillDisk(t *testing.T, s *Store) {
	t.Helper()
	full, err := os.OpenFile("/dev/full", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("needs /dev/full: %v", err)
	}
	defer full.Close()
	if err := syscall.Dup3(int(full.Fd()), openAs(t, s.db.Path()), syscall.O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
}

// openAs finds the number under which this process has a file open.
func openAs(t *testing.T, path string) int {
	t.Helper()
	for fd := range 1000 {
		name, err := os.Readlink(filepath.Join("/proc/self/fd", strconv.Itoa(fd)))
		if err == nil && name == path {
			return fd
		}
	}
	t.Skip("needs /proc/self/fd")
	return -1
}

// leaveRoom makes free pages in the file, so that the next writes need not
// make it longer: they fail when they write, as on a real disk.
func leaveRoom(t *testing.T, s *Store) {
	t.Helper()
	var recs []domain.Record
	for range 300 {
		recs = append(recs, newOffer("org-1", "room"))
	}
	err := errors.Join(put(t, s, recs...), s.Update(t.Context(), domain.Actor{System: "test"}, "test.write", func(w store.Writer) error {
		for _, r := range recs {
			if err := w.Delete(domain.RefTo(r), 1); err != nil {
				return err
			}
		}
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
}

func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	leaveRoom(t, s)
	kept := newOffer("org-1", "kept")
	if err := put(t, s, kept); err != nil {
		t.Fatal(err)
	}
	if s.Err() != nil {
		t.Errorf("read-only before: %v", s.Err())
	}
	<-s.Changed()
	head := kept.Meta
	fillDisk(t, s)
	lost := newOffer("org-1", "lost")
	kept.City = "Kraków"
	err := put(t, s, kept, lost)
	if !errors.Is(err, store.ErrReadOnly) || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("error %v", err)
	}
	if kept.Version != head.Version || !kept.Updated.Equal(head.Updated) || lost.ID != "" || lost.Version != 0 {
		t.Errorf("heads %+v, %+v", kept.Meta, lost.Meta)
	}
	select {
	case <-s.Changed():
		t.Error("a change that was not saved is told")
	default:
	}
	for i, err := range []error{
		put(t, s, lost), put(t, s), s.Err(), s.SetMark(t.Context(), "index", 1), s.Trim(t.Context(), 9),
		s.SaveSession(t.Context(), "token", nil, time.Now()),
	} {
		if !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("call %d: error %v", i, err)
		}
	}
	onlyKept(t, s, kept.ID)
	_ = s.Close() // the file is not ours any more: what it says is of no interest
	s = open(t, dir)
	onlyKept(t, s, kept.ID)
	verify(t, s)
	if err := put(t, s, lost); err != nil {
		t.Error(err)
	}
}

// onlyKept expects the one record that was acknowledged, as it was.
func onlyKept(t *testing.T, s *Store, id domain.ID) {
	t.Helper()
	err := s.View(t.Context(), func(r store.Reader) error {
		all, err := store.Collect(store.All[*domain.Offer](r))
		if err == nil && (len(all) != 1 || all[0].ID != id || all[0].City != "") {
			t.Errorf("found %v", all)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// asNobody runs fn without the rights of root to pass all permissions.
func asNobody(t *testing.T, fn func()) {
	t.Helper()
	if os.Getuid() != 0 {
		fn()
		return
	}
	const nobody = 65534
	runtime.LockOSThread() // the identity is of the thread
	defer runtime.UnlockOSThread()
	setfsuid(nobody)
	defer setfsuid(0)
	fn()
}

func setfsuid(id uintptr) { _, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, id, 0, 0) }

func TestOpenWithoutPermission(t *testing.T) {
	empty, used := t.TempDir(), t.TempDir()
	if err := open(t, used).Close(); err != nil {
		t.Fatal(err)
	}
	for path, mode := range map[string]os.FileMode{empty: 0o555, used: 0o555, filepath.Join(used, fileName): 0o444} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(filepath.Dir(used), 0o755); err != nil { // shared by the two folders
		t.Fatal(err)
	}
	asNobody(t, func() {
		if _, err := os.Stat(filepath.Join(used, fileName)); err != nil {
			t.Skipf("needs a folder for temporary files that all can enter: %v", err)
		}
		if f, err := os.Create(filepath.Join(empty, "probe")); err == nil {
			_ = f.Close()
			t.Skip("needs a user who can be denied something")
		}
		for _, dir := range []string{empty, used, filepath.Join(empty, "below")} {
			if _, err := Open(dir, Options{}); !errors.Is(err, syscall.EACCES) || errors.Is(err, ErrDamaged) {
				t.Errorf("%s: error %v", dir, err)
			}
		}
	})
	if left, err := os.ReadDir(empty); err != nil || len(left) != 0 {
		t.Errorf("left over: %v, error %v", left, err)
	}
}
