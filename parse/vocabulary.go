package parse

import (
	"strings"
	"unicode/utf8"

	"gouji/model/agency"
)

// The words that reports are read by, beside the labels of the forms. Every
// Han literal of this package that is no test stands here.

// mojibake are characters that UTF-8 read as GBK turns common ones into; real
// reports hardly use them.
const mojibake = "丢涓鏀鍏寮淇鎭骞浗鐨勬斂搴滀俊叕紑"

const yearSign = '年'

const (
	yearHeadWord = "年"
	yearHeadTail = "度"
	monthSign    = '月'
	daySign      = '日'
)

// dateDigits are the Han characters that [chineseDigit] reads.
var dateDigits = newCharset("零一壹二贰两三叁四五六七八九")

// thisYearWords stand in the heads of columns of this year's figures, and none of
// otherYearWords does.
var (
	thisYearWords  = []string{"本年", "今年", "当年"}
	otherYearWords = []string{"上年", "上一年", "去年", "往年", "历年", "同期", "同比", "增", "减"}
)

// yearHeads finds the years of running text by the word after them.
var yearHeads = newWordlist(yearHeadWord)

// none are the words that say a cell has nothing to report.
var none = map[string]bool{"无": true, "○": true, "〇": true}

// changeSigns are the words for the sign of a change, the longer first.
var changeSigns = []struct {
	word string
	less bool
}{{"减少", true}, {"增加", false}, {"减", true}, {"增", false}}

// isUnit tells what figures are counted in.
func isUnit(s string) bool {
	switch s {
	case "件", "条", "次", "人", "人次", "个", "篇", "份", "期", "元", "万元", "名", "场", "类", "项", "部", "宗", "户", "家",
		"处", "批次", "万人次", "万次", "亿元":
		return true
	}
	return false
}

// ordinals are the printed numerals of rows and headings, so that reading one allocates nothing.
var ordinals = func() map[string]string {
	m := map[string]string{}
	for _, s := range []string{
		"一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
		"十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十",
		"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
	} {
		m[s] = s
	}
	return m
}()

// ordinalOf gives a numeral as a string of its own; "" for one that numbers nothing.
func ordinalOf(number []byte) string {
	if len(number) == 0 {
		return ""
	}
	return ordinals[string(number)]
}

// beginsOrdinal tells the Han characters that an ordinal, or 其中, begins with.
func beginsOrdinal(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '其':
		return true
	}
	return false
}

// negates tells the characters that turn what a label says into its opposite.
func negates(r rune) bool {
	switch r {
	case '不', '未', '无', '非', '否', '延':
		return true
	}
	return false
}

// likeDigit tells the characters that digits are misread for, and points between digits.
func likeDigit(r rune) bool { return strings.ContainsRune("OoQDlISsBZzqg〇○零.", r) }

