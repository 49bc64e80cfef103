import type { Format } from '../core/format.ts';

export const hamlLint: Format = {
  name: 'haml-lint',
  title: 'HAML-Lint, Slim-Lint and SCSS-Lint',
  url: 'https://github.com/sds/haml-lint',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.haml:1', '.slim:1', '.scss:1'],
      match:
        /^(?<file>[^:\s][^:]*\.(?:haml|slim|s?css)):(?<line>\d+)(?::(?<column>\d+))? \[(?<severity>[WEF])\] (?:(?<code>\w+): )?(?<message>.+)$/,
      severity: { w: 'warning', e: 'error', f: 'error' },
      examples: [
        {
          log: 'app/a.html.haml:33 [W] ImplicitDiv: `%div.section` can be written as `.section`\napp/b.slim:16 [W] LineLength: Line is too long. [82/80]',
          gives: [
            {
              severity: 'warning',
              code: 'ImplicitDiv',
              file: 'app/a.html.haml',
              line: 33,
              message: '`%div.section` can be written as `.section`',
            },
            { code: 'LineLength', line: 16 },
          ],
        },
      ],
    },
  ],
};
