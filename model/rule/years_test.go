package rule

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gouji/model"
)

// renamings are names of one body before and after a reform.
var renamings = [][2]string{
	{"卫生和计划生育局", "卫生健康局"}, {"国土资源局", "自然资源局"}, {"环境保护局", "生态环境局"}, {"安全生产监督管理局", "应急管理局"},
	{"工商行政管理局", "市场监督管理局"}, {"农业委员会", "农业农村局"}, {"发展和改革局", "发展和改革委员会"}, {"文化体育局", "文化和旅游局"},
	{"粮食局", "粮食和物资储备局"}, {"城市管理局", "城市管理和综合执法局"},
}

var functions = []string{
	"卫生健康局", "自然资源局", "生态环境局", "应急管理局", "市场监督管理局", "农业农村局", "发展和改革委员会", "文化和旅游局", "粮食和物资储备局", "城市管理局",
	"教育局", "民政局", "财政局", "司法局", "审计局", "统计局", "水利局", "商务局", "交通运输局", "人力资源和社会保障局",
}

// body500 is 25 counties of 20 bureaus.
func body500(n int) (county, name string) {
	county = string([]rune("青苇枫云梧澜砚望栖霞")[n/20%10]) + string([]rune("屿渚岫")[n/200%3]) + "县"
	return county, functions[n%20]
}

// chain makes the reports of one body, year after year, so that each follows on
// from the one before.
type chain struct {
	t      testing.TB
	random *rand.Rand
	p      *paper
	stock  int
}

func (c *chain) next(county, name string, year int) *model.Reading {
	carried := [6]int64{}
	if c.p != nil {
		for i := range carried {
			carried[i], _, _ = c.p.r.Table("requests").Row("carried_out").Cells[i].Value.Int64(0)
		}
	}
	p := newPaper(c.t, "2021")
	requests := p.r.Table("requests")
	for i := range 6 {
		out, done := int64(c.random.IntN(6)), carried[i]+int64(c.random.IntN(40))
		put(&requests.Row("carried_in").Cells[i], carried[i])
		put(&requests.Row("granted").Cells[i], done)
		put(&requests.Row("total").Cells[i], done)
		put(&requests.Row("carried_out").Cells[i], out)
		put(&requests.Row("new").Cells[i], done+out-carried[i])
	}
	issued, repealed := c.random.IntN(5), c.random.IntN(2)
	if c.p == nil {
		c.stock = 30
	}
	c.stock += issued - repealed
	put(&p.r.Table("normative").Row("normative_documents").Cells[0], int64(issued))
	put(&p.r.Table("normative").Row("normative_documents").Cells[1], int64(repealed))
	put(&p.r.Table("normative").Row("normative_documents").Cells[2], int64(c.stock))
	totals(p)
	c.p = p
	p.r.Agency = model.Agency{Name: county + name, County: county, Kind: model.Department, From: model.FromTitle}
	p.r.Year.Value = year
	p.r.Title.Text = fmt.Sprintf("%s%s%d年政府信息公开工作年度报告", county, name, year)
	return p.r
}

// totals makes the last column of the requests the sum of the others.
func totals(p *paper) {
	for i := range p.r.Table("requests").Rows {
		cells := p.r.Table("requests").Rows[i].Cells
		var sum int64
		for j := range 6 {
			n, _, _ := cells[j].Value.Int64(0)
			sum += n
		}
		put(&cells[6], sum)
	}
}

// fault makes a report say that more was carried in than the last one carried out.
func (c *chain) fault() {
	requests := c.p.r.Table("requests")
	column := c.random.IntN(6)
	in := &requests.Row("carried_in").Cells[column]
	fresh := &requests.Row("new").Cells[column]
	n, _, _ := in.Value.Int64(0)
	m, _, _ := fresh.Value.Int64(0)
	if m == 0 { // keep every law of the report itself
		put(in, n-1)
		put(fresh, 1)
	} else {
		put(in, n+1)
		put(fresh, m-1)
	}
	totals(c.p)
}

