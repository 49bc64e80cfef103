import type { Format } from '../core/format.ts';

export const phpmd: Format = {
  name: 'phpmd',
  title: 'PHP Mess Detector',
  url: 'https://phpmd.org/documentation/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.php:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.php):(?<line>\d+) {2,}(?<code>[A-Z]\w+) {2,}(?<message>\S.*)$/,
      severity: 'warning',
      examples: [
        {
          log: "/home/dev/b.php:4  ShortVariable        Avoid variables with short names like $p. Configured minimum length is 3.\n/home/dev/b.php:4  UnusedPrivateField   Avoid unused private fields such as '$p'.",
          gives: [
            {
              severity: 'warning',
              file: 'home/dev/b.php',
              line: 4,
              code: 'ShortVariable',
              message: 'Avoid variables with short names like $p. Configured minimum length is 3.',
            },
            { code: 'UnusedPrivateField', line: 4 },
          ],
        },
      ],
    },
  ],
};
