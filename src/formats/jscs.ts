import type { Format } from '../core/format.ts';

export const jscs: Format = {
  name: 'jscs',
  title: 'JSCS',
  url: 'https://jscs-dev.github.io/',
  columnUnit: 'utf16',
  rules: [
    {
      // `--reporter unix`
      triggers: ['.js:1', '.jsx:1', '.ts:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.[jt]sx?):(?<line>\d+):(?<at>\d+): (?<code>(?:require|disallow|validate|maximum|safe)[A-Z]\w+): (?<message>\S.*)$/,
      severity: 'warning',
      // It counts from zero.
      read: (_, { at }) => ({ column: Number(at) + 1 }),
      examples: [
        {
          log: 'c.js:1:8: requireSemicolons: Missing semicolon after statement',
          gives: [
            {
              severity: 'warning',
              code: 'requireSemicolons',
              file: 'c.js',
              line: 1,
              column: 9,
              message: 'Missing semicolon after statement',
            },
          ],
        },
      ],
    },
    {
      // The text reporter: the source of some lines around, and a line of dashes up to the place.
      triggers: ['require', 'disallow', 'validate', 'maximum', 'safeContext'],
      match: /^(?<code>(?:require|disallow|validate|maximum|safe)[A-Z]\w+): (?<message>\S.*?) at (?<file>\S.*?) :$/,
      severity: 'warning',
      block: { continues: (line) => (/^ +\d+ \||^-+\^$/.test(line) ? 'yes' : 'no'), maxLines: 12 },
      read: (lines) => {
        const mark = lines.findIndex((line) => /^-+\^$/.test(line));
        const source = /^ +(?<line>\d+) \|(?<text>.*)$/.exec(lines[mark - 1] ?? '')?.groups;
        if (!source) return {};
        const margin = (lines[mark - 1] as string).indexOf('|') + 1;
        return {
          line: Number(source.line),
          column: (lines[mark] as string).length - margin,
          snippet: [source.text as string],
        };
      },
      examples: [
        {
          log: 'requireSemicolons: Missing semicolon after statement at c.js :\n     1 |var a = 1\n-----------------^\n     2 |if (a == null) { b = 2 }\n',
          gives: [
            {
              severity: 'warning',
              code: 'requireSemicolons',
              file: 'c.js',
              line: 1,
              column: 10,
              snippet: ['var a = 1'],
            },
          ],
        },
      ],
    },
  ],
};
