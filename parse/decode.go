package parse

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	xencoding "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// MaxSize is the largest file read, in bytes. A report is some ten kilobytes of
// text; the longest saved page seen is a quarter of a megabyte.
const MaxSize = 16 << 20

// decode finds the encoding out and gives the text. Evidence counts in this
// order: byte order mark, strict UTF-8, UTF-16 without a mark, the encoding that
// the page declares, then whichever of GB18030 and damaged UTF-8 has fewer
// errors. A page that declares one encoding and is another is read as it is.
// declared is what stands outside of the page of its encoding, mostly "".
func decode(raw []byte, declared string) (text, encoding string, err error) {
	switch {
	case len(raw) > MaxSize:
		return "", "", TooLargeFor("", int64(len(raw)))
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return clean(strings.ToValidUTF8(string(raw[3:]), "\ufffd"), "utf-8-bom")
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		return clean(decodeUTF16(raw[2:], false), "utf-16le")
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return clean(decodeUTF16(raw[2:], true), "utf-16be")
	case validUTF8(unsafe.String(unsafe.SliceData(raw), len(raw))): // nobody writes to them any more
		return clean(unsafe.String(unsafe.SliceData(raw), len(raw)), "utf-8")
	}
	if enc, ok := bareUTF16(raw); ok {
		return clean(decodeUTF16(raw, enc == "utf-16be"), enc)
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", "", binary()
	}
	if declared = encodingNamed([]byte(strings.ToLower(declared))); declared == "" {
		declared = declaredEncoding(raw)
	}
	return clean(fewestErrors(raw, declared))
}

// validUTF8 is [utf8.ValidString] for text of hardly anything but characters of three
// bytes: two of them are told at once.
func validUTF8(s string) bool {
	const (
		wide  = 0xC0C0F0 // the bits that tell a character of three bytes, the first byte lowest
		isHan = 0x8080E0
		two   = wide | wide<<24
	)
	for len(s) >= 8 {
		switch x := eightBytes(s, 0); {
		case x&two == isHan|isHan<<24 && !restrictsNext(s[0]) && !restrictsNext(s[3]):
			s = s[6:]
		case x&0x8080808080808080 == 0:
			s = s[8:]
		case x&0x80 == 0:
			s = s[1:]
		case x&wide == isHan && !restrictsNext(s[0]):
			s = s[3:]
		default:
			r, n := utf8.DecodeRuneInString(s)
			if r == utf8.RuneError && n == 1 {
				return false
			}
			s = s[n:]
		}
	}
	return utf8.ValidString(s)
}

// restrictsNext tells the first bytes of three that not every second may follow:
// E0 of characters that need fewer, ED of halves of others.
func restrictsNext(c byte) bool { return c == 0xE0 || c == 0xED }

// fewestErrors reads bytes that are not UTF-8 in the encoding that fits them
// best; of those that fit alike the declared one, then GB18030, then UTF-8.
func fewestErrors(raw []byte, declared string) (text, encoding string) {
	best := -1
	try := func(name, s string) {
		if n := strings.Count(s, "\ufffd"); best < 0 || n < best {
			text, encoding, best = s, name, n
		}
	}
	read := func(name string, e xencoding.Encoding) {
		if s, err := e.NewDecoder().String(string(raw)); err == nil {
			try(name, s)
		}
	}
	asUTF8 := strings.ToValidUTF8(string(raw), "\ufffd")
	if slightlyDamaged(asUTF8) {
		return asUTF8, "utf-8"
	}
	if declared == "big5" {
		read("big5", traditionalchinese.Big5)
	}
	if best != 0 {
		read("gb18030", simplifiedchinese.GB18030)
	}
	if best != 0 {
		try("utf-8", asUTF8)
	}
	return text, encoding
}

// slightlyDamaged tells UTF-8 that lost some bytes: no other encoding looks so
// much like it. GB18030 finds a character for nearly any two bytes, so that its
// few errors say little.
func slightlyDamaged(asUTF8 string) bool {
	bad, wide := 0, 0
	for _, r := range asUTF8 {
		if r == utf8.RuneError {
			bad++
		} else if r >= 0x800 {
			wide++
		}
	}
	return bad*20 <= wide
}

// declarationReach is how far into a page its encoding may be declared, in bytes.
const declarationReach = 4096

// declaredEncoding is the encoding that a page or an XML file says it has, of those
// that matter: "big5", "gb18030" for the whole family; "" for others and none.
func declaredEncoding(raw []byte) string {
	head := lowered(raw[:min(len(raw), declarationReach)])
	for _, key := range []string{"charset", "encoding"} {
		for rest := head; ; {
			n := bytes.Index(rest, []byte(key))
			if n < 0 {
				break
			}
			rest = rest[n+len(key):]
			value := bytes.TrimLeft(rest, " \t\r\n=\"'")
			switch name := encodingNamed(value); {
			case name != "":
				return name
			case bytes.HasPrefix(value, []byte("utf")):
				return ""
			}
		}
	}
	return ""
}

