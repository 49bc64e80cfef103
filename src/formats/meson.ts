import type { Format } from '../core/format.ts';

export const meson: Format = {
  name: 'meson',
  title: 'Meson',
  url: 'https://mesonbuild.com/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['ERROR: ', 'WARNING: ', 'DEPRECATION: '],
      match:
        /^(?<file>[^\s:]*meson(?:\.build|_options\.txt|\.options)):(?<line>\d+):(?:(?<column>\d+):)? (?<severity>ERROR|WARNING|DEPRECATION): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', deprecation: 'warning' },
      read: (_, { column }) => (column ? { column: Number(column) + 1 } : {}),
      examples: [
        {
          log: 'meson.build:3:0: ERROR: Unknown function "foo".',
          gives: [{ severity: 'error', file: 'meson.build', line: 3, column: 1, message: 'Unknown function "foo".' }],
        },
      ],
    },
  ],
};
