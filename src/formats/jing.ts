import type { Format } from '../core/format.ts';

export const jing: Format = {
  name: 'jing',
  title: 'Jing and Trang',
  url: 'https://relaxng.org/jclark/jing.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.xml:1', '.rng:1', '.rnc:1', '.xsd:1', '.xhtml:1', '.svg:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:xml|rn[gc]|xsd|xhtml|svg)):(?<line>\d+):(?<column>\d+): (?<severity>error|warning|fatal): (?<message>\S.*)$/,
      claim: 'shared',
      severity: { error: 'error', fatal: 'error', warning: 'warning' },
      examples: [
        {
          log: '/home/dev/ok.xml:2:16: error: attribute "id" not allowed here; expected attribute "need"',
          gives: [{ severity: 'error', line: 2, column: 16 }],
        },
      ],
    },
  ],
};
