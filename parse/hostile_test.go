package parse

import (
	"errors"
	"strings"
	"testing"
)

// TestHostileTexts reads texts made to be slow or deep. The bound on work is
// held by doubling the input: four times the steps for twice the text would be
// seen as allocations, which, unlike time, are the same on every machine.
func TestHostileTexts(t *testing.T) {
	const head = "某县民政局2022年政府信息公开工作年度报告\n主动公开、依申请公开情况\n"
	for name, unit := range map[string]string{
		"digits":        "12 ",
		"counts":        "共12件,",
		"parts":         "其中3件、",
		"names":         "县民政局",
		"years":         "2018年",
		"dates":         "2018年1月1日至",
		"brackets":      "〔2018〕",
		"pipes":         "|1",
		"pipe lines":    "1|\n",
		"labels":        "自然人\n",
		"rows":          "(一)予以公开\n0\n",
		"headings":      "一、总体情况\n",
		"tabs":          "\t0",
		"blanks":        "\u00a0",
		"shares":        "3件,占5%;",
		"wide digits":   "１２",
		"same lines":    "各级各部门认真落实信息公开工作要求\n",
		"controls":      "\x1b[31m",
		"combining":     "\u0301",
		"nested counts": "公开1件（其中",
		"near labels":   "一、本年新收政信公开申请数量\n1\n",
		"rows again":    "2.重复申请\n1\n二、上年结转政府信息公开申请数量\n3\n",
		"totals last":   "公开1件、共计2件，",
		"section table": "第二十条第(一)项\n规章\n1\n2\n3\n",
	} {
		t.Run(name, func(t *testing.T) {
			once := head + strings.Repeat(unit, 2000)
			twice := head + strings.Repeat(unit, 4000)
			read := func(text string) float64 {
				raw := []byte(text)
				return testing.AllocsPerRun(1, func() {
					if r, err := Read("hostile.txt", raw); err == nil {
						_ = r.Partition()
					}
				})
			}
			if a, b := read(once), read(twice); b > 2.6*a+400 {
				t.Errorf("twice the text takes %.0f allocations, once %.0f", b, a)
			}
			r, err := Read("hostile.txt", []byte(once))
			if err != nil {
				t.Fatal(err)
			}
			checkReading(t, r)
		})
	}
}

// TestTooManyFields holds that a text of hardly anything but separators is refused
// before tables are looked for in it.
func TestTooManyFields(t *testing.T) {
	const head = "某县民政局2022年政府信息公开工作年度报告\n主动公开、依申请公开情况\n"
	for name, line := range map[string]string{"pipes": strings.Repeat("|", 150), "tabs": strings.Repeat("\t1", 300), "blanks": strings.Repeat("  1", 100)} {
		_, err := Read("hostile.txt", []byte(head+strings.Repeat(line+"\n", mostAtoms/100)))
		if refusal := new(Refusal); !errors.As(err, &refusal) || refusal.Kind != TooLarge {
			t.Errorf("%s: %v, want a refusal as too large", name, err)
		}
	}
}
