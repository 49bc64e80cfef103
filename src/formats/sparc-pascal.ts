import type { Format } from '../core/format.ts';

export const sparcPascal: Format = {
  name: 'sparc-pascal',
  title: 'Pascal of Sun and Berkeley',
  url: 'https://docs.oracle.com/cd/E19957-01/801-5054/801-5054.pdf',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['---^'],
      heading: /^ *(?<line>\d+) {2,}(?<source>.*)$/,
      match: /^(?<severity>[Eew]) (?<code>\d+)(?<marks>-+)\^[-\s]*(?<message>\S.*)$/,
      severity: { e: 'error', w: 'warning' },
      read: (_, { source }) => (source ? { snippet: [source] } : {}),
      examples: [
        {
          log: "   20      linjer : array[1..4] of linje;\nE 18480-----------^---  Inserted ';'",
          gives: [{ severity: 'error', code: '18480', line: 20, message: "Inserted ';'" }],
        },
      ],
    },
  ],
};
