import type { Format } from '../core/format.ts';

export const fpc: Format = {
  name: 'fpc',
  title: 'Free Pascal',
  url: 'https://www.freepascal.org/docs-html/user/user.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.pas(1', '.pp(1', '.lpr(1', '.inc(1', '.dpr(1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s(][^(]*\.(?:pas|pp|lpr|inc|dpr|p))\((?<line>\d+)(?:,(?<column>\d+))?\) (?<severity>Error|Fatal|Warning|Hint|Note): (?:\((?<code>\d+)\) )?(?<message>.+)$/,
      severity: { error: 'error', fatal: 'error', warning: 'warning', hint: 'info', note: 'info' },
      read: (_, { message = '', severity }) =>
        severity === 'Fatal' && /^There were \d+ errors|^Compilation aborted/.test(message) ? [] : {},
      examples: [
        {
          log: 'a.pas(3,7) Error: Identifier not found "x"\na.pas(5,1) Hint: Local variable "y" not used\na.pas(9) Fatal: There were 1 errors compiling module, stopping',
          gives: [
            { severity: 'error', file: 'a.pas', line: 3, column: 7 },
            { severity: 'info', line: 5 },
          ],
        },
      ],
    },
  ],
};
