package rule_test

import (
	"strings"
	"testing"
)

// TestScope holds which counts of prose are held against the table: those of all
// requests, and not those that the words before them narrow or widen. The table
// has 30 new, 1 carried in, 28 handled, 12 granted.
func TestScope(t *testing.T) {
	whole := string(read(t, reports+"/clean-2019.txt"))
	const sentence = "共收到政府信息公开申请30件,上年结转1件,办结28件,结转下年度3件。"
	for prose, want := range map[string]int{
		"共收到政府信息公开申请33件，上年结转2件，办结29件，结转下年度4件。":    4,
		"共收到申请30件，其中网络申请20件、当面申请10件，办结26件。":       1,
		"共收到申请30件，较上年增加9件，办结26件。":                 1,
		"共收到各类政府信息公开申请30件，办结26件。":                 1,
		"收到申请30件，其中自然人申请22件，法人或其他组织申请8件，按时办结26件。": 1,
		"当面申请5件、信函申请5件、网络申请20件，共收到申请30件，答复26件。":   1,
		"发布信息738条，收到申请33件。":                       1,
		"2019年以来，共收到政府信息公开申请29件。":                 1,
		"截至2019年12月底，共收到政府信息公开申请29件。":             1,
		"申请内容涉及河道采砂。全年收到申请33件；答复29件。":             2,

		"通过网上申请渠道收到申请20件，答复18件。":               0,
		"网上申请方面，共收到申请20件，已答复20件。":              0,
		"其中网上申请20件，答复18件；信函申请10件，答复10件。":       0,
		"涉及库区移民的申请较多，收到申请12件，办结12件。":           0,
		"对于企业提出的申请，收到5件，办结4件。":                 0,
		"自然人申请22件，予以公开9件，部分公开2件，不予公开2件。":       0,
		"商业企业申请5件，其中予以公开2件，不予公开1件，无法提供1件。":     0,
		"截至2019年6月底，共收到申请15件，办结12件。":           0,
		"上半年收到政府信息公开申请15件，办结14件；下半年收到申请15件。":   0,
		"市水利站收到申请10件，办结10件。":                   0,
		"历年累计收到申请120件，答复118件，其中予以公开80件。":       0,
		"自2008年以来，共收到申请120件，予以公开80件。":          0,
		"共收到申请30件，其中涉及采砂的申请18件，予以公开2件，部分公开0件。": 0,
		"全市共收到政府信息公开申请230件，我局收到申请30件，答复28件。":   0,
		"2018年收到政府信息公开申请21件，答复20件；今年收到申请30件。":  0,
	} {
		_, result := check(t, "a.txt", []byte(strings.Replace(whole, sentence, prose, 1)))
		have := 0
		for _, f := range result.Findings {
			if f.Code == "BAL010" {
				have++
			}
		}
		if have != want {
			t.Errorf("%s\nhas %d findings, want %d", prose, have, want)
		}
	}
}
