import type { Format } from '../core/format.ts';

export const swaglint: Format = {
  name: 'swaglint',
  title: 'Swaglint, Spectral and other linters of OpenAPI',
  url: 'https://docs.stoplight.io/docs/spectral/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [': error @ ', ': warning @ '],
      match:
        /^(?<file>[^:]+): (?<severity>error|warning) @ (?<line>\d+):(?<column>\d+) - (?<message>.+?)(?: \((?<code>\w+)\))?$/,
      examples: [
        {
          log: 'swagger.yaml: error @ 6:9 - Not a valid response definition (sway_one_of_missing)',
          gives: [{ severity: 'error', code: 'sway_one_of_missing', file: 'swagger.yaml', line: 6, column: 9 }],
        },
      ],
    },
    {
      triggers: [' error ', ' warning ', ' information ', ' hint '],
      heading: /^(?<file>\S.*\.(?:ya?ml|json))$/,
      match:
        /^ +(?<line>\d+):(?<column>\d+) {2,}(?<severity>error|warning|information|hint) {2,}(?<code>[a-z][\w-]+) {2,}(?<message>\S.*?)(?: {2,}(?<path>[\w.[\]/{}$-]+))?$/,
      examples: [
        {
          log: '/home/dev/api.yaml\n 3:6  warning  info-contact  Info object must have "contact" object.  info\n',
          gives: [
            {
              severity: 'warning',
              code: 'info-contact',
              line: 3,
              column: 6,
              message: 'Info object must have "contact" object.',
            },
          ],
        },
      ],
    },
  ],
};
