package parse

import "testing"

func TestWithoutCommands(t *testing.T) {
	for line, want := range map[string]string{
		`规章 & 0 & 7 \\`:                      `规章 & 0 & 7   `,
		`\multirow{2}{*}{规章} & 0 \\ \hline`:  `                规章  & 0          `,
		`信息内容 & \multicolumn{3}{|c|}{数量} \\`: `信息内容 &                      数量    `,
		`\textbf{规章} & 0\\[2pt]`:             `        规章  & 0  [2pt]`,
		"没有命令的一行 & 0":                        "没有命令的一行 & 0",
		`\multirow{2}`:                       `            `,
		`\multicolumn{4}{|c`:                 `                |c`,
		`\`:                                  ` `,
	} {
		got := withoutCommands(line)
		if got != want {
			t.Errorf("%q is %q without commands, want %q", line, got, want)
		}
		if len(got) != len(line) {
			t.Errorf("%q has %d bytes without commands, of %d", line, len(got), len(line))
		}
	}
}