// chineseDigit reads one Chinese numeral; the signs for nought are all that
// occur in dates. -1 for anything else.
func chineseDigit(r rune) int {
	switch r {
	case '〇', '○', 'O', 'o', '0', '零', '０', 'Ｏ', '◯', 'О':
		return 0
	case '一', '壹':
		return 1
	case '二', '贰', '两':
		return 2
	case '三', '叁':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// numeral is the Chinese ordinal of a section.
func numeral(n int) string {
	if n < 1 || n > 10 {
		return ""
	}
	return [...]string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}[n-1]
}

// sectionWord tells a mandated section by words of its heading.
type sectionWord struct {
	number  int
	any     []string
	without string
}

func (w sectionWord) fits(folded string) bool {
	if w.without != "" && strings.Contains(folded, w.without) {
		return false
	}
	for _, s := range w.any {
		if strings.Contains(folded, s) {
			return true
		}
	}
	return false
}

var sectionWords = []sectionWord{
	{4, []string{"行政复议", "行政诉讼", "复议,诉讼"}, ""},
	{3, []string{"收到和处理", "依申请公开", "申请情况"}, ""},
	{2, []string{"主动公开"}, "问题"},
	{5, []string{"存在的问题", "存在问题", "主要问题", "不足"}, ""},
	{6, []string{"其他需要", "需要报告", "需要说明", "其他事项"}, ""},
	{1, []string{"总体情况", "概述", "基本情况"}, ""},
}

// sectionEnds end the titles of others: 咨询情况, 政府支出与收费.
var sectionEnds = []string{"情况", "措施", "事项", "说明", "附表", "收费"}

// furniture are what pages print between the lines of a report.
var furniture = []string{"上一页", "下一页", "返回顶部", "打印", "关闭", "分享", "续表", "字号"}

// isFurniture tells page marks and buttons: "- 3 -", "第 2 页".
func isFurniture(s string) bool {
	if ruled(s) {
		return true
	}
	if len(s) > 48 {
		return false
	}
	if isPageMark(s) {
		return true
	}
	for _, w := range furniture {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// isPageMark tells the number of a page by the signs around it: "- 3 -", "第 2 页".
func isPageMark(s string) bool {
	if len(s) > 48 || len(s) < 3 || s[0] >= '0' && s[0] <= '9' {
		return false
	}
	if (strings.HasPrefix(s, "第") || strings.HasPrefix(s, "共")) && strings.HasSuffix(s, "页") {
		return true
	}
	if c := s[0]; c != '-' && c < 0x80 || c >= 0xE4 && c <= 0xE9 {
		return false
	}
	const around = "-—–－ \u00a0\u3000·•"
	inner := strings.Trim(s, around)
	return inner != "" && allDigits(inner) && !strings.HasPrefix(s, inner) && !strings.HasSuffix(s, inner)
}

// endsSentence tells text that is prose by its last sign.
func endsSentence(s string) bool {
	return strings.HasSuffix(s, "。") || strings.HasSuffix(s, "；") || strings.HasSuffix(s, "！")
}

// unfinished are the signs that no line of a page ends with.
const unfinished = "，,、：:；;（(《“〔"

// clauseSigns end a clause and not the sentence.
const clauseSigns = "，,；;"

// dateSigns stand behind the figures of a date.
const dateSigns = "年月日"

// sentenceSigns stand in sentences, and hardly between the headings of a table.
var sentenceSigns = newWordlist("。", "，")

// reportTopics and reportWords are what an annual report is known by: one of the
// topics and at least two of the words.
var reportTopics = newWordlist("信息公开", "政务公开")

var reportWords = newWordlist("年度报告", "年报", "依申请公开", "主动公开", "行政复议", "统计期限", "情况统计表", "第二十条", "总体情况", "收到和处理", "予以公开", "公开申请")

// firstHeading begins the first section.
const firstHeading = "一、"

// disclosure stands in every title.
const disclosure = "公开"

// titleKinds are the words a report's title ends in, or nearly.
var titleKinds = []string{"年度报告", "年报", "工作报告", "公开工作的报告", "工作情况的报告", "工作情况报告", "公开情况的报告", "公开情况报告", "工作总结", "公开报告", "工作情况"}

// kindWords finds any of them.
var kindWords = newWordlist(titleKinds...)

// opened finds it.
var opened = newWordlist(disclosure)

// annualReports finds titles in running text: by the first of titleKinds, or, where
// a body and a year stand in them, by others that prose speaks of its matter in.
var annualReports = newWordlist(titleKinds[0], "公开工作报告", "信息公开报告", "公开年报", "公开工作年报")

// titleRests are how a title goes on that was broken into two lines.
var titleRests = []string{"政府信息公开工作年度报告", "政府信息公开年度报告", "政务公开工作年度报告", "信息公开工作报告", "信息公开工作年报"}

// factsBesideDate follow the day of publication in the line of a page's facts.
var factsBesideDate = []string{"来源", "信息来源", "文章来源", "作者", "浏览", "点击", "阅读", "访问", "字号", "字体", "发布", "责任编辑", "编辑", "【字", "[字"}

// titleNever are words that a report's own title does not hold.
var titleNever = []string{"统计表", "》", ">", "当前位置", "关于印发", "。", "通知", "本报告", "汇编", "上一篇", "下一篇", "现将", "如下"}

// titleLeads stand before a title in a sentence and are no part of it.
var titleLeads = newWordlist("编制的", "编制了", "现编制", "特编制", "并编制", "编制形成", "编制完成", "编写", "撰写", "起草", "公布", "发布", "社会公开", "现公开", "形成", "做好", "以及", "报送", "上报")

// titleGoesOnAs follow the words of a title where they are part of another's: 年度报告工作的通知.
var titleGoesOnAs = []string{"工作", "有关", "编制", "制度", "格式", "的", "事项", "要求", "栏", "专栏", "目录"}

var titleRestEnds = lastOf(titleRests)

// fileEnds end the names of files, which some pages print as titles.
var fileEnds = []string{".docx", ".doc", ".wps", ".pdf"}

// titleLabels stand before a title among the facts of a page, without their blanks.
var titleLabels = []string{"附件", "title", "标题", "名称", "中文名", "中文名称", "信息名称", "文件名称"}

var titleLabelEnds = lastOf(titleLabels)

// openTitle and closeTitle stand around a title that a line quotes; noticeEnds end
// a line that gives notice of it.
const openTitle, closeTitle = "《", "》"

var noticeEnds = []string{"的公告", "的公示", "的通知", "的通告", "的报告", "的函", "公告", "公示", "通知"}

// about leads from the body's name to what its report is about.
const about = "关于"

// titleTopics are the words of a title that follow the body's name.
var titleTopics = []string{"政府信息公开", "政务信息公开", "政务公开", "信息公开"}

var yearTails = []string{"学年度", "学年", "年度", "年", " "}

var tableTitles = newWordlist("统计表", "附表")

// nameLeads and nameTails are words around a name that are no part of it.
var nameLeads = []string{"关于", "中共", "现公布", "现将", "现发布", "现编制", "特编制", "特此公布", "特公布", "特向社会公布", "现向社会公布", "向社会公布", "现编制并公布", "并公布", "公布", "发布", "编制", "制定", "形成", "由", "报送", "上报", "呈报", "印发", "本报告为", "名    称：", "名称："}
var nameTails = []string{"关于", "关于发布", "关于公布", "关于报送", "关于上报", "关于呈报", "关于公开", "关于编制", "关于印发", "关于做好", "编制的", "的", "(本级机关)", "（本级机关）", "(本级)", "（本级）", "(机关)", "（机关）", "本级机关", "本级", "("}

// nobody are words for the one who speaks, which name no body.
var nobody = newWordlist("我局", "我委", "我办", "我厅", "我镇", "我乡", "我街道", "我县", "我市", "我区", "我旗", "我省", "我单位", "我院", "我校", "我中心", "本级行政机关", "本行政机关", "本局", "本委", "本办", "本厅", "本单位", "本机关", "本部门", "本级政府", "本县", "本市", "本区", "本镇", "本乡", "各", "按要求", "按照")

// kindsOfBody say what a body is and name none: 现将学院2015年报告.
var kindsOfBody = []string{"学校", "学院", "大学", "医院", "单位", "本级", "公司", "中心", "街道", "管委会"}

var agencyLabels = []string{"发布机构", "公开机构", "公开主体", "信息来源", "文章来源", "来源", "发文机关", "发文机构", "发文单位", "发布单位", "发布部门", "发布机关", "公开单位", "制发机关", "制发单位"}
var reporterLabels = []string{"填报单位", "填报单位(盖章", "填报单位（盖章", "填表单位", "单位名称"}

// agencySuffixes are what names of public bodies end in.
var agencySuffixes = agency.Endings()

// ownSuffixes are looked for in prose, where only unmistakable names count.
var ownSuffixes = newWordlist("街道办事处", "镇人民政府", "乡人民政府", "管理委员会", "管委会", "人民政府", "民政局", "财政局", "教育局", "公安局", "司法局", "卫生局", "农业局", "林业局", "水利局", "统计局", "审计局", "商务局", "文化局", "体育局", "环境局", "保护局", "保障局", "建设局", "管理局", "监督局", "服务局", "交通局", "运输局", "旅游局", "规划局", "资源局", "改革局", "健康局", "应急局", "信访局", "税务局", "气象局", "粮食局", "档案局", "改革委员会", "健康委员会", "信息化局", "发展局", "安全局", "水务局", "环保局", "国土局", "城管局", "住建局", "卫计局", "科技局", "技术局", "畜牧局", "海洋局", "园林局", "工商局", "国税局", "地税局", "质监局", "药监局", "物价局", "执法局", "事务局", "农村局", "军人局", "信息局", "合作局", "大学", "学院", company, bureau, office)

// bureau, office and company end the names of more bodies than can be listed, and
// other words: they make a name only behind a place.
const bureau, office, company = "局", "办公室", "公司"

// fullSuffixes may complete a short name of a body.
var fullSuffixes = []string{"管理委员会", "管委会", "街道办事处", "人民政府", "办事处"}

// othersNames mark names of bodies above the one that reports.
var othersNames = []string{"国务院", "中共", "上级", "我省", "我市", "本级", "各级", "中华", "各县", "各市", "全国", "两级", "本"}

// bareGovernments begin names that do not say of which place they are.
var bareGovernments = []string{"政府办", "省政府", "市政府", "区政府", "县政府", "州政府", "旗政府", "镇政府", "乡政府", "省人民政府", "市人民政府", "区人民政府", "县人民政府"}

// nameStops and nameStopWords end a name when read from its end backwards.
const nameStops = "年月在由因至向经和与及对是的为把将从到各本我该请按照据以于被并就受了某"

// nameWords hold characters of nameStops and stand in names.
var nameWords = []string{"经济", "经信", "经贸", "经开", "数据", "对外", "青少年", "从化", "从江", "本溪", "将乐", "于都", "于田", "于洪", "因民",
	"发展和改革", "和信息", "和社会保障", "和城乡", "和计划生育", "服务和", "和自然资源", "和旅游", "和体育", "和科技", "和大数据", "和宗教", "和农村", "工业和", "和商务", "和卫生", "和人防", "和地名", "资源和规划", "和水利"}

var nameStopWords = newWordlist("信息", "公开", "根据", "依据", "联系", "政务", "工作", "报告", "有关", "年度", "建立", "完善", "制定", "结合", "拓展", "做好", "落实", "贯彻", "通过", "负责", "成立", "配合", "接受", "参加", "召开", "致电", "全省", "全市", "全县", "全区", "公布", "编制", "承担", "门户网站", "所属", "直属")

// nameGoesOnAs begin with one of them and stand in names.
var nameGoesOnAs = []string{"信息化", "政务服务", "工作委员会", "工作部", "工作管理", "工作办公室"}

// teams are for one task, and no bodies that report; governmentWord ends those whose
// office has its own rule.
const teams, governmentWord = "领导小组", "政府"

// The words around a body's name in prose that tell what it has to do with the
// report: it issued a paper that is cited, readers are to ask there, it has a
// site, or leads others.
var (
	issues   = []string{"关于", "转发", "印发", "《", "等部门", "等单位"}
	contacts = []string{"联系", "请与", "直接与", "可与", "地址", "咨询"}
	sites    = []string{"门户网", "网站", "官网", "官方网", "政府网", "信息网", "网", "的指导", "的领导", "的要求", "的部署", "领导下", "指导下"}
)

// authorWords stand behind the one who compiled the report, and who answers for
// it; authorLeads before.
var authorWords = newWordlist("编制", compiledFromOthers, contactWord)

var authorLeads = map[string]string{"编制": "由", compiledFromOthers: "由", contactWord: "与"}

// compiledFromOthers stands behind an office that puts the reports of others
// together: that of the whole government.
const compiledFromOthers = "综合"

const contactWord = "联系"

// officeNames are the offices that answer for a body, the longer first.
var officeNames = []string{"党政综合办公室", "党政办公室", "综合办公室", "党政办", "综合办", "办公厅", "办公室"}

// branchEnds end the name of a branch behind that of the body it is of.
var branchEnds = []string{"分局", "街道办事处"}

// townTails end the names of towns that are called by their place alone as often.
var townTails = []string{"人民政府", "政府", "办事处", "办"}

// townKinds are what towns are, which ourWord stands before where one speaks of
// itself; noTown end like one and name none.
var townKinds = []string{"镇", "乡", "街道"}

const ourWord = "我"

var noTown = newWordlist("城镇", "乡镇", "村镇", "集镇", "全镇", "全乡", "城乡", "家乡", "故乡", "下乡", "返乡")

// offices are of the body that is named before them.
var offices = []string{"办公室", "办公厅"}

// The labels of the dates among the facts of a page; dateLabels say nothing more
// than that it is one.
var publishedLabels = []string{"发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "公布时间", "发表日期", "发表时间", "更新日期", "更新时间", "上传日期", "上传时间", "上网日期", "上网时间", "添加日期", "添加时间", "录入日期", "录入时间", "创建日期", "创建时间", "发稿日期", "发稿时间", "信息日期", "信息时间", "发布于"}
var signedLabels = []string{"发文日期", "发文时间", "成文日期", "成文时间", "生成日期", "生成时间", "制发日期", "签发日期", "落款日期", "填报日期", "填报时间"}
var imprintLabels = []string{"印发日期", "印发时间"}
var dateLabels = []string{"日期", "时间"}

var dateLabelEnds = lastOf(publishedLabels, signedLabels, imprintLabels, dateLabels)

// firstMonth is January as a word, 元月.
const firstMonth = '元'

const printedWord = "印发"

var asOfWords = []string{"截止", "截至", "截止到", "截至到", "截止至"}

// periodWords name the reporting period; periodStarts stand before its first or
// last day, periodTails after, periodJoins between them.
var periodWords = newWordlist("期限", "周期", "所列数据", "数据统计", "统计数据", "统计时间", "统计时段", "统计时限", "统计口径", "统计区间", "统计期间", "统计范围", "统计日期", "时间范围", "起止", "报告时限", "报告的时限", "报告期", "报告反映", "报告涵盖", "使用数据", "数据自", "数据从", "的数据", "数据时限")
var periodStarts = []string{"自", "从", "至", "到", "为", "是", ":", "：", "—", "-", "~", "－", "～"}
var periodTails = []string{"起", "止", "至", "到", "—", "-", "～", "~", "－", "–", "开始"}
var periodJoins = []string{"至", "到", "—", "-", "~", "－", "～", "–"}

const (
	openBrackets  = "〔﹝[【(（〈"
	hexBrackets   = "〔﹝"
	hexClosing    = "〕﹞"
	closeBrackets = "〕﹞]】)）〉"
	numberWord    = "号"
	pageBefore    = "上一页"
	pageAfter     = "下一页"
)

var numberLabels = []string{"文号", "发文字号"}

// codeLeads are words before an issuing code that are no part of it.
var codeLeads = []string{"按照", "根据", "依据", "依照", "遵照", "参照", "对照", "执行", "落实", "贯彻", "印发", "转发", "下发", "发布", "出台", "文件", "通知", "按", "见", "和", "与", "以及", "以"}

const shareWord = "占"

// percentWord begins a share in words, pointWord its decimals: 百分之六十二点五.
const percentWord, pointWord = "百分之", '点'

// timeWords name parts of the year.
var timeWords = newWordlist("季度", "月", "月份", "半年")

// respectively leads in shares of several counts at once: none is one count's.
const respectively = "分别"

var roughWords = []string{"余", "多"}

// countUnits are the units of counts in prose, the longer before those they begin with.
var countUnits = []string{"万余次", "万余条", "万余件", "万人次", "万条", "万件", "万次", "万份", "万元", "亿元", "人次", "批次", "件次", "件", "条", "次", "人", "份", "篇", "期", "个", "名", "场", "元", "项", "家", "户", "宗", "部", "起", "例", "类"}

// dividers end the words that belong to one figure.
const dividers = "。;；,，、:：!！?？"

// partWords say that what follows are the parts of what stands before.
var partWords = newWordlist("其中", "分别为", "分别是", "包括", "它们是", "原因有", "分为", "具体为", "具体是")

// tenThousand stands between a figure and its unit, 万条; of money, yuan, it is part of the unit.
const tenThousand, yuan = "万", "元"

// comparing are words for what a count differs by from another year's, or an average.
var comparing = newWordlist("同比", "环比", "比上年", "比去年", "比前年", "较上年", "较去年", "较前年", "比上一年", "较上一年", "上年同期", "去年同期", "增加", "减少", "增长", "下降", "日均", "月均", "人均", "年均", "平均")

// otherYears begin the words of a count of another year, the longest first,
// unless it is carried over from it.
var otherYears = []string{"上一年度", "上一年", "上年度", "上年", "去年", "前年"}

const carried = "结转"

// isThan tells the characters that a comparison with a year begins with: 较2022年的.
func isThan(r rune) bool { return r == '比' || r == '较' || r == '与' }

// asideWords begin a count that says what another holds or leaves out.
var asideWords = []string{"含", "不含", "包括", "包含", "不包括", "其中", "撤回", "扣除", "另有"}

// totalWords and totalStarts mark a count as a total.
var totalWords = newWordlist("共", "总", "合计", "累计", "收到", "受理", "全年")
var totalStarts = []string{"共", "总计", "合计", "累计"}

// totalEnds stand right before a total that comes after its parts.
var totalEnds = []string{"合计", "共计", "总计", "总共", "总数为"}

// caseUnit and caseTimes are what cases are counted in.
const caseUnit, caseTimes = "件", "件次"

// outcomeWords are how cases end; a list of three of them is complete.
var outcomeWords = []string{"维持", "纠错", "纠正", "其他情形", "其他结果", "尚未审结"}

// viewWords stand around what a list divides its total by.
var viewWords = [][2]string{{"从", "来看"}, {"从", "看"}, {"按", "分"}, {"按照", "划分"}}

// openWords say that a list is not complete.
var openWords = []string{"等", "主要", "例如", "如"}

// sinceBeginning marks a figure of all years, thisYear one of the report's own.
var sinceBeginning = newWordlist("累计", "历年", "以来")
var thisYear = newWordlist("本年", "今年", "当年", "全年", "新增")

// conjunctions stand before the last part of a list.
var conjunctions = []string{"以及", "和", "及", "与"}

// bareVerbs before a part's figure say nothing of what it counts.
var bareVerbs = []string{"有", "另有", "还有", "另"}

// numberSuffix ends the words of a figure of the statistics: 申请办结数.
const numberSuffix = "数"

// rankWords order the members of a list by size; the small ones are mostly left out.
var rankWords = newWordlist("其次", "再次", "最多", "居首", "为主")

// channelWords are where the same item may be published several times.
var channelWords = newWordlist("网站", "微信", "微博", "公众号", "新媒体", "公报", "公开栏", "客户端", "抖音", "报刊", "广播", "电视", "显示屏")

// isRange tells the signs between the ends of a range: 1-2名.
func isRange(r rune) bool {
	switch r {
	case '-', '－', '—', '–', '~', '～', '至':
		return true
	}
	return false
}

const periodFrom, periodTo = "起", "止"

// labelsBeside stand behind the body's name in one line with it.
var labelsBeside = newWordlist("审核人", "填报人", "填表人", "制表人", "负责人", "联系人", "联系电话", "填报日期", "填表日期", "报送日期", "发布日期", "发布时间", "单位：", "单位:")

// sealSigns may stand between 填报单位 and the colon.
var sealSigns = []string{")", "）", "(盖章)", "（盖章）"}

// labelEnds are the characters that what stands before a name ends in.
var labelEnds = lastOf(agencyLabels, reporterLabels, sealSigns)

// unitsByFirst are countUnits by their first character.
var unitsByFirst = func() map[rune][]string {
	m := map[rune][]string{}
	for _, u := range countUnits {
		r, _ := utf8.DecodeRuneInString(u)
		m[r] = append(m[r], u)
	}
	return m
}()

// unitStarts are those characters: after most figures none of them stands.
var unitStarts = func() *charset {
	starts := ""
	for r := range unitsByFirst {
		starts += string(r)
	}
	return newCharset(starts)
}()

// noneWords say that what follows them did not happen: 未收到, 没有发生, 无行政复议.
var noneWords = []string{"没有", "未", "无"}

// noneSigns are the characters they begin with.
var noneSigns = [3]string{"没", "未", "无"}

// noneVerbs are what may follow them where they deny a count.
var noneVerbs = []string{"收到", "接到", "接收", "受理", "发生", "产生", "出现", "被", "因", "有", "行政复议", "行政诉讼", "政府信息公开", "依申请公开"}

// spokenNumeral gives what a Chinese numeral counts: a digit, or the power of ten it stands for.
func spokenNumeral(r rune) (digit, power int64) {
	switch r {
	case '十':
		return -1, 10
	case '百':
		return -1, 100
	case '千':
		return -1, 1000
	}
	switch r {
	case '〇', '零', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九':
		return int64(chineseDigit(r)), 0
	}
	return -1, 0
}

// gluedUnits are the units of the forms, the longer first.
var gluedUnits = []string{"万元", "人次", "件", "条", "次", "人", "个", "篇", "元"}

var gluedUnitEnds = lastOf(gluedUnits)

// among leads in the parts of a row.
const among = "其中"

// leadSigns may stand before it.
const leadSigns = " ,，:：。;；(（"

const openBracket = "（"

// The signs around the numbers of labels.
const (
	ordinalStarts = "(（"
	ordinalEnds   = ".．、)）"
)

// telling are the characters that a count in words, or the denial of one, begins with.
const telling = "〇零一二两三四五六七八九十百千没未无"

// countedThings are the words for what the tables of requests, cases and
// documents count.
var countedThings = newWordlist("申请", "复议", "诉讼", "规范性文件", "规章")

// codesWord heads the column that numbers the rows.
const codesWord = "代码"

// sumHeads end the heading of a column that sums others up.
var sumHeads = []string{"合计", "总计", "小计", "共计", "总数"}

// columnLetters letter the columns of labels below the head of a table, or head the
// line of its columns' numbers.
var columnLetters = map[string]bool{"甲": true, "乙": true, "丙": true, "丁": true, "A": true, "B": true, "C": true, "栏次": true, "列次": true, "编号": true}

// longestLetter is the longest of them in bytes.
const longestLetter = 6

// traditional are characters of reports in their traditional form, each before
// its simplified one.
const traditional = "國国務务開开關关號号報报數数據据動动處处結结轉转續续辦办請请訴诉訟讼議议復复複复機机構构業业組组織织總总計计條条項项類类" +
	"規规範范許许罰罚強强費费額额採采購购達达徵征單单萬万億亿個个當当傳传電电郵邮網网絡络確确認认維维糾纠錯错審审無无與与為为" +
	"從从對对應应屬属於于過过權权協协調调現现運运縣县區区鎮镇鄉乡廳厅會会員员黨党團团華华東东廣广臺台灣湾長长門门間间問问題题" +
	"發发佈布執执檔档舉举諮咨詢询練练習习專专職职實实際际層层設设備备導导護护險险質质環环資资產产經经濟济價价稅税財财醫医藥药" +
	"衛卫體体勞劳學学術术書书紙纸紀纪頁页記记錄录態态損损餘余併并佔占種种較较減减輕轻農农漁渔歲岁歷历週周時时後后準准標标誌志" +
	"註注該该話话詳详課课誤误談谈論论證证評评試试說说讀读變变讓让負负責责貨货車车軍军輪轮輸输選选遞递邊边還还釋释銀银錢钱鐵铁" +
	"陽阳隊队階阶隨随難难雙双雲云靜静順顺須须預预領领頭头顯显風风飛飞館馆馬马驗验點点龍龙聯联聲声聽听肅肃興兴舊旧藝艺蘇苏蘭兰" +
	"補补裏里製制見见視视親亲覽览觀观訂订討讨訓训託托訪访詞词滿满溫温濱滨瀋沈爾尔獨独莊庄節节羅罗義义聖圣臨临葉叶蓋盖蔣蒋薊蓟" +
	"藍蓝虧亏蟲虫衝冲襲袭" +
	"瑤瑶係系繫系陝陕遼辽贛赣滬沪粵粤閩闽瓊琼漢汉漣涟瀏浏潁颍渦涡滄沧漵溆澠渑濰潍瀘泸瀾澜灤滦煙烟爐炉牆墙獻献畢毕疊叠盤盘盧卢礦矿禪禅" +
	"穎颖窪洼築筑綏绥綿绵緬缅縉缙纏缠膠胶蕪芜薩萨蘆芦覺觉詔诏諸诸謝谢譚谭豐丰賀贺賓宾贊赞趙赵轄辖逕迳鄆郓鄖郧鄭郑鄰邻鄲郸釣钓銅铜銘铭" +
	"鋒锋錦锦鍋锅鏡镜鐘钟鑲镶閣阁閻阎闊阔陸陆陰阴陳陈雞鸡韓韩頂顶頤颐馮冯駐驻騰腾驛驿魯鲁鳳凤鳥鸟鴨鸭鶴鹤鷹鹰鹽盐麗丽麥麦黃黄齊齐齡龄" +
	"龐庞寧宁寶宝尋寻將将峽峡島岛嶺岭嶽岳巖岩廬庐廠厂張张彌弥徑径慶庆懷怀戶户撫抚擁拥敘叙斷断柵栅棗枣棟栋楊杨楓枫榮荣樂乐樓楼樅枞橋桥" +
	"橫横檢检歐欧歸归決决沒没況况涇泾淺浅湯汤溝沟漸渐潔洁潛潜潤润澗涧澤泽濃浓濕湿瀝沥灘滩熱热營营獅狮獎奖畫画異异療疗盡尽監监碩硕稱称" +
	"積积穩稳競竞簡简籌筹糧粮純纯細细終终給给緊紧縮缩績绩繼继罷罢聞闻腦脑艦舰蘊蕴裝装觸触誠诚諾诺謀谋貢贡踐践躍跃載载輔辅進进違违適适" +
	"遠远遷迁邁迈郟郏針针鋼钢鎖锁鏈链鑄铸闡阐陣阵隱隐離离韋韦響响頒颁頻频顧顾養养騎骑魚鱼諒谅師师帶带幫帮幾几廢废徹彻憑凭擬拟擴扩擾扰" +
	"攝摄" +
	"編编綜综劃划圖图擇择擔担暢畅樣样歡欢瞭了礎础獲获緩缓線线縱纵衆众眾众貫贯贈赠遲迟遺遗閱阅靈灵簽签紅红約约級级紛纷絕绝綱纲緒绪繳缴" +
	"羣群診诊誰谁講讲譯译貼贴賽赛軌轨辯辩閉闭隸隶雜杂頓顿饋馈驅驱劇剧劉刘勵励勝胜參参吳吴嚴严圍围園园塊块場场墊垫壓压壞坏壽寿夠够奪夺" +
	"婦妇寫写岡冈崗岗幹干恆恒悅悦惡恶愛爱慣惯慮虑憲宪憶忆戲戏戰战掃扫換换揚扬搶抢撥拨擊击敗败晉晋曉晓極极樹树氣气測测燈灯燒烧爭争牽牵" +
	"狀状盜盗祕秘禮礼窮穷筆笔紮扎佇伫嚮向覈核啟启閒闲牠它著着裡里纔才祇只衹只甦苏徬彷彙汇麼么樸朴闆板鬆松僱雇欄栏爛烂蠟蜡闢辟鑒鉴鑑鉴籲吁殘残淨净滾滚濁浊瑣琐瘋疯皺皱睜睁瞞瞒竊窃紋纹絲丝綁绑" +
	"統统內内則则別别堅坚並并來来冊册烏乌鍵键紹绍脫脱貧贫兩两碼码礙碍輩辈匯汇納纳綠绿趨趋暫暂識识訊讯創创陜陕滅灭壯壮奮奋興兴臉脸聰聪鄒邹鄧邓羅罗賴赖蕭萧嶼屿鄺邝濟济滎荥淶涞灃沣漿浆潑泼嵐岚鞏巩薦荐諧谐閩闽廈厦楡榆鷺鹭鴻鸿瑩莹璽玺"
