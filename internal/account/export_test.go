package account

// Decoy gives the hash that unknown addresses are compared with.
func (s *Service) Decoy() string { return s.decoy }

// HoldTurns takes all turns to hash a password; the returned function gives
// them back.
func (s *Service) HoldTurns() (release func()) {
	for range atOnce {
		s.turns <- struct{}{}
	}
	return func() {
		for range atOnce {
			<-s.turns
		}
	}
}
