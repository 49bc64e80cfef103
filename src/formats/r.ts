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
    {
      // R CMD check: every check is a line of its own.
      triggers: [' ... ERROR', ' ... WARNING', ' ... NOTE'],
      match: /^\* (?<message>checking \S.*) \.\.\. (?<severity>ERROR|WARNING|NOTE)$/,
      severity: { error: 'error', warning: 'warning', note: 'info' },
      block: {
        continues: (line) => (line === '' || /^\* |^Status: |^ERROR: /.test(line) ? 'no' : 'yes'),
        maxLines: 60,
      },
      read: (lines, { message = '' }) => ({
        message: [message, ...lines.slice(1).map((line) => line.trim())].join('\n'),
      }),
      examples: [
        {
          log: '* checking DESCRIPTION meta-information ... ERROR\nMalformed maintainer field.\n\n* checking R code for possible problems ... NOTE\nf: no visible binding for global variable ‘x’\n* DONE\nStatus: 1 ERROR',
          gives: [
            { severity: 'error', message: 'checking DESCRIPTION meta-information\nMalformed maintainer field.' },
            { severity: 'info' },
          ],
        },
      ],
    },
  ],
};
