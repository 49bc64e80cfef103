import type { Format } from '../core/format.ts';

export const tasking: Format = {
  name: 'tasking',
  title: 'TASKING compilers',
  url: 'https://www.tasking.com/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': ["', 'ctc ', 'astc ', 'ltc ', 'cc16'],
      match:
        /^\w+ (?<severity>[WEFRI])(?<code>\d{3}): (?:\["(?<file>[^"]+)" (?<line>\d+)(?:\/(?<column>\d+))?\] )?(?<message>.+)$/,
      severity: { w: 'warning', e: 'error', f: 'error', r: 'info', i: 'info' },
      read: (_, { severity, code }) => ({ code: `${severity}${code}` }),
      examples: [
        {
          log: 'ctc W549: ["C:/Projects/a.c" 25/1] condition is always true\nctc E226: ["b.c" 7] undefined variable x',
          gives: [
            { severity: 'warning', code: 'W549', line: 25, column: 1 },
            { severity: 'error', code: 'E226', line: 7 },
          ],
        },
      ],
    },
  ],
};
