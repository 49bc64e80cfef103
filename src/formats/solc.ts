import type { Format } from '../core/format.ts';

export const solc: Format = {
  name: 'solc',
  title: 'Solidity compiler, Vyper and Cairo',
  url: 'https://docs.soliditylang.org/en/latest/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['Error: ', 'Warning: ', 'Error (', 'Warning ('],
      match: /^(?<severity>(?:\w+)?Error|Warning|Info)(?: \((?<code>\d+)\))?: (?<message>.+)$/,
      block: {
        continues: (line, lines) =>
          lines.length === 1
            ? /^\s*--> .+:\d+:\d+:/.test(line)
              ? 'yes'
              : 'no'
            : /^\s*\d* \||^Note: |^ {2}\S/.test(line)
              ? 'yes'
              : 'no',
        maxLines: 30,
      },
      read: (lines, { severity = '' }) => {
        const { file, line, column } =
          /^\s*--> (?<file>.+?):(?<line>\d+):(?<column>\d+):/.exec(lines[1] ?? '')?.groups ?? {};
        return file
          ? {
              severity: severity === 'Warning' ? 'warning' : severity === 'Info' ? 'info' : 'error',
              file,
              line: Number(line),
              column: Number(column),
            }
          : null;
      },
      examples: [
        {
          log: 'Warning: This declaration shadows an existing declaration.\n  --> /home/dev/a.sol:40:48:\n   |\n40 |   function f() external;\n   |            ^-^\nParserError: Expected ; but got }\n --> b.sol:3:1:\n  |\n3 | }',
          gives: [
            { severity: 'warning', line: 40, column: 48 },
            { severity: 'error', file: 'b.sol', line: 3 },
          ],
        },
      ],
    },
    {
      triggers: ['.sol:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.sol):(?<line>\d+):(?<column>\d+): (?<severity>(?:\w+)?Error|Warning): (?<message>.+)$/,
      read: (_, { severity = '' }) => ({ severity: severity === 'Warning' ? 'warning' : 'error' }),
      examples: [
        { log: 'a.sol:3:5: ParserError: Expected identifier', gives: [{ severity: 'error', line: 3, column: 5 }] },
      ],
    },
  ],
};
