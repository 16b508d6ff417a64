package agency

import (
	"testing"

	"gouji/model"
)

func TestKind(t *testing.T) {
	for name, want := range map[string]model.AgencyKind{
		"淄博市临淄区人民政府": model.Government, "新乡市": model.Government, "漳平市民政局": model.Department, "福建省民政厅": model.Department,
		"苇溪镇人民政府": model.Township, "顶云街道办事处": model.Subdistrict, "苍南县县城新区": model.Zone, "枫渚县经济开发区管委会": model.Zone, "枫渚经开区": model.Zone, "枫渚海关关区": model.Department, "澜川临空经济区": model.Zone, "甲": model.OtherKind, "": model.OtherKind,
	} {
		if have := Kind(name); have != want {
			t.Errorf("Kind(%q) = %q, want %q", name, have, want)
		}
	}
}

func TestRegion(t *testing.T) {
	for _, c := range []struct{ name, province, city, county string }{
		{"淄博市临淄区人民政府", "", "淄博市", "临淄区"},
		{"山东省淄博市临淄区人民政府", "山东省", "淄博市", "临淄区"},
		{"漳平市民政局", "", "", "漳平市"},
		{"苍南县县城新区管委会", "", "", "苍南县"},
		{"内蒙古自治区赤峰市林西县教育局", "内蒙古自治区", "赤峰市", "林西县"},
		{"北京市海淀区人民政府", "北京市", "", "海淀区"},
		{"恩施土家族苗族自治州民政局", "", "恩施土家族苗族自治州", ""},
		{"福建省民政厅", "福建省", "", ""},
		{"南京市城市管理局", "", "南京市", ""},
		{"无为市行政区划和地名事务中心", "", "", "无为市"},
		{"上海市浦东新区市场监督管理局", "上海市", "", "浦东新区"},
		{"浦东新区市场监督管理局", "", "", "浦东新区"},
		{"国家税务总局阳朔县税务局", "", "", "阳朔县"},
		{"喀什地区莎车县人民政府", "", "喀什地区", "莎车县"},
		{"海北州门源县民政局", "", "海北州", "门源县"},
		{"广州市增城区教育局", "", "广州市", "增城区"},
		{"云南省红河州金平苗族瑶族傣族自治县民政局", "云南省", "红河州", "金平苗族瑶族傣族自治县"},
		{"新市镇人民政府", "", "", ""},
		{"苍南县县城新区", "", "", "苍南县"},
		{"新区管委会", "", "", ""},
		{"南县镇人民政府", "", "", ""},
		{"澜川市古县镇", "", "澜川市", ""},
		{"99平台市林业局", "", "", ""},
		{"国网淮安市洪泽区供电公司", "", "淮安市", "洪泽区"},
		{"澜川临空经济区管委会", "", "", ""},
		{"新疆生产建设兵团第八师石河子市民政局", "", "", "石河子市"},
		{"第十三师新星市", "", "", "新星市"},
		{"新疆生产建设兵团第二师水利局", "", "", ""},
		{"新疆生产建设兵团", "", "", ""},
	} {
		p, ci, co := Region(c.name)
		if p != c.province || ci != c.city || co != c.county {
			t.Errorf("Region(%q) = %q, %q, %q; want %q, %q, %q", c.name, p, ci, co, c.province, c.city, c.county)
		}
	}
}
