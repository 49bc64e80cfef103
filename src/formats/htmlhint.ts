import type { Format } from '../core/format.ts';

export const htmlhint: Format = {
  name: 'htmlhint',
  title: 'HTMLHint',
  url: 'https://htmlhint.com/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.html:1', '.htm:1', '.vue:1'],
      match:
        /^(?<file>[^:]+\.(?:html?|vue|jsp)):(?<line>\d+):(?<column>\d+): (?<message>.+) \[(?<severity>error|warning|info)\/(?<code>[\w-]+)\]$/,
      examples: [
        {
          log: '/home/dev/a.html:1:1: Doctype must be declared first. [error/doctype-first]',
          gives: [
            {
              severity: 'error',
              code: 'doctype-first',
              line: 1,
              column: 1,
              message: 'Doctype must be declared first.',
            },
          ],
        },
      ],
    },
  ],
};
