package main

import (
	"fmt"
	"strings"

	"gouji/model"
)

// The words of the command line, in both languages.
var (
	aboutProgram = model.Words{
		ZH: "gouji（勾稽）：审核政府信息公开工作年度报告",
		EN: "gouji reviews annual reports on open government work",
	}
	aboutHelp = model.Words{
		ZH: "gouji help VERB 说明一个命令；- 表示标准输入；退出码：0 完成，1 check 有问题，2 用法有误或有文件读不出",
		EN: "gouji help VERB describes a verb; - is standard input; exit codes: 0 done, 1 check found something, 2 wrong usage or something could not be read",
	}
	aboutReview = model.Words{ZH: "打开工作台审核报告", EN: "open the workstation"}
	aboutCheck  = model.Words{ZH: "列出报告中的问题", EN: "list findings"}
	aboutExport = model.Words{ZH: "导出更正后的记录", EN: "write corrected records"}

	aboutExplain    = model.Words{ZH: "列出全部规则，或说明一条", EN: "list all rules, or explain one"}
	aboutSchema     = model.Words{ZH: "输出记录的 JSON Schema", EN: "print the JSON Schema of a record"}
	aboutCompletion = model.Words{ZH: "输出命令行补全脚本", EN: "print a script for shell completion"}
	aboutVersion    = model.Words{ZH: "输出版本", EN: "print the version"}

	aboutReviewLong = model.Words{
		ZH: "不指定路径时打开当前文件夹。决定保存在所开文件夹的 .gouji/ 中；审核人的名字取自 GOUJI_REVIEWER，否则为登录名。",
		EN: "Without a path it opens the current folder. Decisions are kept under .gouji/ in the folder opened.\nThe reviewer's name is GOUJI_REVIEWER, else that of the account.",
	}
	aboutCheckLong = model.Words{
		ZH: "每个问题一行：路径:行:列: 级别 规则 说明。日志中的更正一并计入，已保留的问题不列出。\n与其他年份、其他机关的报告对照出的问题列在最后。除 --fix 和 --baseline-write 外不写入任何文件。",
		EN: "Prints path:line:column: severity CODE message. Corrections in the journal count, waived findings are not listed.\nWhat reports say of each other comes last. Nothing is written but by --fix and --baseline-write.",
	}
	aboutExportLong = model.Words{
		ZH: "不带 -o 时写到标准输出；-o 指定文件夹时（仅 json）每份报告一个文件，路径相同，加 .json。从不覆盖报告原文。",
		EN: "Writes to standard output, or to a file with -o; with -o and a folder (json only) one file a report, at the same\npath with .json added. A report is never written over.",
	}
	aboutExplainLong = model.Words{
		ZH: "CODE 可以只写开头，如 BAL。",
		EN: "CODE may be the beginning of one: BAL explains the whole family.",
	}
	aboutCompletionLong = model.Words{
		ZH: "脚本第一行的注释写明应保存到何处。",
		EN: "The first lines of the script say where to put it.",
	}

	aboutNoMouse = model.Words{ZH: "不用鼠标", EN: "leave the mouse to the terminal"}
	aboutTheme   = model.Words{ZH: "终端背景的深浅；auto 看 COLORFGBG，默认深", EN: "the terminal's background; auto asks COLORFGBG, else dark"}

	aboutState   = model.Words{ZH: "日志所在的文件夹，代替 .gouji/", EN: "folder that keeps the journals, in place of .gouji/"}
	aboutLang    = model.Words{ZH: "语言；默认取自 LC_ALL、LC_MESSAGES、LANG", EN: "language; default from LC_ALL, LC_MESSAGES, LANG"}
	aboutColor   = model.Words{ZH: "颜色；auto 看是否终端及 NO_COLOR", EN: "colours; auto asks the terminal and NO_COLOR"}
	aboutVerbose = model.Words{ZH: "说明略过了哪些文件及原因", EN: "say what is passed over and why"}

	aboutCheckFormat   = model.Words{ZH: "输出格式，默认 text", EN: "how to print findings, default text"}
	aboutShow          = model.Words{ZH: "在问题下显示原文那一行；auto 只在终端上显示", EN: "the source line under each finding; auto: on a terminal only"}
	aboutSelect        = model.Words{ZH: "只用这些规则（可只写开头）", EN: "only rules whose codes begin so"}
	aboutIgnore        = model.Words{ZH: "不用这些规则（可只写开头）", EN: "no rules whose codes begin so"}
	aboutFailOn        = model.Words{ZH: "达到哪一级以退出码 1 结束，默认 info", EN: "lowest severity to exit with 1 for, default info"}
	aboutStatistics    = model.Words{ZH: "按规则统计问题数和无法检验数", EN: "count findings and what could not be tested, by rule"}
	aboutBaseline      = model.Words{ZH: "已知问题的清单：其中的问题不再列出", EN: "list of known findings, which are not spoken of"}
	aboutBaselineWrite = model.Words{ZH: "把现有问题写入清单", EN: "write what is found now to the list"}
	aboutBaselinePrune = model.Words{ZH: "从清单中去掉不再有的问题", EN: "take from the list what is found no more"}
	aboutFix           = model.Words{ZH: "采纳可以确定的更正，记入日志", EN: "take the repairs that are certain, as decisions in the journal"}
	aboutDryRun        = model.Words{ZH: "与 --fix 同用：只说明会更正什么", EN: "with --fix: only say what would be taken"}
	aboutExportFormat  = model.Words{ZH: "记录格式，默认依 -o 的扩展名，否则 json", EN: "format of the records, default by the extension of -o, else json"}
	aboutOutput        = model.Words{ZH: "写入的文件或文件夹", EN: "file or folder to write"}
	aboutBOM           = model.Words{ZH: "csv 前加字节序标记，便于电子表格打开", EN: "begin csv with a byte order mark, for spreadsheet programs"}

	wordUsage = model.Words{ZH: "用法", EN: "usage"}
	wordHint  = model.Words{ZH: "提示", EN: "hint"}
	wordHelp  = model.Words{ZH: "help", EN: "help"}
	wordNote  = model.Words{ZH: "note", EN: "note"}

	headStatistics = model.Words{
		ZH: "规则    级别        问题数    无法检验数  检验内容",
		EN: "rule    severity  findings  not testable  checks",
	}
	headWhy   = model.Words{ZH: "为什么", EN: "why"}
	headBasis = model.Words{ZH: "依据", EN: "basis"}
	headBad   = model.Words{ZH: "会报告", EN: "speaks on"}
	headGood  = model.Words{ZH: "不会报告", EN: "is silent on"}
	headSince = model.Words{ZH: "始于版本", EN: "since"}

	sayNameBaseline = model.Words{ZH: "请用 --baseline FILE 指定清单", EN: "name the list with --baseline FILE"}
	sayWriteOrPrune = model.Words{ZH: "--baseline-write 与 --baseline-prune 不能同用", EN: "choose one of --baseline-write and --baseline-prune"}
	sayDryRunOfFix  = model.Words{ZH: "--dry-run 只与 --fix 同用", EN: "--dry-run goes with --fix only"}
	sayNoFixOfInput = model.Words{ZH: "标准输入没有日志，不能 --fix", EN: "standard input has no journal to fix it in"}
	reasonOfFix     = model.Words{ZH: "check --fix：唯一可以确定的更正", EN: "check --fix: the only repair, and certain"}

	sayStatisticsAreText = model.Words{ZH: "--statistics 只有 text 格式", EN: "--statistics are printed as text only"}
	sayOnlyCSVHasBOM     = model.Words{ZH: "--bom 只用于 --format csv", EN: "--bom is for --format csv only"}
	sayNoArguments       = model.Words{ZH: "此命令不带参数", EN: "this verb takes no arguments"}
	sayNameShell         = model.Words{ZH: "请指定一种 shell：bash、zsh 或 fish", EN: "name one shell: bash, zsh or fish"}
	sayNoScreen          = model.Words{ZH: "工作台需要终端，标准输入或输出不是终端", EN: "the workstation needs a terminal, and standard input or output is none"}
	sayUseCheck          = model.Words{ZH: "gouji check PATH 列出问题，gouji export PATH 导出记录", EN: "gouji check PATH lists findings, gouji export PATH writes records"}
	sayWhatReportsAre    = model.Words{ZH: "报告是 .txt 等文本文件；加 -v 可看到略过了什么", EN: "reports are text files, such as .txt; -v says what was passed over and why"}
)

