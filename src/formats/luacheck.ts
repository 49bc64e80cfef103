import type { Format } from '../core/format.ts';

export const luacheck: Format = {
  name: 'luacheck',
  title: 'Luacheck and selene',
  url: 'https://luacheck.readthedocs.io/en/stable/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.lua:1'],
      match:
        /^\s*(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:lua|rockspec)|stdin):(?<line>\d+):(?<column>\d+)(?:-(?<last>\d+))?: (?:\((?<code>[EW]\d{3})\) )?(?<message>(?!error: |warning: ).+)$/,
      read: (_, { code = '', message = '', last }) => ({
        severity: code.startsWith('E') || /^expected |^unexpected |^unfinished /.test(message) ? 'error' : 'warning',
        ...(last && { endColumn: Number(last) + 1 }),
      }),
      examples: [
        {
          log: "format.lua:5:17: trailing whitespace in a comment\n    src/a.lua:16:60: (W612) line contains trailing whitespace\n    src/b.lua:3:7-9: (E011) expected expression near 'end'",
          gives: [
            {
              severity: 'warning',
              file: 'format.lua',
              line: 5,
              column: 17,
              message: 'trailing whitespace in a comment',
            },
            { code: 'W612', file: 'src/a.lua', line: 16 },
            { severity: 'error', code: 'E011', endColumn: 10 },
          ],
        },
      ],
    },
  ],
};
