package review_test

import (
	"os"
	"testing"

	"gouji/model"
	"gouji/model/review"
	"gouji/parse"
)

// BenchmarkPreview is what a key typed into a cell costs.
func BenchmarkPreview(b *testing.B) {
	const name = "望澜县卫生健康局2023-table-twice.txt"
	raw, err := os.ReadFile("../../testdata/reports/" + name)
	if err != nil {
		b.Fatal(err)
	}
	r, err := parse.Read(name, raw)
	if err != nil {
		b.Fatal(err)
	}
	c := review.New(r, nil)
	set := []model.Setting{{Address: model.Address{Table: "requests", Row: "unavailable.not_held", Column: "natural_person"}, To: "11"}}
	for b.Loop() {
		if _, _, err := review.Preview(c, set); err != nil {
			b.Fatal(err)
		}
	}
}
