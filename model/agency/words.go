package agency

// What names of public bodies end in, by kind.
var zoneSuffixes = []string{"管委会", "管理委员会", "新区", "开发区", "高新区", "工业园区", "园区", "示范区", "工程建设指挥部"}
var subdistrictSuffixes = []string{"街道办事处", "街道", "街道办"}
var townSuffixes = []string{"镇人民政府", "乡人民政府", "苏木人民政府", "镇政府", "乡政府", "镇", "乡"}
var governmentSuffixes = []string{"人民政府", "政府", "省", "市", "县", "区", "州", "旗", "盟"}
var departmentSuffixes = []string{
	"局", "委员会", "委", "办公室", "办", "厅", "中心", "署", "院", "站", "队", "会", "社", "处", "馆", "部", "台", "所", "支队", "总队", "公司", "学校", "医院", "银行",
}

const citySign = "市"

var municipalities = []string{"北京市", "天津市", "上海市", "重庆市"}

// cityEnds and countyEnds are what names of divisions end in.
var cityEnds = []string{"市", "自治州", "地区", "盟"}
var countyEnds = []string{"自治县", "自治旗", "县", "区", "旗", "市"}

// zoneEnds end like a county and are parts of one.
var zoneEnds = []string{"新区", "开发区", "园区", "景区", "社区", "小区", "示范区", "城区", "保税区", "高新区", "地区"}
