import type { Continuation, Format, Part } from '../core/format.ts';
import { readEslintJson } from './shared/eslint-json.ts';

/** One row of the stylish formatter: place, severity, message and the rule that said it, in columns. */
const row =
  /^ {2,}(?<line>\d+):(?<column>\d+) {2,}(?<severity>error|warning) {2,}(?<message>\S(?:.*?\S)??)(?: {2,}(?<code>@?[\w.-]+(?:\/[\w.-]+)*))?$/;

export const eslint: Format = {
  name: 'eslint',
  title: 'ESLint',
  url: 'https://eslint.org/docs/latest/use/formatters/',
  columnUnit: 'utf16',
  rules: [
    {
      // stylish: the file, then its rows
      claim: 'shared',
      triggers: ['error  ', 'warning  '],
      match: row,
      heading: /^(?<file>(?:\/|[A-Za-z]:[\\/]).*[^:]|\.{0,2}[\w@-]\S*(?: \S+)*\.\w+|<\w+>)$/,
      block: { continues: continuesMessage, maxLines: 20 },
      read: ([, ...more]) => (more.length > 0 ? { related: more.map((line) => ({ message: line.trim() })) } : {}),
      examples: [
        {
          log: "/home/dev/one.js\n  1:5   error    'n' is assigned a value but never used  no-unused-vars\n  2:10  warning  Missing semicolon                       semi\n\n✖ 2 problems (1 error, 1 warning)",
          gives: [
            {
              severity: 'error',
              file: 'home/dev/one.js',
              line: 1,
              column: 5,
              code: 'no-unused-vars',
              message: "'n' is assigned a value but never used",
            },
            {
              severity: 'warning',
              file: 'home/dev/one.js',
              line: 2,
              column: 10,
              code: 'semi',
              message: 'Missing semicolon',
            },
          ],
        },
        {
          // Only a message without a rule goes on in the next line.
          log: '/home/dev/bin/two\n  0:0  error  Parsing error: ESLint was configured to run on `bin/two`:\nHowever, that TSConfig does not include this file. Either:\n- Change the list of included files\n\n/home/dev/three.js\n  1:10  error  Parsing error: Unexpected token (\n',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/bin/two',
              message: 'Parsing error: ESLint was configured to run on `bin/two`:',
              related: [
                { message: 'However, that TSConfig does not include this file. Either:' },
                { message: '- Change the list of included files' },
              ],
            },
            { severity: 'error', file: 'home/dev/three.js', line: 1, message: 'Parsing error: Unexpected token (' },
          ],
        },
      ],
    },
    {
      // compact
      claim: 'shared',
      triggers: [', Error - ', ', Warning - '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+): line (?<line>\d+), col (?<column>\d+), (?<severity>Error|Warning) - (?<message>.*?)(?: \((?<code>[\w@/-]+)\))?$/,
      examples: [
        {
          log: "/home/dev/one.js: line 1, col 5, Error - 'n' is never reassigned. (prefer-const)",
          gives: [{ severity: 'error', file: 'home/dev/one.js', line: 1, column: 5, code: 'prefer-const' }],
        },
      ],
    },
    {
      // unix
      claim: 'shared',
      triggers: ['[Error', '[Warning'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+): (?<message>.*) \[(?<severity>Error|Warning)(?:\/(?<code>[^\]]+))?\]$/,
      examples: [
        {
          log: '/home/dev/one.js:1:5: Missing semicolon. [Warning/semi]',
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/one.js',
              line: 1,
              column: 5,
              code: 'semi',
              message: 'Missing semicolon.',
            },
          ],
        },
      ],
    },
    {
      // unix, where the message has several lines: the last one tells whose it is
      triggers: ['.js:1', '.jsx:1', '.ts:1', '.tsx:1', '.mjs:1', '.cjs:1', '.mts:1', '.cts:1', '.vue:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:[cm]?[jt]sx?|vue)):(?<line>\d+):(?<column>\d+): (?<message>[A-Z][^\]]*)$/,
      block: {
        continues: (line) =>
          / \[(?:Error|Warning)\/[^\]]+\]$/.test(line) && !/:\d+:\d+: /.test(line)
            ? 'last'
            : /:\d+:\d+|^\s*$/.test(line)
              ? 'no'
              : 'maybe',
        patience: 8,
      },
      read: ([, ...lines], { message }) => {
        const end = / \[(?<severity>Error|Warning)\/(?<code>[^\]]+)\]$/.exec(lines.at(-1) ?? '');
        if (!end?.groups) return null;
        return {
          message: [message, ...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, end.index)].join('\n'),
          severity: end.groups.severity === 'Error' ? 'error' : 'warning',
          code: end.groups.code as string,
        };
      },
      examples: [
        {
          log: "/home/dev/one.ts:1:5: Missing semicolon. [Error/semi]\n/home/dev/one.ts:2:15: Don't use `Function` as a type. The `Function` type accepts any function-like value.\nIt provides no type safety when calling the function.\nYou should explicitly define the function shape. [Error/@typescript-eslint/ban-types]",
          gives: [
            { code: 'semi', line: 1 },
            {
              severity: 'error',
              code: '@typescript-eslint/ban-types',
              line: 2,
              column: 15,
              message:
                "Don't use `Function` as a type. The `Function` type accepts any function-like value.\nIt provides no type safety when calling the function.\nYou should explicitly define the function shape.",
            },
          ],
        },
      ],
    },
    {
      // visualstudio
      triggers: [': error ', ': warning '],
      match:
        /^(?<file>\S.*?)\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning) (?:(?<code>[a-z@][a-z@/-]+) |(?=: Parsing error)): (?<message>\S.*)$/,
      examples: [
        {
          log: "/home/dev/one.js(2,1): warning no-undef : 'foo' is not defined.",
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/one.js',
              line: 2,
              column: 1,
              code: 'no-undef',
              message: "'foo' is not defined.",
            },
          ],
        },
      ],
    },
    {
      triggers: ['"filePath"'],
      match: /^(?:\{"results":)?\[\{"filePath":"/,
      read: ([line = '']) => readEslintJson(line),
      examples: [
        {
          log: '[{"filePath":"/home/dev/one.js","messages":[{"ruleId":"semi","severity":1,"message":"Missing semicolon.","line":1,"column":10,"endLine":2,"endColumn":1,"fix":{"range":[9,9],"text":";"}}],"source":"var a = 1\\nf();\\n"}]',
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/one.js',
              line: 1,
              column: 10,
              code: 'semi',
              message: 'Missing semicolon.',
              snippet: ['var a = 1'],
              fixes: [
                {
                  title: 'Missing semicolon.',
                  origin: 'compiler',
                  safety: 'safe',
                  edits: [{ file: 'home/dev/one.js', line: 1, column: 10, endLine: 1, endColumn: 10, newText: ';' }],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      // With warnings alone, this is why the run failed.
      triggers: ['ESLint found too many warnings'],
      match: /^(?<message>ESLint found too many warnings \(maximum: \d+\))\.$/,
      severity: 'error',
      examples: [
        {
          log: 'ESLint found too many warnings (maximum: 0).',
          gives: [{ severity: 'error', message: 'ESLint found too many warnings (maximum: 0)' }],
        },
      ],
    },
    {
      // It could not lint at all.
      triggers: ['Oops! Something went wrong!'],
      match: /^Oops! Something went wrong! :\($/,
      severity: 'error',
      block: { continues: continuesCrash, maxLines: 60 },
      read: readCrash,
      examples: [
        {
          log: "Oops! Something went wrong! :(\n\nESLint: 9.39.5\n\nESLint couldn't find an eslint.config.(js|mjs|cjs) file.\n\nFrom ESLint v9.0.0, the default configuration file is now eslint.config.js.",
          gives: [{ severity: 'error', message: "ESLint couldn't find an eslint.config.(js|mjs|cjs) file." }],
        },
        {
          log: 'Oops! Something went wrong! :(\n\nESLint: 9.39.5\n\nTypeError: Cannot read properties of null (reading \'x\')\nOccurred while linting /home/dev/a.js:1\nRule: "p/r"\n    at Program (file:///home/dev/eslint.config.mjs:1:76)',
          gives: [
            {
              code: 'p/r',
              message: "TypeError: Cannot read properties of null (reading 'x')",
              related: [{ message: 'Occurred while linting', file: 'home/dev/a.js', line: 1 }],
            },
          ],
        },
        {
          log: 'Oops! Something went wrong! :(\n\nESLint: 8.57.1\n\nFailed to read JSON file at /home/dev/bad.json:\n\nCannot read config file: /home/dev/bad.json\nError: Expected property name\n\n',
          gives: [
            {
              message:
                'Failed to read JSON file at /home/dev/bad.json:\nCannot read config file: /home/dev/bad.json\nError: Expected property name',
            },
          ],
        },
      ],
    },
  ],
};

function continuesMessage(line: string, [first = '']: readonly string[]): Continuation {
  return row.exec(first)?.groups?.code === undefined && line !== '' && !row.test(line) ? 'yes' : 'no';
}

/** Version and message, each after an empty line, and the stack directly under the message. */
function continuesCrash(line: string, lines: readonly string[]): Continuation {
  const said = lines.length > 4;
  return said && line === '' && !lines.at(-1)?.endsWith(':') ? 'no' : 'yes';
}

function readCrash(lines: readonly string[]): Part {
  const [first = '', ...more] = lines.slice(1).filter((line) => line !== '' && !/^ESLint: \d|^\s+at /.test(line));
  // A message that ends in a colon goes on below it.
  const rest = first.endsWith(':') ? more.filter((line) => !/^(?:Rule: |Occurred while )/.test(line)) : [];
  const message = [first, ...rest.map((line) => line.trim())].join('\n');
  const code = more.map((line) => /^Rule: "(.+)"$/.exec(line)?.[1]).find((found) => found !== undefined);
  const place = more.map((line) => /^(Occurred while linting) (.+):(\d+)$/.exec(line)).find((found) => found !== null);
  return {
    message: message || 'ESLint could not run',
    ...(code !== undefined && { code }),
    ...(place && {
      related: [{ message: place[1] as string, file: place[2] as string, line: Number(place[3]) }],
    }),
  };
}
