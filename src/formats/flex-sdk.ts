import type { Format } from '../core/format.ts';

export const flexSdk: Format = {
  name: 'flex-sdk',
  title: 'Flex SDK: mxmlc and compc',
  url: 'https://flex.apache.org/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['): col: ', '): Warning: ', '): Error: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*\.(?:as|mxml|css))(?:\((?<line>\d+)\))?:(?: col: (?<column>\d+))? (?<severity>Error|Warning): (?<message>.+)$/,
      examples: [
        {
          log: "D:\\src\\A.as(34): col: 8 Warning: class 'A' will be scoped to the default namespace\n/home/dev/B.mxml(157): Error: Access of undefined property x",
          gives: [
            { severity: 'warning', line: 34, column: 8 },
            { severity: 'error', file: 'home/dev/B.mxml', line: 157 },
          ],
        },
      ],
    },
  ],
};