// Of 500 bodies over 8 years all 50 planted faults are found, in the reports of
// bodies that were renamed too, and none is invented.
func TestYearsOfFiveHundredBodies(t *testing.T) {
	const bodies, first, last = 500, 2016, 2023
	random := rand.New(rand.NewPCG(2016, 2023))
	order := random.Perm(bodies)
	renamed, faults := map[int]bool{}, map[string]bool{}
	for _, n := range order {
		if n%20 < 10 && len(renamed) < 20 {
			renamed[n] = true
		}
	}
	faulty := map[int]int{}
	for i := 0; len(faulty) < 50; i++ {
		faulty[order[i]] = first + 1 + random.IntN(last-first)
	}
	folder, readings := &Folder{}, map[string]*model.Reading{}
	for n := range bodies {
		c := &chain{t: t, random: random}
		county, name := body500(n)
		reform := first + 1 + random.IntN(last-first)
		for year := first; year <= last; year++ {
			called := name
			if renamed[n] && year < reform {
				called = renamings[n%20][0]
			}
			r := c.next(county+fmt.Sprint(n/20), called, year)
			r.Agency.County = county + fmt.Sprint(n/20)
			if faulty[n] == year {
				c.fault()
			}
			c.p.seal()
			r.Source = model.NewSource(fmt.Sprintf("%03d/%d.txt", n, year), model.FormatText, "utf-8", "", 0, r.Source.Text)
			if faulty[n] == year {
				faults[r.Source.Path] = true
			}
			readings[r.Source.Path] = r
			folder.Add(TraceOf(r))
		}
	}
	found, guesses := map[string]bool{}, 0
	for _, path := range folder.Concerned() {
		for _, f := range CheckIn(folder, readings[path]).Findings {
			if f.Code != "YRS001" || !faults[path] {
				t.Errorf("%s: invented: %s", path, lines([]model.Finding{f}))
			}
			found[path] = true
			if strings.Contains(f.Message.ZH, "按名称推定") {
				guesses++
			}
		}
	}
	t.Logf("%d reports of %d bodies, %d renamed; faults planted %d, found %d; %d of them across a renaming, said to be a guess",
		folder.Len(), bodies, len(renamed), len(faults), len(found), guesses)
	if len(faults) != 50 || len(found) != len(faults) || folder.Len() != bodies*(last-first+1) {
		t.Errorf("of %d planted faults %d were found", len(faults), len(found))
	}
	// and one by one, as a screen asks, nothing else is said of the others
	for path, r := range readings {
		if got := CheckIn(folder, r).Findings; (len(got) > 0) != faults[path] {
			t.Errorf("%s: %s", path, lines(got))
		}
	}
}

