package rule

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"gouji/model"
)

// The effect of a figure being typed is seen at once, however wrong the table is.
func TestProbe(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 9))
	var took []time.Duration
	for range 60 {
		m := &mutant{lawful(t, "2021", random), random}
		for range 1 + random.IntN(8) {
			m.some().put(fmt.Sprint(random.IntN(300)))
		}
		m.seal()
		start := time.Now()
		probed := Probe(nil, m.r)
		took = append(took, time.Since(start))
		if got, want := keysOf(m.r, probed.Findings), keysOf(m.r, Check(m.r).Findings); !slices.Equal(got, want) {
			t.Errorf("probed %v\nchecked %v", got, want)
		}
	}
	slices.Sort(took)
	t.Logf("median %v, slowest %v", took[len(took)/2], took[len(took)-1])
	if median := took[len(took)/2]; median > 5*time.Millisecond { // far above what is measured: other programs run too
		t.Errorf("a probe takes %v", median)
	}
}

// keysOf names findings and what is folded under them.
func keysOf(r *model.Reading, findings []model.Finding) (keys []string) {
	for i := range findings {
		keys = append(keys, findings[i].Key(r.Source))
		keys = append(keys, keysOf(r, findings[i].Followers)...)
	}
	slices.Sort(keys)
	return keys
}

func BenchmarkProbe(b *testing.B) {
	random := rand.New(rand.NewPCG(9, 9))
	m := &mutant{lawful(b, "2021", random), random}
	for range 4 {
		m.some().put(fmt.Sprint(random.IntN(300)))
	}
	m.seal()
	b.ReportAllocs()
	for b.Loop() {
		Probe(nil, m.r)
	}
}
