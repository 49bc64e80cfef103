import type { Format } from '../core/format.ts';

export const verilator: Format = {
  name: 'verilator',
  title: 'Verilator',
  url: 'https://verilator.org/guide/latest/warnings.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['%Error', '%Warning'],
      match:
        /^%(?<severity>Error|Warning)(?:-(?<code>\w+))?: (?:(?<file>[^\s:]+\.\w+):(?<line>\d+):(?:(?<column>\d+):)? )?(?<message>.+)$/,
      block: {
        continues: (line) => (/^ *: \.\.\. |^ +\.\.\. |^\s+\d* ?\||^\s+[|^~]|^ {8,}/.test(line) ? 'yes' : 'no'),
        maxLines: 20,
      },
      read: (lines, { message = '' }) => {
        if (/^Exiting due to|^Command Failed|^Cannot continue$/.test(message)) return [];
        const shown = lines.find((line) => /^\s+\d+ \|/.test(line))?.replace(/^\s+\d+ \| ?/, '');
        return shown ? { snippet: [shown] } : {};
      },
      examples: [
        {
          log: "%Error: foo.v:3: syntax error, unexpected IDENTIFIER\n%Warning-WIDTH: bar.v:10:5: Operator ASSIGN expects 8 bits\n                        : ... note: In instance 'top'\n   10 |   a = b;\n      |     ^\n%Error: Exiting due to 1 error(s)",
          gives: [
            { severity: 'error', file: 'foo.v', line: 3, message: 'syntax error, unexpected IDENTIFIER' },
            { severity: 'warning', code: 'WIDTH', line: 10, column: 5, snippet: ['  a = b;'] },
          ],
        },
      ],
    },
  ],
};
