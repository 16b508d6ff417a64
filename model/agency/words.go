package agency

// What names of public bodies end in, by kind.
var zoneSuffixes = []string{"管委会", "管理委员会", "新区", "开发区", "高新区", "经开区", "经济区", "试验区", "合作区", "集聚区", "工业园区", "园区", "产业园", "工业园", "科技园", "度假区", "保税区", "风景区", "景区", "示范区", "工程建设指挥部"}
var subdistrictSuffixes = []string{"街道办事处", "街道", "街道办"}
var townSuffixes = []string{"镇人民政府", "乡人民政府", "苏木人民政府", "镇政府", "乡政府", "镇", "乡", "苏木"}
var governmentSuffixes = []string{"人民政府", "政府", "人民政府机关", "政府机关", "省", "市", "县", "区", "州", "旗", "盟"}
var departmentSuffixes = []string{
	"局", "委员会", "委", "办公室", "办", "厅", "中心", "署", "院", "站", "队", "会", "社", "处", "馆", "部", "台", "所", "支队", "总队", "公司", "学校", "医院", "银行", "大学", "海关", customsDistrict,
}

// customsDistrict is what a customs office is in charge of, and no district.
const customsDistrict = "关区"

const citySign = "市"

var municipalities = []string{"北京市", "天津市", "上海市", "重庆市"}

// cityEnds and countyEnds are what names of divisions end in.
var cityEnds = []string{"市", "自治州", prefectureEnd, "盟"}

// prefectureEnd ends the names of zones too, but never where a city's name ends.
const prefectureEnd = "地区"

var countyEnds = []string{"自治县", "自治旗", "县", "区", "旗", "市"}

// zoneEnds end like a county and are parts of one: what begins with them names none.
var zoneEnds = []string{"新区", "开发区", "园区", "景区", "社区", "小区", "示范区", "保税区", "高新区", "经开区", "经济区", "试验区", "合作区", "集聚区", "行政区", "地区", "关区"}

// counties end in the words of zoneEnds and are counties all the same.
var counties = map[string]bool{"浦东新区": true, "滨海新区": true}

// noPlaces end like the name of a place and are words of their own: 城市管理局.
var noPlaces = map[string]bool{"城市": true, "都市": true, "新市": true, "市区": true, "城区": true, "县区": true, "区县": true, "县市": true, "主城区": true, "老城区": true}

// over stand before the name of the place that a body is of.
var over = []string{"国网", "国家税务总局", "国家统计局", "中国共产党", "中共", "新疆生产建设兵团", "兵团"}

// The division of the corps that follows: 第十三师.
const corpsStart, corpsEnd, corpsNumbers = "第", "师", "一二三四五六七八九十"

// prefectureShort are autonomous prefectures as they are called for short, 海北州.
var prefectureShort = []string{
	"延边州", "恩施州", "湘西州", "阿坝州", "甘孜州", "凉山州", "黔西南州", "黔东南州", "黔南州", "楚雄州", "红河州", "文山州", "西双版纳州", "大理州", "德宏州",
	"怒江州", "迪庆州", "临夏州", "甘南州", "海北州", "黄南州", "海南州", "果洛州", "玉树州", "海西州", "昌吉州", "博州", "巴州", "克州", "伊犁州",
}