func say(zh, en string, values ...any) model.Words {
	return model.Words{ZH: fmt.Sprintf(zh, values...), EN: fmt.Sprintf(en, values...)}
}

func sayBadFlag(err error) model.Words { return say("参数有误：%v", "%v", err) }

func sayNoLang(s string) model.Words {
	return say("没有语言 %q，只有 zh 和 en", "there is no language %q; choose zh or en", s)
}

func sayNoColor(s string) model.Words {
	return say("--color 不能是 %q，只能是 auto、always、never", "--color can't be %q; choose auto, always or never", s)
}

func sayNoSeverity(s string) model.Words {
	return say("--fail-on 不能是 %q，只能是 error、warning、info、none", "--fail-on can't be %q; choose error, warning, info or none", s)
}

func sayNoCheckFormat(s string) model.Words {
	return say("没有格式 %q，只有 text、json、jsonl、sarif、github", "there is no format %q; choose text, json, jsonl, sarif or github", s)
}

func sayNoShow(s string) model.Words {
	return say("--show 不能是 %q，只能是 auto、always、never", "--show can't be %q; choose auto, always or never", s)
}

func sayNoBaseline(file string) model.Words {
	return say("没有清单 %q", "there is no baseline %q", file)
}

func sayBadBaseline(file string, err error) model.Words {
	return say("%q 不是清单：%v", "%q is no baseline: %v", file, err)
}

