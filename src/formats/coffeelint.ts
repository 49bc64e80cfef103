import type { Format } from '../core/format.ts';

export const coffeelint: Format = {
  name: 'coffeelint',
  title: 'CoffeeLint',
  url: 'https://coffeelint.github.io/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' ✗ #', ' ⚡ #'],
      heading: /^ {2}[✗⚡✓] (?<file>\S.*)$/,
      match: /^ {5}(?<mark>[✗⚡]) #(?<line>\d+): (?<message>\S.*)$/,
      read: (_, { mark, message = '' }) => {
        const syntax = /^\[stdin\]:\d+:(?<column>\d+): error: (?<text>.+)$/.exec(message)?.groups;
        return {
          severity: mark === '✗' ? 'error' : 'warning',
          ...(syntax && { column: Number(syntax.column), message: syntax.text as string }),
        };
      },
      examples: [
        {
          log: '  ✗ a.coffee\n     ✗ #3: [stdin]:3:4: error: mixed indentation\n  ✗ b.coffee\n     ✗ #2: Line contains a trailing semicolon.\n     ⚡ #4: Found debugging code.',
          gives: [
            { severity: 'error', file: 'a.coffee', line: 3, column: 4, message: 'mixed indentation' },
            { severity: 'error', file: 'b.coffee', line: 2, message: 'Line contains a trailing semicolon.' },
            { severity: 'warning', file: 'b.coffee', line: 4, message: 'Found debugging code.' },
          ],
        },
      ],
    },
  ],
};
