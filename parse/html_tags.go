package parse

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// tagKind is what a tag does to the text.
type tagKind uint8

const (
	inlineTag tagKind = iota
	blockTag
	headingTag
	breakTag
	preTag
	linkTag
	tableTag
	rowTag
	cellTag
	rawTag     // its content is no part of the text
	scriptTag  // its content may hold a table
	controlTag // a button or field of a form
	struckTag  // what it holds was struck out
	frameTag   // a part of the page's frame by its name
	titleTag
	metaTag
	voidTag
	paragraphTag // a block whose end tag may be left out
)

// isBlock tells the tags that begin and end lines.
func (k tagKind) isBlock() bool {
	return k == blockTag || k == headingTag || k == preTag || k == frameTag || k == paragraphTag
}

var tagKinds = func() map[string]tagKind {
	m := map[string]tagKind{
		"br": breakTag, "pre": preTag, "listing": preTag, "a": linkTag, "table": tableTag, "tr": rowTag, "td": cellTag, "th": cellTag,
		"script": scriptTag, "textarea": scriptTag, "title": titleTag, "meta": metaTag, "p": paragraphTag, "li": paragraphTag,
	}
	for kind, names := range map[tagKind][]string{
		blockTag: {"address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
			"figcaption", "figure", "form", "head", "html", "legend", "main", "menu", "ol", "section", "summary", "ul"},
		headingTag: {"h1", "h2", "h3", "h4", "h5", "h6"},
		rawTag:     {"style", "iframe", "noembed", "noframes", "noscript"},
		controlTag: {"button", "select", "datalist", "svg", "template", "marquee", "audio", "video"},
		struckTag:  {"del", "s", "strike"},
		frameTag:   {"nav", "header", "footer", "aside"},
		voidTag:    {"area", "base", "col", "embed", "hr", "img", "input", "link", "param", "source", "track", "wbr"},
	} {
		for _, name := range names {
			m[name] = kind
		}
	}
	return m
}()

// shortTags are the kinds of the names with one letter or two, among them all
// that make up a table: nine of ten tags are looked up here. The second letter
// of "p" is 0.
var shortTags = func() (kinds [128][128]tagKind) {
	for name, kind := range tagKinds {
		switch len(name) {
		case 1:
			kinds[name[0]][0] = kind
		case 2:
			kinds[name[0]][name[1]] = kind
		}
	}
	return kinds
}()

func (p *htmlPage) open() {
	t := &p.scan.tag
	if len(p.regions) > 0 && t.kind != voidTag {
		p.within(t.kind, t.name)
	}
	switch t.kind {
	case inlineTag:
		if string(t.name) == "sup" && len(p.line) > 0 && p.line[len(p.line)-1] <= '9' && p.gap == noGap {
			p.gap = blankGap // the number of a note is no digit of the figure before it
		}
		if !mayHide(t.attributes) {
			return
		}
	case breakTag:
		p.flush()
		return
	case voidTag:
		switch string(t.name) {
		case "hr":
			p.flush()
		case "input":
			p.input()
		case "img":
			p.image()
		}
		return
	case rawTag, scriptTag, titleTag:
		p.skip(t.kind)
		return
	case metaTag:
		p.metadata()
		return
	case tableTag:
		p.openTable()
	case rowTag, cellTag, linkTag, controlTag, struckTag:
	default:
		p.flush()
		p.heading = t.kind == headingTag
		if t.kind == preTag {
			p.pre++
		}
	}
	p.attributes()
}

// looks are the attributes that matter.
type looks struct {
	wide, tall int
	hidden     bool
	struck     bool // struck out
	frame      bool // its class or id names a part of the page's frame
	away       bool // a link that leads elsewhere
}

// attributes deals with a start tag's attributes, and with the tags whose
// meaning hangs on them.
func (p *htmlPage) attributes() {
	l := looks{wide: 1, tall: 1}
	for {
		key, value, ok := p.scan.tag.attribute()
		if !ok {
			break
		}
		l.add(key, value)
	}
	switch kind := p.scan.tag.kind; {
	case len(p.regions) >= deepestRegion && kind != cellTag && kind != rowTag:
	case kind == cellTag:
		p.openCell(l.wide, l.tall, l.hidden)
		if l.struck {
			p.mute(false)
		}
	case kind == rowTag:
		p.openRow(l.hidden)
	case kind == linkTag:
		p.link = l.away
	case kind == struckTag || kind == inlineTag && l.struck:
		p.mute(true)
	case kind == controlTag || kind == inlineTag && l.hidden:
		p.mute(false)
	case kind == inlineTag || kind == tableTag:
	case l.hidden || l.struck || l.frame || kind == frameTag:
		p.openRegion(string(p.scan.tag.name), l.hidden || l.struck, l.frame || kind == frameTag)
	}
}

