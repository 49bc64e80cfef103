import type { Format } from '../core/format.ts';

export const commitlint: Format = {
  name: 'commitlint',
  title: 'commitlint',
  url: 'https://commitlint.js.org/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['✖   ', '⚠   '],
      match: /^(?<mark>[✖⚠]) {3}(?<message>(?!found ).+) \[(?<code>[a-z-]+)\]$/,
      read: (_, { mark }) => ({ severity: mark === '✖' ? 'error' : 'warning' }),
      examples: [
        {
          log: '⧗   input: foo\n✖   subject may not be empty [subject-empty]\n✖   found 1 problems, 0 warnings',
          gives: [{ severity: 'error', code: 'subject-empty', message: 'subject may not be empty' }],
        },
      ],
    },
  ],
};
