import type { Format } from '../core/format.ts';

export const testthat: Format = {
  name: 'testthat',
  title: "R's testthat",
  url: 'https://testthat.r-lib.org/reference/Reporter.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Failure (', 'Error (', 'Warning ('],
      match:
        /^(?:── )?(?:\d+\. )?(?<severity>Failure|Error|Warning) \('?(?<file>[^'():]+\.[Rr]):(?<line>\d+)(?::(?<column>\d+))?'?\): (?<code>[^─]*[^─\s])[ ─]*$/,
      severity: { failure: 'error', error: 'error', warning: 'warning' },
      block: {
        continues: (line, lines) =>
          /^(?:──|══|\[ FAIL |Execution halted|Maximum number of failures)/.test(line) ||
          (lines.length > 1 && line.startsWith('Error in '))
            ? 'no'
            : 'yes',
        maxLines: 100,
      },
      read: (lines) => {
        const trace = lines.findIndex((line) => /^Backtrace:/.test(line));
        const said = lines.slice(1, trace === -1 ? undefined : trace).filter((line) => line.trim() !== '');
        return { message: said.join('\n') };
      },
      examples: [
        {
          log: "══ Failed tests ════════\n── Failure ('test-a.R:2'): eq ──────────\n1 + 1 not equal to 3.\n1/1 mismatches\n\n── Error (test-a.R:4:3): err ──────────\nboom\nBacktrace:\n 1. f()\n\n[ FAIL 2 | WARN 0 | SKIP 0 | PASS 2 ]",
          gives: [
            {
              severity: 'error',
              code: 'eq',
              file: 'test-a.R',
              line: 2,
              message: '1 + 1 not equal to 3.\n1/1 mismatches',
            },
            { severity: 'error', code: 'err', line: 4, column: 3, message: 'boom' },
          ],
        },
      ],
    },
  ],
};
