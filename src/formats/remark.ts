import type { Format } from '../core/format.ts';

export const remark: Format = {
  name: 'remark',
  title: 'remark, retext, alex and others of unified',
  url: 'https://github.com/vfile/vfile-reporter',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' warning ', ' error ', ' info '],
      heading: /^(?<file>\S.*\.\w+|<stdin>)(?: > \S+)*$/,
      match:
        /^\s+(?:(?<line>\d+):(?<column>\d+)(?:-(?<endLine>\d+):(?<endColumn>\d+))?\s+)?(?<severity>warning|error|info)\s+(?<message>\S.*?)\s+(?<rule>[a-z][\w-]*)\s+(?<source>[a-z@][\w@/-]*)$/,
      read: (_, { rule = '', source = '' }) =>
        /^(?:remark|retext|rehype|alex|unified)/.test(source) ? { code: `${source}:${rule}` } : null,
      examples: [
        {
          log: 'docs/README.md\n  25:3  warning Incorrect list-item indent: add 2 spaces list-item-indent remark-lint\n  26:5-26:9  warning  Unexpected word  no-literal  remark-lint\n\n⚠ 2 warnings',
          gives: [
            {
              severity: 'warning',
              code: 'remark-lint:list-item-indent',
              message: 'Incorrect list-item indent: add 2 spaces',
              file: 'docs/README.md',
              line: 25,
              column: 3,
            },
            { line: 26, endColumn: 9 },
          ],
        },
      ],
    },
  ],
};