// What a report leaves in memory is a few hundred bytes.
func TestTracesAreSmall(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	p := lawful(t, "2021", random)
	const reports = 2000
	folder := &Folder{}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for n := range reports {
		p.r.Year.Value = 2000 + n%20
		p.r.Agency.Name = fmt.Sprintf("某县第%d局", n/20)
		p.r.Source = model.NewSource(fmt.Sprintf("%d.txt", n), model.FormatText, "utf-8", "", 0, p.r.Source.Text)
		folder.Add(TraceOf(p.r))
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	each := int(after.HeapAlloc-before.HeapAlloc) / reports
	t.Logf("%d bytes a report", each)
	if each > 1000 {
		t.Errorf("a report leaves %d bytes", each)
	}
	runtime.KeepAlive(folder)
}

func TestBodies(t *testing.T) {
	for _, c := range []struct {
		name, province, city, county string
		other                        string
		same                         bool
	}{
		{"淄博市临淄区人民政府", "", "淄博市", "临淄区", "临淄区人民政府", true},
		{"临淄区发展和改革局", "", "", "临淄区", "临淄区发展和改革委员会", true},
		{"临淄区卫生和计划生育局", "", "", "临淄区", "临淄区卫生健康局", true},
		{"临淄区国土资源局", "", "", "临淄区", "临淄区自然资源局", true},
		{"临淄区教育局", "", "", "临淄区", "临淄区民政局", false},
		{"临淄区顶云街道办事处", "", "", "临淄区", "临淄区顶云街道", true},
		{"临淄区顶云街道办事处", "", "", "临淄区", "临淄区顶风街道", false},
		{"临淄区苇溪镇人民政府", "", "", "临淄区", "临淄区苇溪镇政府", true},
		{"临淄区", "", "", "临淄区", "临淄区人民政府", true},
	} {
		a, b := bodyOf(c.name, c.province, c.city, c.county), bodyOf(c.other, "", "", c.county)
		if same := a.region == b.region && a.stem == b.stem; same != c.same {
			t.Errorf("%s %+v and %s %+v: one body %v, want %v", c.name, a, c.other, b, same, c.same)
		}
	}
}

// A correction is seen by the neighbours, and Add says which they are.
func TestFolderFollowsCorrections(t *testing.T) {
	c := &chain{t: t, random: rand.New(rand.NewPCG(3, 4))}
	folder := &Folder{}
	var readings []*model.Reading
	for year := 2021; year <= 2023; year++ {
		r := c.next("青屿县", "民政局", year)
		c.p.seal()
		r.Source = model.NewSource(fmt.Sprint(year), model.FormatText, "utf-8", "", 0, r.Source.Text)
		readings = append(readings, r)
		folder.Add(TraceOf(r))
	}
	if got := folder.Concerned(); len(got) > 0 {
		t.Fatalf("a sound chain concerns %v", got)
	}
	out := &readings[0].Table("requests").Row("carried_out").Cells[0]
	n, _, _ := out.Value.Int64(0)
	put(out, n+1)
	touched := folder.Add(TraceOf(readings[0]))
	if !slices.Equal(touched, []string{"2022", "2023"}) || !slices.Equal(folder.Concerned(), []string{"2022"}) {
		t.Errorf("touched %v, concerned %v", touched, folder.Concerned())
	}
	f := CheckIn(folder, readings[1]).Findings
	if len(f) != 1 || f[0].Code != "YRS001" || len(f[0].Evidence) != 1 {
		t.Errorf("found %s", lines(f))
	}
	put(out, n)
	folder.Add(TraceOf(readings[0]))
	if got := folder.Concerned(); len(got) > 0 {
		t.Errorf("corrected, %v is still concerned", got)
	}
	last := folder.Years(TraceOf(readings[1]))[0]
	if carried, ok := last.Figure(model.Address{Table: "requests", Row: "carried_out", Column: "natural_person"}); !ok || !carried.Equal(out.Value) {
		t.Errorf("2021 carried out %v, want %v", carried, out.Value)
	}
	if got := folder.Remove("2022"); !slices.Equal(got, []string{"2021", "2023"}) || !slices.Equal(folder.Concerned(), []string{"2023"}) {
		t.Errorf("without 2022, %v are touched and %v concerned", got, folder.Concerned())
	}
	folder.Add(TraceOf(readings[1]))
	if got := folder.Years(TraceOf(readings[1])); len(got) != 3 || got[0].Year != 2021 || got[2].Year != 2023 {
		t.Errorf("years %v", got)
	}
}

func TestSumsOfMoneyAcrossYears(t *testing.T) {
	folder := &Folder{}
	var r *model.Reading
	for year, amount := range map[int]string{2021: "290.5", 2022: "301.25", 2023: "2975000"} {
		p := newPaper(t, "2021").set("fees/fees/amount=" + amount)
		p.r.Year.Value = year
		p.seal()
		p.r.Source = model.NewSource(fmt.Sprint(year), model.FormatText, "utf-8", "", 0, p.r.Source.Text)
		folder.Add(TraceOf(p.r))
		if year == 2023 {
			r = p.r
		}
	}
	got := lines(Set{ByCode("CEL005")}.CheckIn(folder, r).Findings)
	if !strings.HasPrefix(got, "warning CEL005 行政事业性收费 2975000，其他年份如 ") || !strings.Contains(got, "likely +1-0 换算为 297.5") {
		t.Error(got)
	}
}
