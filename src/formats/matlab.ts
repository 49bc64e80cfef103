import type { Format } from '../core/format.ts';

export const matlab: Format = {
  name: 'matlab',
  title: 'MATLAB: mlint, checkcode, errors of a run',
  url: 'https://www.mathworks.com/help/matlab/ref/checkcode.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' (C 1', ' (C 2', ' (C 3', ' (C 4', ' (C 5', ' (C 6', ' (C 7', ' (C 8', ' (C 9'],
      match: /^L (?<line>\d+) \(C (?<column>\d+)(?:-(?<last>\d+))?\): (?:(?<code>[A-Z]+\d*): )?(?<message>.+)$/,
      severity: 'warning',
      read: (_, { last, message = '' }) => ({
        ...(last && { endColumn: Number(last) + 1 }),
        ...(/^Parse error|^Invalid syntax/.test(message) && { severity: 'error' }),
      }),
      examples: [
        {
          log: "L 7 (C 12-15): NASGU: The value assigned to variable 'x' might be unused.",
          gives: [{ severity: 'warning', code: 'NASGU', line: 7, column: 12, endColumn: 16 }],
        },
      ],
    },
    {
      triggers: ['Error in ', 'Error using ', 'Error: File: '],
      match: /^Error: File: (?<file>\S+) Line: (?<line>\d+) Column: (?<column>\d+)$/,
      severity: 'error',
      block: { continues: () => 'last' },
      read: ([, said = '']) => ({ message: said }),
      examples: [
        {
          log: 'Error: File: a.m Line: 3 Column: 7\nInvalid expression.',
          gives: [{ severity: 'error', file: 'a.m', line: 3, column: 7, message: 'Invalid expression.' }],
        },
      ],
    },
  ],
};
