package lay

// Keep gives the first row to show so that row at is among the height shown,
// moving as little as possible from top. There are total rows.
func Keep(top, at, height, total int) int {
	if at < top {
		top = at
	}
	if at >= top+height {
		top = at - height + 1
	}
	return max(min(top, total-height), 0)
}

// Clamp brings i into [0, n); 0 where n is 0.
func Clamp(i, n int) int { return max(min(i, n-1), 0) }
