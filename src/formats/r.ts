import type { Format } from '../core/format.ts';

export const r: Format = {
  name: 'r',
  title: 'R, testthat and lintr',
  url: 'https://cran.r-project.org/manuals.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Error in ', 'Error: ', 'Warning message:'],
      match: /^Error in (?<object>.+?) : ?(?<message>.*)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          lines.length === 1 && /^ {2}\S/.test(line)
            ? 'yes'
            : /^(?:Calls: |Execution halted)/.test(line)
              ? 'yes'
              : 'no',
        maxLines: 5,
      },
      read: (lines, { message = '', object }) => {
        const text = [
          message,
          ...lines
            .slice(1)
            .filter((line) => /^ {2}/.test(line))
            .map((line) => line.trim()),
        ]
          .filter(Boolean)
          .join(' ');
        const { file, line, column } = /^(?<file>[^\s:]+\.[rR]):(?<line>\d+):(?<column>\d+): /.exec(text)?.groups ?? {};
        return text === ''
          ? null
          : {
              message: text,
              related: [{ message: `in ${object}` }],
              ...(file && { file, line: Number(line), column: Number(column) }),
            };
      },
      examples: [
        {
          log: 'Error in library(nosuch) : there is no package called ‘nosuch’\nExecution halted',
          gives: [{ severity: 'error', message: 'there is no package called ‘nosuch’' }],
        },
      ],
    },
    {
      triggers: ['.R:1', '.r:1', '.Rmd:1'],
      match:
        /^(?<file>[^\s:]+\.(?:R|r|Rmd)):(?<line>\d+):(?<column>\d+): (?<severity>style|warning|error): \[(?<code>\w+)\] (?<message>.+)$/,
      severity: { style: 'warning', warning: 'warning', error: 'error' },
      examples: [
        {
          log: 'R/a.R:3:7: style: [assignment_linter] Use <-, not =, for assignment.',
          gives: [{ severity: 'warning', code: 'assignment_linter', file: 'R/a.R', line: 3, column: 7 }],
        },
      ],
    },
  ],
};
