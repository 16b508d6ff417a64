package parse

import "strings"

// The rows of a table of LaTeX are read as those of any other separator, their
// commands left out: "\\multirow{2}{*}{规章} & 0 & 3 \\\\ \\hline".

// latexSeparator stands between the fields of such a row.
const latexSeparator = "&"

// latexRule may stand behind one.
const latexRule = `\hline`

// setAside is how many arguments of a command are none of its text.
var setAside = map[string]int{"multirow": 2, "multicolumn": 2, "cline": 1, "cmidrule": 1}

// withoutCommands gives a row with blanks in the places of its commands, the line
// as it is where it has none.
func withoutCommands(body string) string {
	if strings.IndexByte(body, '\\') < 0 {
		return body
	}
	out := []byte(body)
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '{', '}':
			out[i] = ' '
		case '\\':
			end := i + 1
			for end < len(body) && (body[end]|0x20 >= 'a' && body[end]|0x20 <= 'z') {
				end++
			}
			name := body[i+1 : end]
			if name == "" {
				end = min(end+1, len(body)) // the end of a row
			}
			for range setAside[name] {
				if n := strings.IndexByte(body[end:], '}'); n >= 0 && body[end] == '{' {
					end += n + 1
				}
			}
			for ; i < end; i++ {
				out[i] = ' '
			}
			i--
		}
	}
	return string(out)
}
