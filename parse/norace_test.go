//go:build !race

package parse

// raceDetector tells that times and memory are the race detector's, not ours.
const raceDetector = false

// lighter is what sizes and numbers of reports are divided by: under the race detector
// all that is looked for is races.
const lighter = 1
