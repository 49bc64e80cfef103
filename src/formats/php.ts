import type { Format } from '../core/format.ts';

export const php: Format = {
  name: 'php',
  title: 'PHP',
  url: 'https://www.php.net/manual/en/errorfunc.constants.php',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [' on line '],
      match:
        /^(?:PHP )?(?<severity>(?:Parse|Fatal|Catchable fatal|Recoverable fatal|Core|Compile) error|Warning|Notice|Deprecated|Strict Standards): +(?<message>.+?) in (?<file>.+?) on line (?<line>\d+)$/,
      severity: { warning: 'warning', notice: 'info', deprecated: 'warning', 'strict standards': 'info' },
      read: (_, { severity = '' }) =>
        /error/i.test(severity) ? { severity: 'error', code: severity } : { code: severity },
      examples: [
        {
          log: "PHP Parse error:  syntax error, unexpected ';', expecting ']' in /app/a.php on line 3\nWarning: Undefined variable $x in b.php on line 7",
          gives: [
            {
              severity: 'error',
              code: 'Parse error',
              file: 'app/a.php',
              line: 3,
              message: "syntax error, unexpected ';', expecting ']'",
            },
            { severity: 'warning', file: 'b.php', line: 7 },
          ],
        },
      ],
    },
    {
      triggers: ['Uncaught '],
      match:
        /^(?:PHP )?Fatal error: +(?<message>Uncaught (?<code>[\w\\]+)(?:: (?<text>.*?))? in (?<file>\S+):(?<line>\d+))$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^Stack trace:$|^#\d+ /.test(line) ? 'yes' : /^ {2}thrown in /.test(line) ? 'last' : 'no',
        maxLines: 60,
      },
      read: (_, { code = '', text }) => ({ message: text ? `Uncaught ${code}: ${text}` : `Uncaught ${code}` }),
      examples: [
        {
          log: 'PHP Fatal error:  Uncaught TypeError: f(): Argument #1 must be of type int in /app/a.php:3\nStack trace:\n#0 /app/a.php(7): f()\n#1 {main}\n  thrown in /app/a.php on line 3',
          gives: [
            {
              severity: 'error',
              code: 'TypeError',
              message: 'Uncaught TypeError: f(): Argument #1 must be of type int',
              line: 3,
            },
          ],
        },
      ],
    },
  ],
};
