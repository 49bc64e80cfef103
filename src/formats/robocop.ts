import type { Format } from '../core/format.ts';

export const robocop: Format = {
  name: 'robocop',
  title: 'Robocop, for Robot Framework',
  url: 'https://robocop.dev/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.robot:1', '.resource:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:robot|resource)):(?<line>\d+):(?<column>\d+):? (?:\[(?<level>[EWI])\] )?(?<code>[A-Z]{2,5}\d{2,4}) (?<message>\S.*)$/,
      block: { continues: (line) => (/^\s*\d* \|/.test(line) ? 'yes' : 'no'), maxLines: 30 },
      read: (lines, { level, code = '', line }) => {
        const shown = lines.map((each) => /^\s*(\d+) \| ?(.*)$/.exec(each)).find((row) => row?.[1] === line)?.[2];
        return {
          severity: level === 'E' || /^ERR/.test(code) ? 'error' : level === 'I' ? 'info' : 'warning',
          ...(shown !== undefined && { snippet: [shown] }),
        };
      },
      examples: [
        {
          log: 'a.robot:1:1 DOC03 Missing documentation in suite\na.robot:3:1 SPC03 Invalid number of empty lines between sections (0/2)\n   |\n 3 | Library    NoSuchLib\n   | ^ SPC03\n   |\n\na.robot:9:1 [E] ERR01 Invalid syntax',
          gives: [
            {
              severity: 'warning',
              file: 'a.robot',
              line: 1,
              column: 1,
              code: 'DOC03',
              message: 'Missing documentation in suite',
            },
            { line: 3, code: 'SPC03', snippet: ['Library    NoSuchLib'] },
            { severity: 'error', line: 9, code: 'ERR01' },
          ],
        },
      ],
    },
  ],
};
