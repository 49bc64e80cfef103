import type { Format } from '../core/format.ts';

export const zeek: Format = {
  name: 'zeek',
  title: 'Zeek',
  url: 'https://docs.zeek.org/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['error in ', 'warning in '],
      match:
        /^(?:fatal )?(?<severity>error|warning) in (?<file>[^\s,]+), lines? (?<line>\d+)(?:-(?<endLine>\d+))?: (?<message>.+)$/,
      examples: [
        {
          log: 'error in /home/dev/a.zeek, line 2: syntax error, at or near "a"',
          gives: [{ severity: 'error', line: 2, message: 'syntax error, at or near "a"' }],
        },
      ],
    },
  ],
};
