package parse

import "math/bits"

// shortestSigned is the shortest text in bytes that has a signature.
const shortestSigned = 8

// signature is a number that the same texts share, and different ones hardly: of
// the length and of eight bytes at the beginning, in the middle and at the end.
// It costs a tenth of a hash of a line; texts made to share theirs only cost time.
func signature(s string) uint64 {
	n := len(s) - shortestSigned
	h := mixed(eightBytes(s, 0)^uint64(len(s)), 0x9E3779B97F4A7C15)
	h = mixed(h^eightBytes(s, n/2), 0xBF58476D1CE4E5B9)
	return mixed(h^eightBytes(s, n), 0x94D049BB133111EB)
}

func mixed(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

func eightBytes(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
