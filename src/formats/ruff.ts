import type { Continuation, Format } from '../core/format.ts';

/** What needs no rule to be wrong has a name for its code, in all layouts. */
const code = String.raw`(?<code>[A-Z]{1,6}\d{3,4}|invalid-syntax|unformatted|io-error|[a-z]+(?:-[a-z]+)+)`;

export const ruff: Format = {
  name: 'ruff',
  title: 'Ruff',
  url: 'https://docs.astral.sh/ruff/settings/#output-format',
  columnUnit: 'character',
  rules: [
    {
      // full, the default: the code and the message stand above the place, the source below it
      triggers: ['.py:1', '.pyi:1', '.ipynb:', '.toml:1', '.md:1'],
      match: /^ *--> (?<file>(?:[A-Za-z]:)?[^\s:][^:]*)(?::cell (?<cell>\d+))?:(?<line>\d+):(?<column>\d+)$/,
      heading: new RegExp(`^${code}:? (?:\\[\\*\\] )?(?<message>\\S.*)$`),
      block: { continues: continuesFull, maxLines: 200 },
      read: (lines, { code = '', line, column }) => {
        const source = lines.map((each) => /^\s*(\d+) (?:│|\|)(?: [/|](?= |$))?( .*)?$/.exec(each));
        const shown = source.find((row) => row?.[1] === line)?.[2]?.slice(1);
        const row = source.findIndex((each) => each?.[1] === line);
        const marks = /\| (\s*)(\^+)\s*$/.exec(row < 0 ? '' : (lines[row + 1] ?? ''));
        const start = Number(column);
        const helps = lines.flatMap((each) => /^\s*(?:= )?(help|note): (.+)$/.exec(each)?.slice(1).join(': ') ?? []);
        return {
          severity: severityOf(code),
          ...(marks && (marks[1] ?? '').length + 1 === start && marks[2] && marks[2].length > 1
            ? { endLine: Number(line), endColumn: start + marks[2].length }
            : {}),
          ...(shown !== undefined && { snippet: [shown] }),
          ...(helps.length > 0 && { related: helps.map((message) => ({ message })) }),
        };
      },
      examples: [
        {
          log: 'F401 [*] `os` imported but unused\n --> a.py:1:8\n  |\n1 | import os\n  |        ^^\n2 | x = 1\n  |\nhelp: Remove unused import: `os`\n  |\n  - import os\n1 | x = 1\n  |\n\nD100 Missing docstring in public module\n--> a.py:1:1\n\ninvalid-syntax: Expected `)`, found newline\n --> src/b.py:1:8\n  |\n1 | def f(:\n  |        ^\n  |\n\nFound 3 errors.',
          gives: [
            {
              severity: 'error',
              file: 'a.py',
              line: 1,
              column: 8,
              endColumn: 10,
              code: 'F401',
              message: '`os` imported but unused',
              snippet: ['import os'],
              related: [{ message: 'help: Remove unused import: `os`' }],
            },
            { severity: 'warning', file: 'a.py', line: 1, column: 1, code: 'D100' },
            {
              severity: 'error',
              file: 'src/b.py',
              line: 1,
              column: 8,
              code: 'invalid-syntax',
              message: 'Expected `)`, found newline',
            },
          ],
        },
      ],
    },
    {
      // concise: flake8's row, told by what only Ruff writes
      triggers: ['.py:1', '.pyi:1', '.ipynb:', '.toml:1'],
      match: new RegExp(
        `^(?<file>(?:[A-Za-z]:)?[^\\s:][^:]*\\.(?:pyi?|ipynb(?::cell \\d+)?|toml)):(?<line>\\d+):(?<column>\\d+): (?:(?:(?:error|warning)\\[)?${code}\\]?:? )(?:(?<star>\\[\\*\\] )|(?=[^\`\\n]*\`)|(?<=invalid-syntax: ))(?<message>\\S.*)$`,
      ),
      read: (_, { code = '' }) => ({ severity: severityOf(code) }),
      examples: [
        {
          log: 'a.py:1:8: F401 [*] `os` imported but unused\nb.py:1:8: invalid-syntax: Expected a parameter or the end of the parameter list\na.py:11:5: E722 Do not use bare `except`',
          gives: [
            { severity: 'error', code: 'F401', message: '`os` imported but unused' },
            {
              severity: 'error',
              file: 'b.py',
              code: 'invalid-syntax',
              message: 'Expected a parameter or the end of the parameter list',
            },
            { severity: 'warning', code: 'E722', line: 11, column: 5 },
          ],
        },
      ],
    },
    {
      // A row without such marks is Ruff's where it spoke before; pycodestyle and pyflakes write in lower case.
      claim: 'shared',
      triggers: ['.py:1', '.pyi:1', '.ipynb:'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:pyi?|ipynb(?::cell \d+)?)):(?<line>\d+):(?<column>\d+): (?<code>[A-Z]{1,6}\d{3,4}) (?<message>[A-Z][^`]*[^.`])$/,
      read: (_, { code = '' }) => ({ severity: severityOf(code) }),
      examples: [
        {
          log: 'a.py:1:8: F401 [*] `os` imported but unused\na.py:13:11: UP031 Use format specifiers instead of percent format',
          gives: [
            { severity: 'error', code: 'F401' },
            { severity: 'warning', code: 'UP031', message: 'Use format specifiers instead of percent format' },
          ],
        },
      ],
    },
    {
      triggers: ['.py:1', '.pyi:1', '.ipynb:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:pyi?|ipynb)):(?<line>\d+): \[(?<code>[A-Z]{1,6}\d{3,4}|invalid-syntax)\] (?<message>\S.*)$/,
      claim: 'shared',
      read: (_, { code = '' }) => ({ severity: severityOf(code) }),
      examples: [
        {
          log: 'a.py:11: [S110] `try`-`except`-`pass` detected, consider logging the exception',
          gives: [
            {
              severity: 'warning',
              file: 'a.py',
              line: 11,
              code: 'S110',
              message: '`try`-`except`-`pass` detected, consider logging the exception',
            },
          ],
        },
      ],
    },
    {
      triggers: ['ruff failed'],
      match: /^(?:error: )?ruff failed$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          /^ {2}Cause: /.test(line)
            ? 'yes'
            : /^\s+\||^\d+ \|/.test(line)
              ? 'yes'
              : /^\s*\|.*\^/.test(lines.at(-1) ?? '') && line !== ''
                ? 'last'
                : 'no',
        maxLines: 20,
      },
      read: (lines) => {
        const causes = lines.flatMap((line) => /^ {2}Cause: (.+)$/.exec(line)?.[1] ?? []);
        const file = causes.map((cause) => /^Failed to parse (\S+)$/.exec(cause)?.[1]).find(Boolean);
        const [, line, column] = /at line (\d+), column (\d+)/.exec(causes.at(-1) ?? '') ?? [];
        const end = lines.at(-1) ?? '';
        const last = causes.at(-1) ?? 'ruff failed';
        const message = line && !/^ {2}Cause: |\|/.test(end) ? `${last}: ${end}` : last;
        return { message, ...(file && { file }), ...(line && { line: Number(line), column: Number(column) }) };
      },
      examples: [
        {
          log: 'ruff failed\n  Cause: Failed to load configuration `/home/dev/project/ruff.toml`\n  Cause: Failed to parse /home/dev/project/ruff.toml\n  Cause: TOML parse error at line 1, column 7\n  |\n1 | bad = = 1\n  |       ^\nextra `=`, expected nothing\n',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/project/ruff.toml',
              line: 1,
              column: 7,
              message: 'TOML parse error at line 1, column 7: extra `=`, expected nothing',
            },
          ],
        },
      ],
    },
    {
      triggers: [' are incompatible. Ignoring '],
      match:
        /^warning: (?<message>`[\w-]+` \((?<code>[A-Z]+\d+)\) and `[\w-]+` \([A-Z]+\d+\) are incompatible\. Ignoring .*)$/,
      severity: 'warning',
      examples: [
        {
          log: 'warning: `incorrect-blank-line-before-class` (D203) and `blank-line-before-class` (D211) are incompatible. Ignoring `incorrect-blank-line-before-class`.',
          gives: [{ severity: 'warning', code: 'D203' }],
        },
      ],
    },
  ],
};

/** The source with a gutter, then help with a diff; an empty line ends it. */
function continuesFull(line: string): Continuation {
  return /^\s*\d* ?[|│:+-](?: |$)|^\s*[|│]|^ *\d+ [|│]|^(?:help|note|info): |^\s+= |^-{20,}$|^ +-|^\.\.\.$/.test(line)
    ? 'yes'
    : 'no';
}

/** The rules that find what cannot run, as flake8 reports them too. */
function severityOf(code: string): 'error' | 'warning' {
  return /^(?:F\d|E9|PLE|invalid-syntax|io-error)/.test(code) ? 'error' : 'warning';
}
