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
      // full: the file above a table
      triggers: ['FILE: '],
      match: /^FILE: (?<file>\S.*)$/,
      block: { continues: (line) => (/^-{20,}$|^FOUND \d|^ *\d* +\| /.test(line) ? 'yes' : 'no'), maxLines: 5000 },
      read: (lines) => {
        const starts = lines.flatMap((line, index) => (row.test(line) ? [index] : []));
        if (starts.length === 0) return null;
        return starts.map((start, index) => {
          const { line, severity, message = '' } = row.exec(lines[start] ?? '')?.groups ?? {};
          const next = starts[index + 1] ?? lines.length;
          const more = lines.slice(start + 1, next).flatMap((each) => wrapped.exec(each)?.[1] ?? []);
          const whole = [message, ...more].join(' ');
          const { text = whole, code } = /^(?<text>.+) \((?<code>\w+(?:\.\w+)+)\)$/.exec(whole)?.groups ?? {};
          return {
            severity: severity === 'WARNING' ? ('warning' as const) : ('error' as const),
            line: Number(line),
            message: text,
            ...(code && { code }),
            span: [start, start + more.length] as const,
          };
        });
      },
      examples: [
        {
          log: 'FILE: /app/a.php\n----------------------------------------------------------------------\nFOUND 1 ERROR AND 1 WARNING AFFECTING 2 LINES\n----------------------------------------------------------------------\n 2 | ERROR   | [ ] Missing file doc\n   |         |     comment\n 6 | WARNING | [ ] Line exceeds 85 characters (Generic.Files.LineLength.TooLong)\n----------------------------------------------------------------------\n',
          gives: [
            { severity: 'error', file: 'app/a.php', line: 2, message: 'Missing file doc comment' },
            {
              severity: 'warning',
              file: 'app/a.php',
              line: 6,
              code: 'Generic.Files.LineLength.TooLong',
              message: 'Line exceeds 85 characters',
            },
          ],
        },
      ],
    },
  ],
};

const row = /^ *(?<line>\d+) \| (?<severity>ERROR|WARNING) +\| (?:\[[ x]\] )?(?<message>\S.*)$/;
const wrapped = /^ +\| +\| +(\S.*)$/;
