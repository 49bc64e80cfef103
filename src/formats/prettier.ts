import type { Format } from '../core/format.ts';

export const prettier: Format = {
  name: 'prettier',
  title: 'Prettier',
  url: 'https://prettier.io/docs/cli',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['[warn] '],
      match: /^\[warn\] (?<file>[^\s:]+\.\w+)$/,
      severity: 'warning',
      read: () => ({ message: 'not formatted' }),
      examples: [
        {
          log: 'Checking formatting...\n[warn] src/a.js\n[warn] Code style issues found in the above file. Run Prettier with --write to fix.',
          gives: [{ severity: 'warning', file: 'src/a.js', message: 'not formatted' }],
        },
      ],
    },
    {
      triggers: ['[error] '],
      match: /^\[error\] (?<file>[^\s:]+): (?<message>(?<code>\w*Error): .*?)(?: \((?<line>\d+):(?<column>\d+)\))?$/,
      severity: 'error',
      block: { continues: (line) => (/^\[error\] *(?:>? *\d+ \||\|)/.test(line) ? 'yes' : 'no'), maxLines: 20 },
      examples: [
        {
          log: '[error] src/b.js: SyntaxError: Unexpected token (3:10)\n[error]   1 | a\n[error] > 3 | const = 1\n[error]     |       ^',
          gives: [
            {
              severity: 'error',
              code: 'SyntaxError',
              file: 'src/b.js',
              line: 3,
              column: 10,
              message: 'SyntaxError: Unexpected token',
            },
          ],
        },
      ],
    },
    {
      triggers: ['[error] '],
      match:
        /^\[error\] (?<message>No (?:files matching|parser could be inferred|supported files).*|Invalid configuration.*|Cannot find .*|Couldn't .*)$/,
      severity: 'error',
      examples: [
        {
          log: '[error] No files matching the pattern were found: "nosuch".',
          gives: [{ message: 'No files matching the pattern were found: "nosuch".' }],
        },
      ],
    },
  ],
};
