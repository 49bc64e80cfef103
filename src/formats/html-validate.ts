import type { Format } from '../core/format.ts';

export const htmlValidate: Format = {
  name: 'html-validate',
  title: 'HTML-validate',
  url: 'https://html-validate.org/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.html:1', '.htm:1', '.vue:1', '.svelte:1', '.njk:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.\w+):(?<line>\d+):(?<column>\d+): (?<severity>error|warning) \[(?<code>[a-z][\w/-]+)\] (?<message>\S.*)$/,
      examples: [
        {
          log: '/home/dev/a.html:1:27: error [element-case] Element "P" should be lowercase',
          gives: [
            {
              severity: 'error',
              code: 'element-case',
              line: 1,
              column: 27,
              message: 'Element "P" should be lowercase',
            },
          ],
        },
      ],
    },
  ],
};
