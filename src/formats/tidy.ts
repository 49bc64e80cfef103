import type { Format } from '../core/format.ts';

export const tidy: Format = {
  name: 'tidy',
  title: 'HTML Tidy and weblint',
  url: 'https://www.html-tidy.org/documentation/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' - Error: ', ' - Warning: ', ' - Info: ', ' - Access: '],
      match:
        /^(?:(?<file>[^\s:]+):(?<at>\d+):(?<from>\d+): (?<word>Error|Warning|Info): (?<text>.+)|line (?<line>\d+) column (?<column>\d+) - (?<severity>Error|Warning|Info|Access): (?<message>.+))$/,
      severity: { error: 'error', warning: 'warning', info: 'info', access: 'warning' },
      examples: [
        {
          log: 'line 1 column 1 - Warning: missing <!DOCTYPE> declaration\nline 7 column 3 - Error: <foo> is not recognized!',
          gives: [
            { severity: 'warning', line: 1, column: 1, message: 'missing <!DOCTYPE> declaration' },
            { severity: 'error', line: 7, column: 3 },
          ],
        },
      ],
    },
  ],
};
