import type { Format } from '../core/format.ts';
import { isPointer } from './shared/source-pointer.ts';

export const fish: Format = {
  name: 'fish',
  title: 'fish',
  url: 'https://fishshell.com/docs/current/',
  columnUnit: 'character',
  rules: [
    {
      // The file comes last where a command is not found.
      triggers: ['fish: Unknown command'],
      match: /^fish: (?<message>Unknown command: .+)$/,
      severity: 'error',
      block: { continues: (line, lines) => (lines.length === 1 && stands.test(line) ? 'last' : 'no') },
      read: ([, where = '']) => {
        const place = stands.exec(where)?.groups;
        return place ? { file: place.file as string, line: Number(place.line) } : {};
      },
      examples: [
        {
          log: 'fish: Unknown command: nosuchcmd\nb.fish (line 1): \nnosuchcmd\n^~~~~~~~^',
          gives: [{ severity: 'error', file: 'b.fish', line: 1, message: 'Unknown command: nosuchcmd' }],
        },
      ],
    },
    {
      triggers: [' (line '],
      match: /^(?<file>[^\s(]+|Standard input) \(line (?<line>\d+)\): (?<message>\S.*)$/,
      severity: 'error',
      block: { continues: (line) => (isPointer(line) ? 'last' : 'maybe'), patience: 2 },
      read: (lines) => {
        const shown = lines.at(-2);
        return lines.length < 3 ? null : { ...(shown && { snippet: [shown] }) };
      },
      examples: [
        {
          log: 'a.fish (line 4): Unexpected end of string, quotes are not balanced\n  echo "a\n       ^\nwarning: Error while reading file a.fish\ntest src/lib.rs - add (line 11) ... ok',
          gives: [
            {
              severity: 'error',
              file: 'a.fish',
              line: 4,
              message: 'Unexpected end of string, quotes are not balanced',
              snippet: ['  echo "a'],
            },
          ],
        },
      ],
    },
  ],
};

const stands = /^(?<file>[^\s(]+|Standard input) \(line (?<line>\d+)\): $/;
