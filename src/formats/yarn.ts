import type { Format } from '../core/format.ts';

export const yarn: Format = {
  name: 'yarn',
  title: 'Yarn 1 and Berry',
  url: 'https://yarnpkg.com/advanced/error-codes',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['➤ YN'],
      match: /^➤ (?<code>YN\d{4}): (?:[│└┌] )*(?<message>.+)$/,
      read: (_, { code = '', message = '' }) => {
        if (/^(?:YN0000|YN0007|YN0013|YN0085|YN0004|YN0005)$/.test(code)) return [];
        return {
          severity: /^YN(?:0002|0060|0086|0006|0061|0068|0076|0057|0083|0069)$/.test(code) ? 'warning' : 'error',
          message: message.trim(),
        };
      },
      examples: [
        {
          log: '➤ YN0000: ┌ Resolution step\n➤ YN0035: │ nosuch@npm:*: Package not found\n➤ YN0000: └ Completed',
          gives: [{ severity: 'error', code: 'YN0035', message: 'nosuch@npm:*: Package not found' }],
        },
      ],
    },
    {
      triggers: [
        "error Couldn't find",
        'error An unexpected error',
        'error Package "',
        'error Your lockfile',
        'error Found incompatible',
        'error The engine',
        'error Received invalid',
        'error No lockfile',
        'error Command "',
      ],
      match:
        /^error (?<message>(?:Couldn't find|An unexpected error|Package "|Your lockfile|Found incompatible|The engine|Received invalid|No lockfile|Command ").*)$/,
      severity: 'error',
      examples: [
        {
          log: 'yarn install v1.22.22\nerror Couldn\'t find package "nosuch" on the "npm" registry.\ninfo Visit https://yarnpkg.com/en/docs/cli/install',
          gives: [{ severity: 'error', message: 'Couldn\'t find package "nosuch" on the "npm" registry.' }],
        },
      ],
    },
  ],
};
