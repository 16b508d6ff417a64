package rule

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// The same clauses in the same order are nearly the same text, whatever the
// figures; the same stock of clauses in another order is not.
func TestSketch(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	var stock []string
	for i := range 60 {
		stock = append(stock, fmt.Sprintf("第%s项工作由%s科室负责落实", string(rune(0x4E00+37*i)), string(rune(0x5000+53*i))))
	}
	sketched := func(clauses []string, figure int) (s sketch) {
		s.add(strings.Join(clauses, fmt.Sprintf("%d件，", figure)))
		return s
	}
	one := sketched(stock, 12)
	if other := sketched(stock, 3456); !one.alike(&other) {
		t.Error("other figures make another text")
	}
	for range 20 {
		shuffled := make([]string, len(stock))
		for i, j := range random.Perm(len(stock)) {
			shuffled[i] = stock[j]
		}
		if other := sketched(shuffled, 12); one.alike(&other) {
			t.Error("the same clauses in another order are taken for the same text")
		}
	}
	if none := (sketch{}); none.alike(&none) {
		t.Error("reports without prose are alike")
	}
}
