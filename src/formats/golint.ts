import type { Format } from '../core/format.ts';

export const golint: Format = {
  name: 'golint',
  title: 'golint and revive',
  url: 'https://github.com/mgechev/revive',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.go:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.go):(?<line>\d+):(?<column>\d+): (?<message>(?:exported .* should (?:have|be)|comment on exported|should (?:replace|omit|drop|have|not use|be)|don't use|error (?:var|strings)|if block ends|receiver name|package comment|a blank import|context\.Context should|func .* should be|var .* should be|type name will be used|method .* should be|struct field .* should be|(?:const|parameter|range var|type) .* should be|range (?:var|can)|return values|warning: should).*)$/,
      severity: 'warning',
      examples: [
        {
          log: 'conn.go:64:2: exported var ErrClosed should have comment or be unexported\nconn.go:104:3: should replace pos += 1 with pos++',
          gives: [
            {
              severity: 'warning',
              file: 'conn.go',
              line: 64,
              column: 2,
              message: 'exported var ErrClosed should have comment or be unexported',
            },
            { line: 104, message: 'should replace pos += 1 with pos++' },
          ],
        },
      ],
    },
  ],
};
