import type { Format } from '../core/format.ts';

export const composer: Format = {
  name: 'composer',
  title: 'Composer',
  url: 'https://getcomposer.org/doc/articles/troubleshooting.md',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['Your requirements could not be resolved'],
      match: /^(?<message>Your requirements could not be resolved to an installable set of packages\.)$/,
      severity: 'error',
      block: { continues: (line) => (/^\s|^$/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      read: (lines) => ({
        related: lines
          .slice(1)
          .map((line) => line.trim())
          .filter(Boolean)
          .slice(0, 20)
          .map((message) => ({ message })),
      }),
      examples: [
        {
          log: 'Your requirements could not be resolved to an installable set of packages.\n\n  Problem 1\n    - Root composer.json requires nosuch/pkg, it could not be found.\n',
          gives: [
            {
              severity: 'error',
              message: 'Your requirements could not be resolved to an installable set of packages.',
            },
          ],
        },
      ],
    },
  ],
};