// mute passes over the text of the element that begins now. A brief one ends
// with its paragraph: a line through text whose end was forgotten must not
// take the rest of the page.
func (p *htmlPage) mute(brief bool) {
	p.regions = append(p.regions, openRegion{tag: string(p.scan.tag.name), depth: 1, id: p.mark().region, hidden: true, muted: true, brief: brief})
}

// mayHide tells cheaply whether a tag can hide what it holds.
func mayHide(attributes string) bool {
	return len(attributes) > 7 && (strings.Contains(attributes, "isplay") || strings.Contains(attributes, "hid") || strings.Contains(attributes, "ISPLAY") ||
		strings.Contains(attributes, "ugh")) // line-through, by letters that are rare in styles
}

func (l *looks) add(key, value string) {
	var lower [8]byte
	if len(key) > len(lower) {
		return
	}
	for i := range len(key) {
		lower[i] = key[i]
		if key[i] >= 'A' && key[i] <= 'Z' {
			lower[i] |= 0x20
		}
	}
	switch string(lower[:len(key)]) {
	case "colspan":
		l.wide = span(value)
	case "rowspan":
		l.tall = span(value)
	case "hidden":
		l.hidden = true
	case "style":
		l.hidden = l.hidden || hides(value)
		l.struck = l.struck || strings.Contains(value, "line-through")
	case "class", "id":
		l.frame = l.frame || namesFrame(value)
	case "href":
		l.away = len(value) > 0 && value[0] != '#'
	}
}

// span reads a colspan or rowspan; what is no sensible number is 1.
func span(value string) int {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1000)
}

// hides tells a style under which nothing is shown.
func hides(style string) bool {
	style = strings.ToLower(style)
	for _, property := range []string{"display", "visibility", "mso-hide"} {
		n := strings.Index(style, property)
		if n < 0 {
			continue
		}
		value := strings.TrimLeft(style[n+len(property):], " \t\r\n:")
		if strings.HasPrefix(value, "non") || strings.HasPrefix(value, "hidden") || property == "mso-hide" && strings.HasPrefix(value, "all") {
			return true
		}
	}
	return false
}

// namesFrame tells a class or id that names a part of the page's frame. Words
// are compared whole: "header-nav" and "top nav" have such, "headline" not.
func namesFrame(value string) bool {
	for len(value) > 0 {
		n := 0
		for n < len(value) && (value[n]|0x20 >= 'a' && value[n]|0x20 <= 'z') {
			n++
		}
		if n > 2 && n < 16 {
			var lower [16]byte
			for i := range n {
				lower[i] = value[i] | 0x20
			}
			if frameWords[string(lower[:n])] {
				return true
			}
		}
		value = value[min(n+1, len(value)):]
	}
	return false
}

// frameWords name parts of a page's frame in classes and ids.
var frameWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range []string{
		"header", "head", "footer", "foot", "nav", "navi", "navbar", "navigation", "menu", "menus", "sidebar", "crumb", "crumbs", "breadcrumb", "breadcrumbs",
		"share", "bdshare", "bshare", "toolbar", "copyright", "friendlink", "links", "qrcode", "ewm", "search", "login", "banner", "print", "related", "pinglun",
	} {
		m[w] = true
	}
	return m
}()

func (p *htmlPage) openRegion(tag string, hidden, frame bool) {
	p.flush()
	if tag == "body" || tag == "html" || tag == "form" || tag == "main" || tag == "article" {
		return // they hold the page, whatever they are called
	}
	m := p.mark()
	r := openRegion{tag: tag, depth: 1, id: m.region, hidden: m.hidden || hidden}
	if frame {
		p.frame = append(p.frame, region{parent: m.region})
		r.id = int32(len(p.frame) - 1)
	}
	p.regions = append(p.regions, r)
}

// within tells the innermost region that an element begins in it. A paragraph
// whose end tag was left out ends there.
func (p *htmlPage) within(kind tagKind, name []byte) {
	if p.leaveBrief(kind); len(p.regions) == 0 {
		return
	}
	r := &p.regions[len(p.regions)-1]
	switch {
	case r.tag == string(name) && kind == paragraphTag, r.tag == "p" && kind.isBlock():
		p.closeRegion()
	case r.tag == string(name):
		r.depth++
	case kind.isBlock() && kind != paragraphTag:
		r.inner++
	}
}

