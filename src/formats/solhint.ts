import type { Format } from '../core/format.ts';

export const solhint: Format = {
  name: 'solhint',
  title: 'Solhint',
  url: 'https://protofire.github.io/solhint/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['[Error/', '[Warning/', '[Error]', '[Warning]'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.sol):(?<line>\d+):(?<column>\d+): (?<message>.+?) \[(?<severity>Error|Warning)(?:\/(?<code>[\w-]+))?\]$/,
      examples: [
        {
          log: 'contracts/A.sol:4:8: Use double quotes for string literals [Error/quotes]',
          gives: [
            { severity: 'error', code: 'quotes', line: 4, column: 8, message: 'Use double quotes for string literals' },
          ],
        },
      ],
    },
  ],
};
