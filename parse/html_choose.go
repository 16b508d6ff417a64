package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// layOut chooses what of a page is the report and writes it as text. Where what
// the page shows is no report, or has none of the figures that it hides or that
// its scripts hold, those are shown too: nothing of a report may get lost.
func (p *htmlPage) layOut() string {
	p.set.flowed = p.set.flow(p.set.flowed[:0], p.blocks)
	blocks := p.set.flowed
	p.markReport(blocks)
	shown := p.withHead(p.choose(blocks, false))
	text := p.set.layOut(shown)
	isShown := isReport(text)
	if isShown && anyFigures(shown) {
		return text
	}
	everything := p.withHead(p.choose(blocks, true))
	if whole := p.set.layOut(everything); isReport(whole) && (!isShown || anyFigures(everything)) {
		return whole
	}
	return text
}

// anyFigures tells whether a table of figures is among the blocks.
func anyFigures(blocks []block) bool {
	return slices.ContainsFunc(blocks, func(b block) bool { return figuresOf(b.rows) >= fewFigures })
}

// markReport finds the regions of the frame that hold a part of the report,
// whatever their names say: a table of figures, its title, a paragraph.
func (p *htmlPage) markReport(blocks []block) {
	if len(p.frame) == 1 {
		return
	}
	for i := range blocks {
		b := &blocks[i]
		if b.mark.region == 0 || b.mark.link || p.frame[b.mark.region].report {
			continue
		}
		if ofReport(b) {
			for r := b.mark.region; r != 0 && !p.frame[r].report; r = p.frame[r].parent {
				p.frame[r].report = true
			}
		}
	}
}

// The signs of a report in what is called a part of the frame.
const (
	fewFigures    = 4
	longParagraph = 60 // characters
)

func ofReport(b *block) bool {
	if b.rows != nil {
		return figuresOf(b.rows) >= fewFigures
	}
	return b.apart && titleScore(b.text) > 0 || titleScore(b.text) > 4 || isMainHeading(b.text) ||
		len(b.text) > longParagraph*2 && utf8.RuneCountInString(b.text) >= longParagraph && strings.Contains(b.text, fullStop)
}

// isMainHeading tells the heading of a mandated section, "三、…", by its words.
func isMainHeading(s string) bool {
	if len(s) > longestHeading*3 || !beginsWithNumeral(s) {
		return false
	}
	number, title, _ := heading(s, 0, len(s))
	return number > 0 && slices.ContainsFunc(sectionWords, func(w sectionWord) bool { return w.number == number && w.fits(title) })
}

func figuresOf(rows []row) int {
	n := 0
	for i := range rows {
		n += rows[i].figures
	}
	return n
}

// choose leaves out what is no part of the report. With everything, only the
// frame is left out.
func (p *htmlPage) choose(blocks []block, everything bool) []block {
	out := p.set.chosen[:0]
	shown := shownAlready(blocks)
	needed := neededScripts(blocks, shown)
	var crumbs []int // breadcrumbs, by their place in out
	for i := 0; i < len(blocks); i++ {
		b := &blocks[i]
		switch {
		case b.mark.hidden && !everything:
		case b.mark.script != 0 && !everything && !(onlyInScript(b, shown) && (b.rows != nil || needed[b.mark.script])):
		case b.mark.region != 0 && !p.frame[b.mark.region].report && !isMetadata(b):
		case b.rows == nil && (isButtons(b.text) || leadsBeside(b.text)):
		case b.rows == nil && b.mark.link:
			n := links(blocks[i:])
			switch {
			case (n >= 3 || strings.HasPrefix(b.text, homeWord)) && !pages(blocks[i:i+n]) || linksReport(blocks[i:i+n]) && titled(blocks):
				out = keepAttachments(out, blocks[i:i+n])
			default:
				out = append(out, blocks[i:i+n]...)
			}
			i += n - 1
		default:
			if b.rows == nil && isBreadcrumb(b.text) {
				crumbs = append(crumbs, len(out))
			}
			out = append(out, *b)
		}
	}
	p.set.chosen = out
	foot := footOf(out)
	if len(crumbs) == 0 && foot == len(out) || !namesAgency(out) {
		return out // without a title, the way to the page or its foot may be all that names the body
	}
	return without(out[:foot], crumbs)
}

// leadsBeside tells the line that leads to the page before or after this one.
func leadsBeside(s string) bool {
	return len(s) <= longestTitle && slices.ContainsFunc(besideWords, func(w string) bool { return strings.HasPrefix(s, w) })
}

// footOf is where the lines at the foot of the site begin that end the page.
func footOf(blocks []block) int {
	n := len(blocks)
	for n > 0 && isFoot(&blocks[n-1]) {
		n--
	}
	return n
}

func isFoot(b *block) bool {
	return b.rows == nil && len(b.text) <= longestFoot && footWords.in(b.text) && !strings.Contains(b.text, fullStop)
}

// longestFoot is the longest such line in bytes.
const longestFoot = 300

// linksReport tells links among which one has the title of a report: of another
// year or body, where the page has a title of its own.
func linksReport(blocks []block) bool {
	return slices.ContainsFunc(blocks, func(b block) bool { return titleScore(b.text) > 0 })
}

// titled tells whether a line that is no link is the title of a report.
func titled(blocks []block) bool {
	return slices.ContainsFunc(blocks, func(b block) bool {
		return b.rows == nil && !b.mark.link && !b.mark.hidden && b.mark.script == 0 && titleScore(b.text) > 0
	})
}

// links counts the lines that are links at the start of blocks.
func links(blocks []block) int {
	n := 0
	for n < len(blocks) && blocks[n].rows == nil && blocks[n].mark.link {
		n++
	}
	return n
}

