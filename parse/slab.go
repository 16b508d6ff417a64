package parse

// slab hands out short lists from one piece of memory: a reading needs some
// hundred, and each asked for by itself costs more than what it holds.
type slab[T any] struct {
	piece []T // the newest piece of memory
	used  int // of it
	taken int // of all pieces
}

// slabPiece is how many elements are asked for at first; then as many again as were taken.
const slabPiece = 64

// take gives an empty list with room for n, which no other shares.
func (s *slab[T]) take(n int) []T {
	if len(s.piece)-s.used < n {
		s.piece, s.used = make([]T, max(slabPiece, s.taken, n)), 0
	}
	list := s.piece[s.used : s.used : s.used+n]
	s.used += n
	s.taken += n
	return list
}

// zeroed gives a list of n zero values.
func (s *slab[T]) zeroed(n int) []T {
	list := s.take(n)[:n]
	clear(list)
	return list
}

// reset takes back what was handed out, to hand it out again from one piece.
func (s *slab[T]) reset() {
	if s.taken > len(s.piece) {
		s.piece = make([]T, s.taken)
	}
	s.used, s.taken = 0, 0
}
