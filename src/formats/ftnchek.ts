import type { Format } from '../core/format.ts';

export const ftnchek: Format = {
  name: 'ftnchek',
  title: 'ftnchek',
  url: 'https://www.dsm.fordham.edu/~ftnchek/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [' line '],
      match:
        /^(?:(?<severity>Warning|Error|Nonportable usage|Possibly it is an unintended|Nonstandard syntax) (?:near |at |in )?)line (?<line>\d+)(?: col (?<column>\d+))? file (?<file>[^\s:;]+): (?<message>.+)$/,
      read: (_, { severity }) => ({ severity: severity === 'Error' ? 'error' : 'warning' }),
      examples: [
        {
          log: 'Nonportable usage near line 31 col 9 file assign.f: mixed default and explicit',
          gives: [{ severity: 'warning', file: 'assign.f', line: 31, column: 9 }],
        },
      ],
    },
    {
      triggers: ['in module ', 'used at line', 'set at line', 'declared at line'],
      match:
        /^\s*(?<message>\S.*) (?:in module \w+ |used at |set at |declared at )line (?<line>\d+) file (?<file>[^\s:;]+?)(?:;? (?<rest>.+))?$/,
      severity: 'warning',
      read: (_, { message = '', rest }) => ({ message: rest ? `${message} ${rest}` : message }),
      examples: [
        {
          log: 'Dummy arg W in module SUBA line 8 file arrayclash.f is array\n        L4 used at line 55 file test/assign.f; never set',
          gives: [
            { severity: 'warning', file: 'arrayclash.f', line: 8, message: 'Dummy arg W is array' },
            { file: 'test/assign.f', line: 55, message: 'L4 never set' },
          ],
        },
      ],
    },
  ],
};