// lowered gives bytes with the letters of ASCII in lower case, whatever the others
// are: in no encoding do they make a declaration.
func lowered(raw []byte) []byte {
	out := bytes.Clone(raw)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return out
}

// encodingNamed tells the encodings that matter by the beginning of their names.
func encodingNamed(value []byte) string {
	switch {
	case bytes.HasPrefix(value, []byte("gb")):
		return "gb18030"
	case bytes.HasPrefix(value, []byte("big5")):
		return "big5"
	}
	return ""
}

// TooLargeFor is the refusal of a file of so many bytes, for whoever knows name
// and size before reading it.
func TooLargeFor(name string, size int64) *Refusal {
	limit := LimitFor(name)
	return refuse(TooLarge,
		fmt.Sprintf("文件有 %d MB，超过 %d MB 的上限；年度报告不会这么大，请确认文件", size>>20, limit>>20),
		fmt.Sprintf("the file has %d MB, more than the %d MB that are read; no report is that large, check the file", size>>20, limit>>20))
}

func clean(text, encoding string) (string, string, error) {
	if strings.IndexByte(text, 0) >= 0 {
		return "", "", binary()
	}
	if strings.TrimFunc(text, unicode.IsSpace) == "" {
		return "", "", refuse(Empty, "文件是空的，没有可读的文字", "the file is empty, there is no text to read")
	}
	return withLines(text), encoding, nil
}

// fewLines is fewer than the lines of any report whose lines end as usual.
const fewLines = 10

// withLines gives texts whose lines end otherwise the usual line ends: those of
// old Macintosh files, and Unicode's own.
func withLines(text string) string {
	if strings.IndexByte(text, '\n') < 0 {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	if len(text) > fewLines*longestLabel && strings.Count(text, "\n") < fewLines {
		for _, end := range [...]string{"\u2028", "\u2029", "\u0085"} {
			text = strings.ReplaceAll(text, end, "\n")
		}
	}
	return text
}

func binary() *Refusal {
	return refuse(Binary,
		"文件里是二进制数据，不是文本；请导出为 UTF-8、GB18030 或 UTF-16 的文本",
		"the file holds binary data and no text; export it as text in UTF-8, GB18030 or UTF-16")
}

// container names the format of files that are known by their first bytes.
func container(raw []byte) string {
	for _, c := range []struct{ magic, name string }{
		{"\xd0\xcf\x11\xe0", "Word 97"},
		{"{\\rtf", "RTF"}, {"\x89PNG", "PNG"}, {"\xff\xd8\xff", "JPEG"}, {"GIF8", "GIF"}, {"\x1f\x8b", "gzip"},
	} {
		if bytes.HasPrefix(raw, []byte(c.magic)) {
			return c.name
		}
	}
	return ""
}

// bareUTF16 tells UTF-16 without a byte order mark by its line ends, blanks and
// digits, which are a zero byte beside an ASCII one, always on the same side.
func bareUTF16(raw []byte) (string, bool) {
	if len(raw)%2 != 0 {
		return "", false
	}
	sample := raw[:min(len(raw), 8192)]
	var little, big int
	for i := 0; i+1 < len(sample); i += 2 {
		switch a, b := sample[i], sample[i+1]; {
		case a == 0 && b == 0:
			return "", false
		case b == 0 && tellsSide(a):
			little++
		case a == 0 && tellsSide(b):
			big++
		}
	}
	switch pairs := len(sample) / 2; {
	case little > big*8 && little*100 >= pairs:
		return "utf-16le", true
	case big > little*8 && big*100 >= pairs:
		return "utf-16be", true
	}
	return "", false
}

// tellsSide are the ASCII signs that no usual character turns into where the two
// bytes change places: 一 and 开 would be letters, a wide blank the digit 0.
func tellsSide(c byte) bool { return c == '\n' || c == '\r' || c == ' ' || c >= '1' && c <= '9' }

func decodeUTF16(raw []byte, bigEndian bool) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		a, b := raw[2*i], raw[2*i+1]
		if bigEndian {
			a, b = b, a
		}
		units[i] = uint16(a) | uint16(b)<<8
	}
	text := string(utf16.Decode(units))
	if len(raw)%2 != 0 {
		text += "\ufffd"
	}
	return text
}

// garbled tells text whose encoding was broken before it was saved: UTF-8 read
// as GBK is dense with a few characters that hardly occur otherwise.
func garbled(text string) bool {
	var bad, han int
	for _, r := range text {
		switch {
		case r == utf8.RuneError || strings.ContainsRune(mojibake, r):
			bad++
		case r >= 0x4E00 && r <= 0x9FFF:
			han++
		}
	}
	return bad >= 8 && bad*20 >= han
}