func sayWriteBaseline(file string) model.Words {
	return say("gouji check --baseline %s --baseline-write PATH… 写出清单", "gouji check --baseline %s --baseline-write PATH… writes one", file)
}

func sayBaselineWritten(file string, n int) model.Words {
	return say("%s：记入 %d 个问题", "%s: %d findings are known now", file, n)
}

func sayBaselinePruned(file string, n int) model.Words {
	return say("%s：去掉了 %d 个不再有的问题", "%s: %d findings that are gone were taken out", file, n)
}

func sayBaselineGone(file string, n int) model.Words {
	return say("%s：其中 %d 个问题已不再有，--baseline-prune 将其去掉", "%s: %d of its findings are gone; --baseline-prune takes them out", file, n)
}

func sayRepaired(path string, line, column int, f *model.Finding, dry bool) model.Words {
	repair, done := f.Repairs[0].Say, model.Words{ZH: "已更正", EN: "repaired"}
	if dry {
		done = model.Words{ZH: "可更正", EN: "would repair"}
	}
	return model.Words{
		ZH: fmt.Sprintf("%s:%d:%d: %s %s：%s", path, line, column, done.ZH, f.Code, repair.ZH),
		EN: fmt.Sprintf("%s:%d:%d: %s %s: %s", path, line, column, done.EN, f.Code, repair.EN),
	}
}

func sayNoExportFormat(s string) model.Words {
	return say("没有格式 %q，只有 json、jsonl、csv", "there is no format %q; choose json, jsonl or csv", s)
}

func sayNoTheme(s string) model.Words {
	return say("--theme 不能是 %q，只能是 auto、dark、light", "--theme can't be %q; choose auto, dark or light", s)
}

func sayFolderIsJSON(dir string) model.Words {
	return say("写入文件夹 %q 只能用 json 格式；其他格式请用 -o 指定文件", "a folder such as %q takes json only; name a file with -o for other formats", dir)
}

func sayNoShell(s string) model.Words {
	return say("没有 %q 的补全脚本，只有 bash、zsh、fish", "there is no script for %q; choose bash, zsh or fish", s)
}

func sayReadHelp(verb string) model.Words {
	return say("gouji help %s 说明用法", "gouji help %s describes what it takes", verb)
}

func sayReadOverview() model.Words {
	return say("gouji help 列出全部命令", "gouji help lists the verbs")
}

func sayNoVerb(name string) model.Words { return say("没有命令 %q", "there is no verb %q", name) }

var sayNoPaths = model.Words{
	ZH: "请指定文件或文件夹，- 表示标准输入",
	EN: "name a file or folder, or - for standard input",
}

func sayNoReports(paths []string) model.Words {
	list := strings.Join(paths, ", ")
	return say("%s 中没有报告", "there is no report in %s", list)
}

// sayOf says something of a file.
func sayOf(path string, why model.Words) model.Words {
	return model.Words{ZH: path + "：" + why.ZH, EN: path + ": " + why.EN}
}

func sayLonely(path, dir string) model.Words {
	return say("%s：报告不在了，但 %s 中有它的日志；若已改名，请把日志一并改名", "%s: the report is gone, its journal is still under %s; if it was renamed, rename the journal with it", path, dir)
}

func sayFailedRules(path string, codes []string) model.Words {
	list := strings.Join(codes, ", ")
	return say("%s：规则 %s 运行失败，其结果不明，请报告此错误", "%s: the rules %s crashed, what they would have said is unknown; please report it", path, list)
}

func sayRepair(r model.Repair) model.Words {
	confidence := map[model.Confidence]string{model.Possible: "可能之一", model.Likely: "很可能", model.Certain: "可以确定"}
	zh := fmt.Sprintf("%s（%s", r.Say.ZH, confidence[r.Confidence])
	en := fmt.Sprintf("%s (%s", r.Say.EN, r.Confidence)
	if r.Settles > 1 {
		zh += fmt.Sprintf("，可解决 %d 个问题", r.Settles)
		en += fmt.Sprintf(", settles %d findings", r.Settles)
	}
	if r.Breaks > 0 {
		zh += fmt.Sprintf("，会引出 %d 个", r.Breaks)
		en += fmt.Sprintf(", breaks %d", r.Breaks)
	}
	return model.Words{ZH: zh + "）", EN: en + ")"}
}

func sayFollowers(n int) model.Words {
	if n == 1 {
		return say("另有 1 个由此而来的问题，-v 列出", "one more finding follows from this one; -v lists it")
	}
	return say("另有 %d 个由此而来的问题，-v 列出", "%d more findings follow from this one; -v lists them", n)
}
