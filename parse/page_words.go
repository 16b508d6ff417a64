package parse

import (
	"strings"
	"unicode/utf8"
)

// The words that web pages print around a report.

const (
	fullStop    = "。"
	homeWord    = "首页"
	sourceLabel = "来源"
)

// metadataWords name facts about a page: they are part of the report wherever they stand.
var metadataWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`索引号 信息索引号 索引 文号 发文字号 发文机关 发布机构 发布单位 公开机构 制发机关 公开主体 公开责任部门
		发布日期 发布时间 公开日期 公开时间 成文日期 生成日期 发文日期 来源 信息来源 文章来源 名称 信息名称 标题 主题分类 信息分类 分类 体裁分类
		组配分类 服务对象 有效性 关键词 主题词 公开方式 公开范围 公开时限 公文种类 统一登记号 有效期 作者 责任编辑`) {
		m[w] = true
	}
	return m
}()

// aroundNames are the signs set around and within such names.
const aroundNames = " \u00a0\u3000:：[]【】"

// buttonWords are what buttons beside a text and headings over lists of links say, by their first character; of
// those with one character none makes a line of buttons alone.
var buttonWords = func() map[rune][]string {
	m := map[rune][]string{}
	for _, w := range strings.Fields(`打印 打印本页 打印文章 关闭 关闭窗口 关闭本页 分享 分享到 分享到： 收藏 收藏本页 复制链接 字号 字体 字体大小 大 中 小 默认 微信 微博
	新浪微博 腾讯微博 QQ空间 QQ好友 人人网 朋友圈 扫一扫 扫一扫在手机打开当前页 扫一扫在手机打开当前页面 返回顶部 返回 我要纠错 纠错 语音播报 语音朗读 朗读 无障碍 无障碍浏览
	适老化 长者模式 长者助手 网站支持IPv6 关怀版 网站地图 网站声明 联系我们 设为首页 加入收藏 顶部 下载文字版 TOP
	相关链接 相关文件 相关阅读 相关文章 相关信息 相关新闻 相关解读 推荐阅读 为您推荐 猜你喜欢 热门搜索 友情链接`) {
		first, _ := utf8.DecodeRuneInString(w)
		m[first] = append(m[first], w)
	}
	return m
}()

// buttonSigns stand around buttons and links.
const buttonSigns = " \u00a0\u3000[]【】()（）<>《》|｜/-—·•:：,，、+×✕→↑"

// pageWords stand in links from page to page of one report.
var pageWords = []string{"下一页", "上一页", "尾页", "末页"}

// attachmentWords stand in links to a report's attachments.
var attachmentWords = []string{"附件", ".doc", ".pdf", ".xls", ".wps", ".zip", ".rar", ".ofd"}

// crumbWords begin the line that says where in the site a page stands.
var crumbWords = []string{"当前位置", "您当前的位置", "您当前位置", "您的位置", "您的当前位置", "您所在的位置", "您现在的位置", "你所在的位置", "所在位置", "现在位置", "当前所在位置"}

// besideWords begin the lines that lead to the pages before and after this one.
var besideWords = []string{"上一篇", "下一篇", "上一条", "下一条"}

// footWords stand in the lines at the foot of a site's pages.
var footWords = newWordlist("版权所有", "主办单位", "承办单位", "主办：", "承办：", "技术支持", "ICP备", "公网安备", "网站标识码", "网站地图", "建议使用", "访问量", "点击量", "Copyright", "COPYRIGHT", "©")
