import type { Format } from '../core/format.ts';

export const packwerk: Format = {
  name: 'packwerk',
  title: 'Packwerk',
  url: 'https://github.com/Shopify/packwerk',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' violation: '],
      heading: /^(?<file>\S+\.\w+):(?<line>\d+):(?<column>\d+)$/,
      match: /^(?<message>(?<code>Dependency|Privacy|Architecture|Visibility|Folder Privacy) violation: .+)$/,
      severity: 'error',
      examples: [
        {
          log: "billing/app/job.rb:36:100\nDependency violation: ::Edi::Source belongs to 'edi', but 'billing' does not specify a dependency on 'edi'.",
          gives: [{ severity: 'error', code: 'Dependency', file: 'billing/app/job.rb', line: 36, column: 100 }],
        },
      ],
    },
  ],
};
