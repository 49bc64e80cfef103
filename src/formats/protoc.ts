import type { Format } from '../core/format.ts';

export const protoc: Format = {
  name: 'protoc',
  title: 'protoc',
  url: 'https://protobuf.dev/reference/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.proto:1', '.proto: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:\s][^:]*\.proto):(?:(?<line>\d+):(?<column>\d+):)? (?:(?<severity>warning): )?(?<message>\S.*)$/,
      severity: { '': 'error', warning: 'warning' },
      examples: [
        {
          log: 'a.proto:5:3: "Foo" is not defined.\na.proto:9:1: warning: Import b.proto is unused.\nb.proto: File not found.',
          gives: [
            { severity: 'error', file: 'a.proto', line: 5, column: 3, message: '"Foo" is not defined.' },
            { severity: 'warning', line: 9 },
            { severity: 'error', file: 'b.proto', message: 'File not found.' },
          ],
        },
      ],
    },
    {
      // --error_format=msvs
      triggers: ['.proto(1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*\.proto)\((?<line>\d+)\) : (?<severity>error|warning) in column=(?<column>\d+): (?<message>\S.*)$/,
      examples: [
        {
          log: 'b.proto(9) : error in column=9: "A" is already defined.',
          gives: [{ severity: 'error', file: 'b.proto', line: 9, column: 9, message: '"A" is already defined.' }],
        },
      ],
    },
  ],
};
