import type { Format } from '../core/format.ts';

export const ava: Format = {
  name: 'ava',
  title: 'AVA',
  url: 'https://github.com/avajs/ava',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['✘ [fail]: '],
      match: /^\s*✘ \[fail\]: (?<code>.+?)(?: (?<message>Error.*|Test failed.*))?$/,
      severity: 'error',
      read: (_, { code, message }) => ({ message: message || `${code} failed` }),
      examples: [{ log: '  ✘ [fail]: sum › adds\n  ─\n', gives: [{ severity: 'error', code: 'sum › adds' }] }],
    },
  ],
};
