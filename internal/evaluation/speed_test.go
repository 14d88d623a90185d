package evaluation_test

import (
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/index/text"
	"github.com/lifescience-krakow/swatka/internal/evaluation"
)

// TestSpeedIsWorkedOutFromClockAndMemory: a clock that goes on by 20 ms with
// each look makes all figures known.
func TestSpeedIsWorkedOutFromClockAndMemory(t *testing.T) {
	now, memory := time.Unix(0, 0), []int{100, 160, 130}
	m := evaluation.Machine{
		Now: func() time.Time { now = now.Add(20 * time.Millisecond); return now },
		Resident: func() (int, bool) {
			n := memory[0]
			memory = memory[1:]
			return n, true
		},
	}
	s, err := evaluation.MeasureLanguage(m, map[text.Lang][]string{
		text.PL: {"Białka i białka mleka, krzempuchlik.", "Xqvw-19"}, text.EN: {"Proteins."},
	})
	if err != nil {
		t.Fatal(err)
	}
	if s.Start != 20*time.Millisecond || s.Grown != 60 || s.Kept != 30 || !s.Told {
		t.Errorf("start: %+v", s)
	}
	if s.LookUp.Forms != 3 || s.LookUp.Nanoseconds < 9.9 || s.LookUp.Nanoseconds > 10 || s.LookUp.Allocations > 0.001 {
		t.Errorf("look-up: %+v", s.LookUp)
	}
	if len(s.Readings) != 2 {
		t.Fatalf("readings: %+v", s.Readings)
	}
	en, pl := s.Readings[0], s.Readings[1]
	// Five times six words in 20 ms; a compound is one.
	if en.Lang != text.EN || en.Words != 1 || pl.Lang != text.PL || pl.Words != 6 || !near(pl.PerSecond, 1500) || pl.Allocations <= 0 {
		t.Errorf("readings: %+v", s.Readings)
	}
}

func TestSpeedOfNothing(t *testing.T) {
	m := evaluation.Machine{Now: time.Now, Resident: func() (int, bool) { return 0, false }}
	s, err := evaluation.MeasureLanguage(m, nil)
	if err != nil || s.Told || s.LookUp.Forms != 0 || s.Readings != nil {
		t.Errorf("got %+v, %v", s, err)
	}
}
