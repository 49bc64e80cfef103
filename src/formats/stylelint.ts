import type { Format } from '../core/format.ts';

export const stylelint: Format = {
  name: 'stylelint',
  title: 'Stylelint',
  url: 'https://stylelint.io/user-guide/options/#formatter',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' ✖  ', ' ⚠  ', ' ×  ', ' ‼  ', ' ℹ  '],
      heading: /^(?<file>\S.*\.\w+|<input css \d+>)$/,
      match: /^\s+(?<line>\d+):(?<column>\d+)\s+(?<mark>[✖⚠×‼ℹ])\s{2,}(?<rest>\S.*)$/,
      read: (_, { mark = '', rest = '' }) => {
        const { message = rest, code } = /^(?<message>.+?) {2,}(?<code>[@\w/-]+)\s*$/.exec(rest)?.groups ?? {};
        return {
          severity: /[✖×]/.test(mark) ? 'error' : mark === 'ℹ' ? 'info' : 'warning',
          message: message.trim(),
          ...(code && { code }),
        };
      },
      examples: [
        {
          log: 'src/a.css\n  46:3   ✖  Unexpected shorthand      shorthand-property-no-redundant-values\n  46:12  ⚠  Unexpected unit           length-zero-no-unit                   \n\n2 problems',
          gives: [
            {
              severity: 'error',
              code: 'shorthand-property-no-redundant-values',
              message: 'Unexpected shorthand',
              file: 'src/a.css',
              line: 46,
              column: 3,
            },
            { severity: 'warning', code: 'length-zero-no-unit', line: 46, column: 12 },
          ],
        },
      ],
    },
    {
      // --formatter unix, and its rows in compact
      triggers: [' [error]', ' [warning]'],
      match:
        /^(?<file>[^:]+\.(?:css|scss|sass|less|pcss|vue|html|styl)):(?<line>\d+):(?<column>\d+): (?<message>.+?)(?: \((?<code>[@\w/-]+)\))? \[(?<severity>error|warning)\]$/,
      examples: [
        {
          log: 'a.css:2:9: Unexpected unknown unit (unit-no-unknown) [error]',
          gives: [
            {
              severity: 'error',
              code: 'unit-no-unknown',
              message: 'Unexpected unknown unit',
              file: 'a.css',
              line: 2,
              column: 9,
            },
          ],
        },
      ],
    },
    {
      triggers: [', error - ', ', warning - '],
      match:
        /^(?<file>[^:]+\.(?:css|scss|sass|less|pcss|vue|html|styl)): line (?<line>\d+), col (?<column>\d+), (?<severity>error|warning) - (?<message>.+?)(?: \((?<code>[@\w/-]+)\))?$/,
      examples: [
        {
          log: 'a.css: line 2, col 9, error - Unexpected unknown unit (unit-no-unknown)',
          gives: [{ severity: 'error', code: 'unit-no-unknown', line: 2, column: 9 }],
        },
      ],
    },
  ],
};
