import type { Format } from '../core/format.ts';
import { readFileRows } from './shared/file-rows-xml.ts';
import { xmlReport } from './shared/xml-report.ts';

export const csslint: Format = {
  name: 'csslint',
  title: 'CSSLint and the W3C validator in its compact form',
  url: 'https://github.com/CSSLint/csslint/wiki/Command-line-interface',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [', Error - ', ', Warning - '],
      match:
        /^(?:csslint: )?(?<file>[^:]+\.css): line (?<line>\d+), col (?<column>\d+), (?<severity>Error|Warning) - (?<message>.+?)(?: \((?<code>[\w-]+)\))?$/,
      examples: [
        {
          log: "a.css: line 7, col 3, Warning - Unknown property 'fil'. (known-properties)\na.css: line 8, col 1, Error - Expected RBRACE",
          gives: [
            { severity: 'warning', code: 'known-properties', file: 'a.css', line: 7, column: 3 },
            { severity: 'error', line: 8, message: 'Expected RBRACE' },
          ],
        },
      ],
    },
    {
      // The default: a number, the message and the source below the name of the file.
      triggers: ['warning at line', 'error at line'],
      heading: /^(?<file>\S.*\.\w+)$/,
      match: /^\d+: (?<severity>error|warning) at line (?<line>\d+), col (?<column>\d+)$/,
      block: { continues: (_, { length }) => (length === 1 ? 'yes' : 'last') },
      read: ([, message, source]) => (message ? { message, ...(source && { snippet: [source] }) } : null),
      examples: [
        {
          log: "csslint: There are 2 problems in /home/dev/a.css.\n\na.css\n1: warning at line 1, col 34\nUnknown property 'colr'.\n.a { colr: x }\n\na.css\n4: error at line 4, col 1\n@import not allowed here.\n@import url(x);",
          gives: [
            {
              severity: 'warning',
              file: 'a.css',
              line: 1,
              column: 34,
              message: "Unknown property 'colr'.",
              snippet: ['.a { colr: x }'],
            },
            { severity: 'error', line: 4, message: '@import not allowed here.' },
          ],
        },
      ],
    },

    xmlReport({
      roots: ['csslint', 'lint', 'jslint'],
      read: readFileRows,
      examples: [
        {
          log: '<?xml version="1.0" encoding="utf-8"?><lint>\n<file name="/home/dev/a.css"><issue rule="empty-rules" line="2" char="1" severity="warning" reason="Rule is empty." evidence="a{}"/></file>\n</lint>',
          gives: [
            {
              severity: 'warning',
              code: 'empty-rules',
              file: 'home/dev/a.css',
              line: 2,
              column: 1,
              message: 'Rule is empty.',
            },
          ],
        },
        {
          log: '<?xml version="1.0" encoding="utf-8"?><jslint><file name="/home/dev/a.js"><issue line="1" char="19" evidence="" reason="Missing semicolon. (semi)" /></file></jslint>',
          gives: [
            { tool: 'jslint', code: 'semi', file: 'home/dev/a.js', line: 1, column: 19, message: 'Missing semicolon.' },
          ],
        },
      ],
    }),
  ],
};