// leave tells the innermost region that an element ends. It ends with its own
// tag, or with that of an element around it. A cell can't end a region it
// stands in.
func (p *htmlPage) leave(kind tagKind, name []byte) {
	p.leaveBrief(kind)
	n := len(p.regions)
	if n == 0 || len(p.tables) > 0 && p.top().inCell && n <= p.top().regions {
		return
	}
	r := &p.regions[n-1]
	switch {
	case r.tag == string(name):
		if r.depth--; r.depth == 0 {
			p.closeRegion()
		}
	case !kind.isBlock() || kind == paragraphTag:
	case r.inner > 0:
		r.inner--
	default:
		p.closeRegion()
	}
}

// leaveBrief ends the brief regions where a block or table begins or ends.
func (p *htmlPage) leaveBrief(kind tagKind) {
	for n := len(p.regions); (kind.isBlock() || kind == tableTag) && n > 0 && p.regions[n-1].brief; n-- {
		p.closeRegion()
	}
}

// closeRegion leaves the innermost region.
func (p *htmlPage) closeRegion() {
	n := len(p.regions) - 1
	if !p.regions[n].muted {
		p.flush()
	}
	p.regions = p.regions[:n]
}

func (p *htmlPage) close() {
	kind := p.scan.tag.kind
	switch kind {
	case inlineTag, voidTag, rawTag, scriptTag, titleTag, metaTag, controlTag, struckTag:
	case linkTag:
		p.link = false
	case breakTag:
		p.flush()
	case cellTag:
		p.closeCell()
	case rowTag:
		p.closeRow()
	case tableTag:
		p.closeTable()
	case preTag:
		p.flush()
		p.pre = max(p.pre-1, 0)
	default:
		p.flush()
		p.heading = false
	}
	p.leave(kind, p.scan.tag.name)
}

// skip passes over an element whose content is no text of the page, but for
// the page's title and scripts that may hold a table.
func (p *htmlPage) skip(kind tagKind) {
	content := p.scan.content()
	switch {
	case content == "":
	case kind == titleTag:
		if p.title == "" {
			p.title = oneLine(html.UnescapeString(content))
		}
	case kind == scriptTag:
		script := string(p.scan.tag.name) == "script"
		if !script { // a field of a form, whose content is text
			content = html.UnescapeString(content)
		}
		p.pager(content)
		if p.scripted == 0 && p.scripts < mostScripts && holdsTable(content) {
			p.scripts++
			p.script(content, script)
		}
	}
}

// input reads the figure that a field of a form holds as a cell's. Other fields,
// those to search with, say nothing of the report.
func (p *htmlPage) input() {
	if len(p.tables) == 0 || !p.top().inCell || p.muted() {
		return
	}
	var text string
	for {
		key, value, ok := p.scan.tag.attribute()
		if !ok {
			break
		}
		switch strings.ToLower(key) {
		case "value":
			text = strings.TrimSpace(html.UnescapeString(value))
		case "type":
			if kind := strings.ToLower(value); kind != "text" && kind != "number" {
				return
			}
		}
	}
	if text != "" && !isWords(text) {
		p.word(text)
	}
}

// image keeps what a picture says, if it is the title of a report.
func (p *htmlPage) image() {
	if p.picture != "" || !strings.Contains(p.scan.tag.attributes, "alt") {
		return
	}
	for {
		key, value, ok := p.scan.tag.attribute()
		if !ok {
			return
		}
		if key == "alt" {
			if text := oneLine(html.UnescapeString(value)); titleScore(text) > 0 {
				p.picture = text
			}
		}
	}
}

// metadata keeps what the page's head says of the report, by the names that
// government sites give.
func (p *htmlPage) metadata() {
	var name, content string
	for {
		key, value, ok := p.scan.tag.attribute()
		if !ok {
			break
		}
		switch strings.ToLower(key) {
		case "name":
			name = strings.ToLower(value)
		case "content":
			content = oneLine(html.UnescapeString(value))
		}
	}
	if p.meta == nil {
		p.meta = map[string]string{}
	}
	if name != "" && content != "" && len(content) < longestMeta && p.meta[name] == "" && len(p.meta) < mostMetas {
		p.meta[name] = content
	}
}

const (
	longestMeta = 300 // bytes
	mostMetas   = 64
)

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
