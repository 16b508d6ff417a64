//go:build !race

package parse

// raceDetector tells that times and memory are the race detector's, not ours.
const raceDetector = false
