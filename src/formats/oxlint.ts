import type { Format } from '../core/format.ts';
import { continuesMiette, readMiette } from './shared/miette.ts';

export const oxlint: Format = {
  name: 'oxlint',
  title: 'Oxlint',
  url: 'https://oxc.rs/docs/guide/usage/linter/output-formats.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['  x ', '  ! ', '  × ', '  ⚠ '],
      match: /^ {2}(?<sign>[x!×⚠]) (?<code>[\w@/-]+\([\w@/-]+\)): (?<message>\S.*)$/,
      block: { continues: continuesMiette, maxLines: 100 },
      read: (lines, { sign = '', message = '' }) => {
        const block = readMiette(lines);
        if (!block.place) return null;
        const related = [...block.labels, ...block.helps.map((help) => `help: ${help}`)];
        return {
          severity: /[x×]/.test(sign) ? 'error' : 'warning',
          ...block.place,
          message: [message, ...block.message].join(' '),
          ...(block.snippet !== undefined && { snippet: [block.snippet] }),
          ...(related.length > 0 && { related: related.map((each) => ({ message: each })) }),
        };
      },
      examples: [
        {
          log: "  ! eslint(no-unused-vars): Variable 'unused' is declared but never used.\n   ,-[a.js:1:7]\n 1 | const unused = \"x\"\n   :       ^^^|^^\n   :          `-- 'unused' is declared here\n 2 | function f(a) {\n   `----\n  help: Consider removing this declaration.\n\n  × eslint(no-debugger): `debugger` statement is not allowed\n   ╭─[src/a.js:6:3]\n 5 │   return 1;\n 6 │   debugger;\n   ·   ─────────\n   ╰────\n\nFound 1 warning and 1 error.",
          gives: [
            {
              severity: 'warning',
              code: 'eslint(no-unused-vars)',
              message: "Variable 'unused' is declared but never used.",
              file: 'a.js',
              line: 1,
              column: 7,
              snippet: ['const unused = "x"'],
              related: [
                { message: "'unused' is declared here" },
                { message: 'help: Consider removing this declaration.' },
              ],
            },
            {
              severity: 'error',
              code: 'eslint(no-debugger)',
              file: 'src/a.js',
              line: 6,
              column: 3,
              snippet: ['  debugger;'],
            },
          ],
        },
      ],
    },
    {
      // stylish: ESLint's rows, with the plugin before the rule
      triggers: ['error  ', 'warning  '],
      match:
        /^ {2,}(?<line>\d+):(?<column>\d+) {2,}(?<severity>error|warning) {2,}(?<message>\S(?:.*?\S)??) {2,}(?<code>[\w@/-]+\([\w@/-]+\))$/,
      heading: /^(?<file>(?:\/|[A-Za-z]:[\\/]).*[^:]|\.{0,2}[\w@-]\S*(?: \S+)*\.\w+|<\w+>)$/,
      examples: [
        {
          log: '/home/dev/project/a.js\n  6:3    warning  Unreachable code.  eslint(no-unreachable)\n',
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/project/a.js',
              line: 6,
              column: 3,
              code: 'eslint(no-unreachable)',
              message: 'Unreachable code.',
            },
          ],
        },
      ],
    },
    {
      // unix
      triggers: ['[Error/', '[Warning/'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+): (?<message>\S.*) \[(?<severity>Error|Warning)\/(?<code>[\w@/-]+\([\w@/-]+\))\]$/,
      examples: [
        {
          log: 'a.js:6:3: Unreachable code. [Warning/eslint(no-unreachable)]',
          gives: [{ severity: 'warning', file: 'a.js', line: 6, column: 3, code: 'eslint(no-unreachable)' }],
        },
      ],
    },
  ],
};
