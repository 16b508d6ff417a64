package model

import "testing"

func TestAbbreviates(t *testing.T) {
	for _, c := range []struct {
		short, long string
		want        bool
	}{
		{"澜川市环保局", "澜川市环境保护局", true},
		{"澜川市环保局", "澜川市保护环境局", false},
		{"澜川市环保局", "砚川市环境保护局", false},
		{"", "澜川市环境保护局", true},
	} {
		if have := Abbreviates(c.short, c.long); have != c.want {
			t.Errorf("Abbreviates(%q, %q) = %v, want %v", c.short, c.long, have, c.want)
		}
	}
}
