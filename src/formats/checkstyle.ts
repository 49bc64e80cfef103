import type { Format } from '../core/format.ts';

export const checkstyle: Format = {
  name: 'checkstyle',
  title: 'Checkstyle',
  url: 'https://checkstyle.org/cmdline.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['[ERROR] ', '[WARN] ', '[INFO] '],
      match:
        /^\[(?:ant:checkstyle\] \[)?(?<severity>ERROR|WARN|INFO)\] (?<file>(?:[A-Za-z]:)?[^\s:[][^:[]*\.\w+):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.+) \[(?<code>[A-Z]\w+)\]$/,
      severity: { error: 'error', warn: 'warning', info: 'info' },
      examples: [
        {
          log: '[ERROR] /home/dev/src/A.java:3:5: Missing a Javadoc comment. [MissingJavadocMethod]\n[WARN] src/B.java:7: Line is longer than 100 characters (found 120). [LineLength]',
          gives: [
            {
              severity: 'error',
              code: 'MissingJavadocMethod',
              line: 3,
              column: 5,
              message: 'Missing a Javadoc comment.',
            },
            { severity: 'warning', code: 'LineLength', file: 'src/B.java', line: 7 },
          ],
        },
      ],
    },
  ],
};
