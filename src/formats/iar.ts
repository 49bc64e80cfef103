import type { Format } from '../core/format.ts';

export const iar: Format = {
  name: 'iar',
  title: 'IAR compilers and C-STAT',
  url: 'https://www.iar.com/knowledge/support',
  columnUnit: 'display',
  rules: [
    {
      triggers: [' Error[', ' Warning[', ' Remark[', 'atal error['],
      heading: /^(?<above>.*)$/,
      match:
        /^"(?<file>[^"]+)",(?<line>\d+) {1,2}(?<severity>Fatal error|Error|Warning|Remark|Note)\[(?<code>\w+)\]: ?(?<message>.*)$/,
      severity: { 'fatal error': 'error', error: 'error', warning: 'warning', remark: 'info', note: 'info' },
      block: { continues: (line) => (/^ {8,}\S/.test(line) ? 'yes' : 'no'), maxLines: 20 },
      read: (lines, { message = '', above = '' }) => {
        const text = [message, ...lines.slice(1).map((line) => line.trim())].filter(Boolean).join(' ');
        const caret = /^\s*\^\s*$/.test(above) ? above.indexOf('^') - 1 : 0;
        return { message: text, ...(caret > 0 && { column: caret }) };
      },
      examples: [
        {
          log: '      foo bar;\n      ^\n"src/a.c",147  Error[Pe020]:\n          identifier "foo" is undefined\nErrors: 1',
          gives: [
            {
              severity: 'error',
              code: 'Pe020',
              message: 'identifier "foo" is undefined',
              file: 'src/a.c',
              line: 147,
              column: 5,
            },
          ],
        },
      ],
    },
    {
      triggers: ['Severity-'],
      match:
        /^"(?<file>[^"]+)",(?<line>\d+) Severity-(?<severity>Low|Medium|High)\[(?<code>[^\]]+)\]: ?(?<message>.+)$/,
      severity: { low: 'info', medium: 'warning', high: 'error' },
      examples: [
        {
          log: '"a.c",15 Severity-High[PTR-null-fun-pos]: Function call `f()\' is immediately dereferenced. CWE-476',
          gives: [{ severity: 'error', code: 'PTR-null-fun-pos', file: 'a.c', line: 15 }],
        },
      ],
    },
    {
      triggers: ['Error[L', 'Warning[L', 'Error[e', 'Warning[w', 'Error[E'],
      match:
        /^(?<severity>Fatal error|Error|Warning|Remark)\[(?<code>(?:Li|Lp|Lt|Ls|Lc|Le|e|w|E)\d+)\]: ?(?<message>.+)$/,
      severity: { 'fatal error': 'error', error: 'error', warning: 'warning', remark: 'info' },
      examples: [
        {
          log: 'Error[Li005]: no definition for "foo" [referenced from main.o]',
          gives: [{ severity: 'error', code: 'Li005', message: 'no definition for "foo" [referenced from main.o]' }],
        },
      ],
    },
  ],
};
