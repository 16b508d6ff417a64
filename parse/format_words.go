package parse

import "fmt"

// Why files of known formats are refused, and what to do.

func foreign(what string) *Refusal {
	if what == "Word 97" {
		return refuse(Foreign,
			"这是旧版 Word（.doc）或 WPS 文件，不能直接识读；请另存为 .docx，或运行 soffice --headless --convert-to docx 文件",
			"this is an old Word (.doc) or WPS file, which can't be read; save it as .docx, or run: soffice --headless --convert-to docx FILE")
	}
	return refuse(Binary,
		"这是 "+what+" 文件，不是文本；请先另存为 .docx、网页或纯文本（.txt）",
		"this is a "+what+" file and no text; save it as .docx, as a web page or as plain text (.txt) first")
}

func tooNested() *Refusal {
	return refuse(Damaged,
		fmt.Sprintf("表格嵌套超过 %d 层，不是正常的网页或文档；请从原网页重新保存", deepestTable),
		fmt.Sprintf("its tables are nested more than %d deep, which no real page or document does; save it anew from where it was published", deepestTable))
}

func tooManyCells() *Refusal {
	return refuse(Damaged,
		fmt.Sprintf("表格单元格超过 %d 个，不是年度报告；请确认文件", mostCells),
		fmt.Sprintf("it has more than %d table cells, as no report has; check the file", mostCells))
}

func tooMuchText() *Refusal {
	return refuse(TooLarge,
		fmt.Sprintf("文件里的文字超过 %d MB，年度报告不会这么长；请确认文件", mostText>>20),
		fmt.Sprintf("it holds more than %d MB of text, as no report does; check the file", mostText>>20))
}

func tooManyLines() *Refusal {
	return refuse(TooLarge,
		fmt.Sprintf("文件里的文字超过 %d 行，年度报告不会这么长；请确认文件", mostLines),
		fmt.Sprintf("it holds more than %d lines of text, as no report does; check the file", mostLines))
}

func tooManyFields() *Refusal {
	return refuse(TooLarge,
		fmt.Sprintf("文件里的文字分成 %d 格以上，年度报告的表格不会有这么多；请确认文件", mostAtoms),
		fmt.Sprintf("its text falls into %d fields or more, as the tables of no report do; check the file", mostAtoms))
}

func noWordText() *Refusal {
	return refuse(Foreign,
		"这是 ZIP 文件，里面没有 Word 正文（word/document.xml）；如果是压缩包请先解压，如果是表格请另存为网页",
		"this is a ZIP file without the text of a Word document (word/document.xml); unpack an archive first, save a spreadsheet as a web page")
}

func brokenWord(err error) *Refusal {
	return refuse(Damaged,
		fmt.Sprintf("Word 文件已损坏（%v）；请用 Word 或 WPS 打开后另存，或重新下载", err),
		fmt.Sprintf("the Word file is broken (%v); open it in Word or WPS and save it again, or download it anew", err))
}

func brokenArchive(err error) *Refusal {
	return refuse(Damaged,
		fmt.Sprintf("网页存档（.mht）已损坏，读不出网页（%v）；请从原网页重新保存，或在浏览器中打开后另存为 .html", err),
		fmt.Sprintf("the saved page (.mht) is broken, no page can be read from it (%v); save it anew, or open it in a browser and save it as .html", err))
}

func wordBomb(size uint64) *Refusal {
	return refuse(Damaged,
		fmt.Sprintf("Word 正文解压后有 %d MB（上限 %d MB）或压缩比异常，没有解压；请确认文件来源", size>>20, largestPart>>20),
		fmt.Sprintf("the Word text would take %d MB unpacked (at most %d MB are) or is packed beyond reason, and was not unpacked; check where the file is from", size>>20, largestPart>>20))
}

func noPDFReader() *Refusal {
	return refuse(Foreign,
		"读 PDF 需要 pdftotext：请安装 poppler-utils（apt install poppler-utils、dnf install poppler-utils、brew install poppler），或先转成文本",
		"reading PDF needs pdftotext: install poppler-utils (apt install poppler-utils, dnf install poppler-utils, brew install poppler), or turn the file into text first")
}

func pdfFailed(why string) *Refusal {
	return refuse(Damaged,
		fmt.Sprintf("pdftotext 读不出这个 PDF（%s）；请确认文件完整、没有加密", why),
		fmt.Sprintf("pdftotext can't read this PDF (%s); check that it is whole and not encrypted", why))
}

func pdfWithoutText() *Refusal {
	return refuse(Foreign,
		"这个 PDF 里没有文字，可能是扫描件；请先做文字识别（OCR）",
		"there is no text in this PDF, which may be a scan; run character recognition (OCR) over it first")
}

// severalRecords refuses a whole folder's export, which is none of its reports.
func severalRecords(n int) *Refusal {
	return refuse(NotReport,
		fmt.Sprintf("文件里有 %d 份记录；请一份一个文件导出：gouji export --format json -o 文件夹", n),
		fmt.Sprintf("it holds %d records; export one a file: gouji export --format json -o FOLDER", n))
}

func newerRecord(version int) *Refusal {
	return refuse(Foreign,
		fmt.Sprintf("记录是第 %d 版，这里只认到第 %d 版；请升级 gouji", version, newestRecord),
		fmt.Sprintf("the record is of version %d, and up to %d is understood; use a newer gouji", version, newestRecord))
}
