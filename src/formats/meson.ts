import type { Format } from '../core/format.ts';

/** One row of `meson test`. */
const testRow =
  /^ *\d+\/\d+ (?<code>\S(?:.*?\S)??) +(?<outcome>FAIL|TIMEOUT|ERROR|UNEXPECTEDPASS) +[\d.]+s(?: +(?<told>\S.*))?$/;

export const meson: Format = {
  name: 'meson',
  title: 'Meson',
  url: 'https://mesonbuild.com/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['ERROR: ', 'WARNING: ', 'DEPRECATION: '],
      match:
        /^(?<file>[^\s:]*meson(?:\.build|_options\.txt|\.options)):(?<line>\d+):(?:(?<column>\d+):)? (?<severity>ERROR|WARNING|DEPRECATION): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', deprecation: 'warning' },
      read: (_, { column }) => (column ? { column: Number(column) + 1 } : {}),
      examples: [
        {
          log: 'meson.build:3:0: ERROR: Unknown function "foo".',
          gives: [{ severity: 'error', file: 'meson.build', line: 3, column: 1, message: 'Unknown function "foo".' }],
        },
      ],
    },
    {
      // meson test
      triggers: [' FAIL  ', ' TIMEOUT  ', ' ERROR  ', ' UNEXPECTEDPASS  '],
      match: testRow,
      severity: 'error',
      read: (_, { outcome = '', told }) => ({ message: [outcome, told].filter(Boolean).join(': ') }),
      examples: [
        {
          log: '1/6 ok    OK              0.01s\n2/6 bad   FAIL            0.01s   exit status 1\n>>> MALLOC_PERTURB_=247 /home/dev/project/b3/a 1\n\n6/6 slow  TIMEOUT         1.01s   killed by signal 15 SIGTERM\n\nSummary of Failures:\n\n2/6 bad   FAIL            0.01s   exit status 1\n6/6 slow  TIMEOUT         1.01s   killed by signal 15 SIGTERM\n\nOk:                 1   \n',
          gives: [
            { severity: 'error', code: 'bad', message: 'FAIL: exit status 1' },
            { severity: 'error', code: 'slow', message: 'TIMEOUT: killed by signal 15 SIGTERM' },
          ],
        },
      ],
    },
    {
      triggers: ['Summary of Failures:'],
      match: /^Summary of Failures:$/,
      recap: true,
      block: { continues: (line) => (line === '' || testRow.test(line) ? 'yes' : 'no'), maxLines: 2000 },
      read: (lines) =>
        lines.flatMap((line, index) => {
          const { code, outcome = '', told } = testRow.exec(line)?.groups ?? {};
          const message = [outcome, told].filter(Boolean).join(': ');
          return code ? [{ severity: 'error' as const, code, message, span: [index, index] as const }] : [];
        }),
      examples: [
        {
          log: 'Summary of Failures:\n\n2/6 bad   FAIL            0.01s   exit status 1\n\nOk:                 1   \n',
          gives: [{ severity: 'error', code: 'bad', message: 'FAIL: exit status 1' }],
        },
      ],
    },
  ],
};