// pages tells links that lead through the pages of the report.
func pages(blocks []block) bool {
	for i := range blocks {
		for _, w := range pageWords {
			if strings.Contains(blocks[i].text, w) {
				return true
			}
		}
	}
	return false
}

// keepAttachments takes of a list of links those to the report's attachments.
func keepAttachments(out, blocks []block) []block {
	for _, b := range blocks {
		for _, w := range attachmentWords {
			if strings.Contains(b.text, w) {
				out = append(out, b)
				break
			}
		}
	}
	return out
}

func without(blocks []block, drop []int) []block {
	out := blocks[:0]
	for i := range blocks {
		if len(drop) > 0 && drop[0] == i {
			drop = drop[1:]
			continue
		}
		out = append(out, blocks[i])
	}
	return out
}

// namesAgency tells whether a title that names its body is there.
func namesAgency(blocks []block) bool {
	for i := range blocks[:min(len(blocks), titleReach)] {
		if b := &blocks[i]; b.rows == nil && titleScore(b.text) > 4 && agencyIn(b.text) != "" {
			return true
		}
	}
	return false
}

// shownAlready are the lines and rows that the page itself shows; nil where no
// script holds any.
func shownAlready(blocks []block) map[string]bool {
	scripted := false
	for i := range blocks {
		scripted = scripted || blocks[i].mark.script != 0
	}
	if !scripted {
		return nil
	}
	shown := map[string]bool{}
	for i := range blocks {
		b := &blocks[i]
		if b.mark.script != 0 || b.mark.hidden {
			continue
		}
		if b.rows == nil {
			shown[b.text] = true
		}
		for j := range b.rows {
			shown[strings.Join(b.rows[j].fields, "|")] = true
		}
	}
	return shown
}

// neededScripts are the scripts that hold a table of figures which the page does
// not show: the lines around it stand there too.
func neededScripts(blocks []block, shown map[string]bool) map[uint8]bool {
	if shown == nil {
		return nil
	}
	needed := map[uint8]bool{}
	for i := range blocks {
		if b := &blocks[i]; b.mark.script != 0 && b.rows != nil && ofReport(b) && onlyInScript(b, shown) {
			needed[b.mark.script] = true
		}
	}
	return needed
}

// onlyInScript tells a line, or a table with a row, that the page does not show.
func onlyInScript(b *block, shown map[string]bool) bool {
	if b.rows == nil {
		return !shown[b.text]
	}
	return slices.ContainsFunc(b.rows, func(r row) bool { return !shown[strings.Join(r.fields, "|")] })
}

// withHead puts before the text what only the head of the page says: the title,
// where no line is one, and the day of publication.
func (p *htmlPage) withHead(blocks []block) []block {
	var head []block
	if !hasTitle(blocks) {
		if title := p.headTitle(); title != "" {
			head = append(head, block{text: title, apart: true})
		}
	}
	if date := p.meta["pubdate"]; date != "" && !mentions(blocks, dateLabels) {
		head = append(head, block{text: publishedLabels[0] + "：" + date})
	}
	if source := p.meta["contentsource"]; source != "" && !mentions(blocks, agencyLabels) {
		head = append(head, block{text: sourceLabel + "：" + source})
	}
	if head == nil {
		return blocks
	}
	return append(head, blocks...)
}

// headTitle is the report's title as the head gives it, without the site's name,
// or as a picture of it says.
func (p *htmlPage) headTitle() string {
	for _, s := range []string{p.meta["articletitle"], p.title, p.picture} {
		for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("_|｜>-—–", r) }) {
			if part = strings.TrimSpace(part); titleScore(part) > 0 {
				return part
			}
		}
	}
	return ""
}

func hasTitle(blocks []block) bool {
	for i := range blocks[:min(len(blocks), titleReach)] {
		if b := &blocks[i]; b.rows == nil && titleScore(b.text) > 0 {
			return true
		}
	}
	return false
}

// mentions tells whether one of the labels stands near the top.
func mentions(blocks []block, labels []string) bool {
	for i := range blocks[:min(len(blocks), titleReach)] {
		for _, w := range labels {
			if strings.Contains(blocks[i].text, w) {
				return true
			}
		}
	}
	return false
}

// isMetadata tells a line of facts about the page, like "发布日期: …".
func isMetadata(b *block) bool {
	if b.rows != nil || b.mark.link || len(b.text) > 600 {
		return false
	}
	for s := b.text; ; {
		n := strings.IndexAny(s, ":：")
		if n < 0 {
			return false
		}
		for w := range metadataWords {
			if strings.HasSuffix(s[:n], w) {
				return true
			}
		}
		s = s[n+1:]
	}
}

// isButtons tells a line that holds nothing but buttons: "【打印】【关闭】".
func isButtons(s string) bool {
	if len(s) > 200 || !utf8.ValidString(s) {
		return false
	}
	pressed := false
	for s != "" {
		n := 0
		first, _ := utf8.DecodeRuneInString(s)
		for _, w := range buttonWords[first] {
			if strings.HasPrefix(s, w) && len(w) > n {
				n = len(w)
			}
		}
		pressed = pressed || n > 3
		if n == 0 {
			if !strings.ContainsRune(buttonSigns, first) {
				return false
			}
			n = utf8.RuneLen(first)
		}
		s = s[n:]
	}
	return pressed
}

// isBreadcrumb tells the line that says where in the site the page stands.
func isBreadcrumb(s string) bool {
	if len(s) > 400 {
		return false
	}
	for _, w := range crumbWords {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return strings.HasPrefix(s, homeWord) && strings.Count(s, ">")+strings.Count(s, "»")+strings.Count(s, "›")+strings.Count(s, "＞") >= 2
}
