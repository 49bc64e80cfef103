import type { Format } from '../core/format.ts';

export const minizinc: Format = {
  name: 'minizinc',
  title: 'MiniZinc',
  url: 'https://docs.minizinc.dev/en/stable/command_line.html',
  columnUnit: 'character',
  rules: [
    {
      // The place stands below the message.
      triggers: ['.mzn:', '.dzn:'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.[md]zn):(?<line>\d+)\.(?<column>\d+)(?:-(?:(?<until>\d+)\.)?(?<last>\d+))?:?$/,
      heading: /^Error: (?<message>\S.*)$/,
      severity: 'error',
      read: (_, { line, until, last }) => (last ? { endLine: Number(until ?? line), endColumn: Number(last) + 1 } : {}),
      examples: [
        {
          log: "Error: type error: no function or predicate with name `zz' found\n/home/dev/b.mzn:2.12-16\n",
          gives: [
            {
              severity: 'error',
              file: 'home/dev/b.mzn',
              line: 2,
              column: 12,
              endColumn: 17,
              message: "type error: no function or predicate with name `zz' found",
            },
          ],
        },
      ],
    },
  ],
};
