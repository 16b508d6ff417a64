package rule

import (
	"slices"
	"strings"

	"gouji/model/form"
)

// body is who reports, as far as names tell: the division it belongs to and what
// it does there. Bodies whose region and function agree are taken for one, and
// where their names differ besides, for a guess.
type body struct {
	region string // the smallest division named; "" for none
	stem   string // the name without region and without what only says what kind of body it is
	whole  string // the name without region
}

// bodyOf reads a name. Province, city and county are "" where they are not known.
func bodyOf(name, province, city, county string) body {
	name = strings.TrimSpace(form.Fold(name))
	region := county
	if region == "" {
		region = city
	}
	if region == "" {
		region = province
	}
	rest := name
	for _, division := range []string{province, city, county} {
		rest = strings.TrimPrefix(rest, division)
	}
	b := body{region: region, whole: rest}
	b.stem = stemOf(rest)
	return b
}

// undertaking tells a school, hospital or company, which publishes by the rules of
// the ministry over it (article 55 of the regulation) and not by those for organs
// of state.
func undertaking(name string) bool {
	return slices.ContainsFunc(undertakings, func(end string) bool { return strings.HasSuffix(name, end) })
}

// undertakings are what their names end in.
var undertakings = []string{"公司", "大学", "学院", "学校", "中学", "小学", "幼儿园", "医院", "卫生院", "银行"}

// kinds are endings that say what kind of body a name is and not what it does,
// the longer before those they end in.
var kinds = []string{"人民政府办公室", "委员会", "办公室", "人民政府", "办事处", "政府", "局", "委", "厅", "办"}

// stemOf takes off what changes when a body is reformed while its work stays.
func stemOf(name string) string {
	switch {
	case name == "" || name == "人民政府" || name == "政府" || name == "人民政府办公室" || name == "政府办公室":
		return "政府"
	case strings.HasSuffix(name, "管理委员会") || strings.HasSuffix(name, "管委会"):
		return strings.TrimSuffix(strings.TrimSuffix(name, "管理委员会"), "管委会") + "管委会"
	}
	stem := name
	for _, kind := range kinds {
		if s, ok := strings.CutSuffix(stem, kind); ok && s != "" {
			stem = s
			break
		}
	}
	stem = strings.NewReplacer("和", "", "与", "", ",", "").Replace(stem)
	if i := slices.IndexFunc(reforms, func(r reform) bool { return slices.Contains(r.before, stem) }); i >= 0 {
		return reforms[i].after
	}
	return stem
}

// reform names the work of bodies before a reform of the government by what it is called since.
type reform struct {
	after  string
	before []string
}

// reforms are the renamings of 2014 to 2024 that carried the work on. Bodies that
// were merged stand under the one that took most of it over.
var reforms = []reform{
	{"卫生健康", []string{"卫生", "卫生计划生育", "卫生计生", "卫计", "卫健", "人口计划生育"}},
	{"自然资源", []string{"国土资源", "国土", "自然资源规划"}},
	{"生态环境", []string{"环境保护", "环保"}},
	{"应急管理", []string{"安全生产监督管理", "安监"}},
	{"市场监督管理", []string{"工商行政管理", "工商质量监督管理", "市场质量监督管理", "市场监管", "工商"}},
	{"农业农村", []string{"农业", "农牧", "农林", "农业林业"}},
	{"水利", []string{"水务"}},
	{"交通运输", []string{"交通"}},
	{"住房城乡建设", []string{"建设", "住房建设", "住建", "住房城乡规划建设"}},
	{"人力资源社会保障", []string{"人事劳动社会保障", "人社", "劳动社会保障"}},
	{"文化旅游", []string{"文化", "旅游", "文化广电新闻出版", "文化广电旅游", "文化体育", "文体广电旅游", "文化广电体育旅游", "文广新", "文体旅游", "旅游发展", "文化广电旅游体育"}},
	{"发展改革", []string{"发改", "发展计划"}},
	{"工业信息化", []string{"经济信息化", "经信", "工信", "经济贸易", "经贸"}},
	{"科学技术", []string{"科技"}},
	{"教育", []string{"教育体育", "教体", "教育科技"}},
	{"退役军人事务", []string{"退役军人"}},
	{"医疗保障", []string{"医保"}},
	{"粮食物资储备", []string{"粮食"}},
	{"林业", []string{"林业草原", "园林林业"}},
	{"城市管理", []string{"城市管理行政执法", "城管", "城市管理综合执法", "综合执法", "城市管理执法", "行政执法"}},
	{"民族宗教事务", []string{"民族宗教", "民族事务", "民宗"}},
	{"政务服务数据管理", []string{"政务服务", "政务服务管理", "行政审批服务", "大数据管理"}},
	{"数据", []string{"大数据发展", "大数据"}},
	{"国有资产监督管理", []string{"国资"}},
	{"金融工作", []string{"地方金融监督管理", "金融"}},
	{"档案", []string{"档案馆"}},
	{"统计", []string{"统计调查"}},
	{"扶贫开发", []string{"扶贫", "乡村振兴"}},
	{"供销合作社", []string{"供销社"}},
}
