import type { Format } from '../core/format.ts';
import { continuesMiette, readMiette } from './shared/miette.ts';

export const swc: Format = {
  name: 'swc',
  title: 'SWC',
  url: 'https://swc.rs/docs/usage/cli',
  columnUnit: 'utf16',
  rules: [
    {
      claim: 'shared',
      triggers: ['  x ', '  ! '],
      match: /^ {2}(?<sign>[x!]) (?<message>\S.*)$/,
      block: { continues: continuesMiette, maxLines: 100 },
      read: (lines, { sign, message = '' }) => {
        const block = readMiette(lines);
        if (!block.place) return null;
        const related = [...block.labels, ...block.helps.map((help) => `help: ${help}`)];
        return {
          severity: sign === 'x' ? 'error' : 'warning',
          ...block.place,
          message: [message, ...block.message].join(' '),
          ...(block.snippet !== undefined && { snippet: [block.snippet] }),
          ...(related.length > 0 && { related: related.map((each) => ({ message: each })) }),
        };
      },
      examples: [
        {
          log: '  x Unexpected token `=`. Expected an identifier,\n  | void or yield\n   ,-[s/t.tsx:1:1]\n 1 | let x: = 3;\n   :        ^\n 2 | <div></span>\n   `----\n\n\nCaused by:\n    Syntax Error',
          gives: [
            {
              severity: 'error',
              message: 'Unexpected token `=`. Expected an identifier, void or yield',
              file: 's/t.tsx',
              line: 1,
              column: 1,
              snippet: ['let x: = 3;'],
            },
          ],
        },
      ],
    },
    {
      // The tally of the command line tool.
      triggers: ['Error: Failed to compile'],
      match: /^Error: Failed to compile(?: \d+ files? with swc\.|:)$/,
      block: {
        continues: (line, lines) =>
          /^ {4}at \S/.test(line) || (!lines.some((each) => /^ {4}at /.test(each)) && /^\S+\.\w+$/.test(line))
            ? 'yes'
            : 'no',
      },
      read: () => [],
      examples: [
        {
          log: 'Error: Failed to compile 1 file with swc.\n    at files (/home/dev/node_modules/@swc/cli/lib/swc/file.js:196:18)',
          gives: [],
        },
      ],
    },
    {
      triggers: ['failed to read .swcrc'],
      match: /^\s+\d+: (?<message>failed to read \.swcrc file for input file at `[^`]*`)$/,
      severity: 'error',
      block: { continues: (line) => (/^\s+\d+: \S/.test(line) ? 'yes' : 'no') },
      read: (lines) => {
        const said = /^\s+\d+: (.+?)(?: on line (\d+) column (\d+))?$/.exec(lines[1] ?? '');
        return said
          ? {
              file: '.swcrc',
              message: said[1] as string,
              ...(said[2] && { line: Number(said[2]), column: Number(said[3]) }),
            }
          : {};
      },
      examples: [
        {
          log: 'Caused by:\n    0: failed to read .swcrc file for input file at `s/b.js`\n    1: Expected string for object property on line 1 column 2\n',
          gives: [
            { severity: 'error', file: '.swcrc', line: 1, column: 2, message: 'Expected string for object property' },
          ],
        },
      ],
    },
  ],
};
