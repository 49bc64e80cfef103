import type { Format } from '../core/format.ts';

export const sun: Format = {
  name: 'sun',
  title: 'Oracle Developer Studio, SGI MIPSpro and other compilers of Unix',
  url: 'https://docs.oracle.com/cd/E37069_01/html/E37071/index.html',
  columnUnit: 'byte',
  rules: [
    {
      claim: 'generic',
      triggers: ['", line '],
      match:
        /^"(?<file>[^"]+)", line (?<line>\d+): (?!(?:catastrophic|fatal|internal) |[\w#]+ ?\()(?:(?<severity>Error|Warning|warning|error|Warning \(Anachronism\)|Error \(Anachronism\))(?:, (?<code>\w+))?: )?(?<message>\S.*)$/,
      read: (_, { severity, message = '' }) =>
        severity === undefined && !/^[A-Za-z`'"(]/.test(message)
          ? null
          : { severity: /^warn/i.test(severity ?? '') ? 'warning' : 'error' },
      examples: [
        {
          log: '"b.cc", line 12: Error, badargtypel2w: Formal argument 1 of type char* is being passed int.\n"a.f", line 4: syntax error',
          gives: [
            { severity: 'error', code: 'badargtypel2w', line: 12 },
            { severity: 'error', file: 'a.f', line: 4, message: 'syntax error' },
          ],
        },
      ],
    },
    {
      triggers: [' File = '],
      match:
        /^[a-z]+\d*-(?<code>\d+) [\w/+]+: (?<severity>ERROR|WARNING|REMARK|CAUTION)(?: \w+,)? File = (?<file>[^,]+), Line = (?<line>\d+)(?:, Column = (?<column>\d+))?$/,
      severity: { error: 'error', warning: 'warning', remark: 'info', caution: 'warning' },
      block: { continues: (line) => (/^ {2}\S/.test(line) ? 'yes' : 'no'), maxLines: 6 },
      read: (lines) => ({
        message: lines
          .slice(1)
          .map((line) => line.trim())
          .join(' '),
      }),
      examples: [
        {
          log: 'cc-1070 CC: ERROR File = linkl.c, Line = 38\n  The indicated type is incomplete.',
          gives: [
            {
              severity: 'error',
              code: '1070',
              file: 'linkl.c',
              line: 38,
              message: 'The indicated type is incomplete.',
            },
          ],
        },
      ],
    },
  ],
};
