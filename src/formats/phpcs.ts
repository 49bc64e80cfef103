import type { Format } from '../core/format.ts';

export const phpcs: Format = {
  name: 'phpcs',
  title: 'PHP_CodeSniffer',
  url: 'https://github.com/PHPCSStandards/PHP_CodeSniffer/wiki/Reporting',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.php:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:php|inc|js|css)):(?<line>\d+):(?<column>\d+): (?<severity>error|warning) - (?<message>.+?)(?: \((?<code>[\w.]+)\))?$/,
      examples: [
        {
          log: '/app/a.php:2:1: error - Missing file doc comment\n/app/a.php:9:85: warning - Line exceeds 85 characters; contains 90 characters',
          gives: [
            { severity: 'error', line: 2, column: 1, message: 'Missing file doc comment' },
            { severity: 'warning', line: 9 },
          ],
        },
      ],
    },
    {
      triggers: [' | ERROR ', ' | WARNING '],
      match: /^ +(?<line>\d+) \| (?<severity>ERROR|WARNING) +\| (?:\[[ x]\] )?(?<message>.+)$/,
      block: { continues: (line) => (/^ +\| +\| (?: {4})?\S/.test(line) ? 'yes' : 'no'), maxLines: 8 },
      read: (lines, { message = '' }) => ({
        message: [message, ...lines.slice(1).map((line) => line.replace(/^ +\| +\| +/, ''))].join(' '),
      }),
      examples: [
        {
          log: 'FILE: /app/a.php\n----------------------------------------------------------------------\nFOUND 1 ERROR AFFECTING 1 LINE\n----------------------------------------------------------------------\n 2 | ERROR | [ ] Missing file doc\n   |       |     comment\n',
          gives: [{ severity: 'error', line: 2, message: 'Missing file doc comment' }],
        },
      ],
    },
  ],
};
