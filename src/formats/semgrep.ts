import type { Format } from '../core/format.ts';

export const semgrep: Format = {
  name: 'semgrep',
  title: 'Semgrep',
  url: 'https://semgrep.dev/docs/cli-reference',
  columnUnit: 'character',
  rules: [
    {
      // The file, then a frame for each rule: name, message, source.
      triggers: ['❯❱ ', ' ❱ '],
      match: /^ {3,}(?<level>❯{0,2}❱) (?<code>\S+)\s*$/,
      heading: /^ {4}(?<file>\S.*\S)\s*$/,
      block: { continues: (line) => (line.trim() === '' || /^ {6,}\S/.test(line) ? 'yes' : 'no'), maxLines: 60 },
      read: (lines, { level }) => {
        const { line, text } =
          lines.map((each) => /^ +(?<line>\d+)┆ ?(?<text>.*)$/.exec(each)?.groups).find(Boolean) ?? {};
        const said = lines
          .slice(1)
          .filter((each) => /^ {10}\S/.test(each) && !/┆|❰❰/.test(each))
          .map((each) => each.trim());
        return {
          severity: level === '❯❯❱' ? 'error' : level === '❯❱' ? 'warning' : 'info',
          message: said.filter((each) => !each.startsWith('Details: ')).join(' '),
          ...(line && { line: Number(line), snippet: [text ?? ''] }),
        };
      },
      examples: [
        {
          log: '        \n    a.py\n    ❯❱ none-equality\n          ❰❰ Blocking ❱❱\n          use is\n                \n           ▶▶┆ Autofix ▶ (a is None)\n            6┆ if a == None:\n   \n   ❯❯❱ no-eval\n          do not eval\n          at all\n                            \n           19┆ eval("1")\n\n',
          gives: [
            {
              severity: 'warning',
              code: 'none-equality',
              file: 'a.py',
              line: 6,
              message: 'use is',
              snippet: ['if a == None:'],
            },
            { severity: 'error', code: 'no-eval', file: 'a.py', line: 19, message: 'do not eval at all' },
          ],
        },
      ],
    },
    {
      // --vim
      triggers: [':1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+):(?<severity>[EWI]):(?<code>[\w.-]+):(?<message>\S.*)$/,
      severity: { e: 'error', w: 'warning', i: 'info' },
      examples: [
        {
          log: 'a.py:19:1:E:no-eval:do not eval',
          gives: [{ severity: 'error', file: 'a.py', line: 19, column: 1, code: 'no-eval', message: 'do not eval' }],
        },
      ],
    },
    {
      // --emacs
      triggers: [':error(', ':warning(', ':info('],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+):(?<severity>error|warning|info)\((?<code>[\w.-]+)\):(?<rest>.*)$/,
      read: (_, { rest = '' }) => {
        const at = rest.lastIndexOf(':');
        return { message: rest.slice(at + 1).trim(), snippet: [rest.slice(0, at).replace(/:$/, '')] };
      },
      examples: [
        {
          log: 'a.py:6:8:warning(w):    if a == None::use is\na.py:19:1:error(no-eval):eval("1"):do not eval',
          gives: [
            { severity: 'warning', code: 'w', line: 6, column: 8, message: 'use is', snippet: ['    if a == None'] },
            { severity: 'error', code: 'no-eval', message: 'do not eval', snippet: ['eval("1")'] },
          ],
        },
      ],
    },
  ],
};
