import type { Format } from '../core/format.ts';

export const fasterer: Format = {
  name: 'fasterer',
  title: 'Fasterer',
  url: 'https://github.com/DamirSvrtan/fasterer',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' is slower than '],
      match: /^(?<file>[^:\s][^:]*\.rb):(?<line>\d+) (?<message>.+ is slower than .+)$/,
      severity: 'warning',
      examples: [
        {
          log: 'app/post.rb:57 Array#select.first is slower than Array#detect.',
          gives: [
            {
              severity: 'warning',
              file: 'app/post.rb',
              line: 57,
              message: 'Array#select.first is slower than Array#detect.',
            },
          ],
        },
      ],
    },
  ],
};
