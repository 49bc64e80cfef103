import type { Format } from '../core/format.ts';

export const djlint: Format = {
  name: 'djlint',
  title: 'djLint',
  url: 'https://www.djlint.com/docs/linter/',
  columnUnit: 'character',
  rules: [
    {
      // No word is common to all: these stand in the messages of most rules.
      triggers: [
        'Attribute',
        'attribute',
        'should',
        'missing',
        'Missing',
        'Consider',
        'Empty',
        'Remove',
        'orphan',
        'Duplicate',
        'Inline',
        'Avoid',
        'Did you intend',
        'Use the ',
        'Extra ',
        'Found ',
        'Use HTTPS',
        'has no matching',
        'should be ',
      ],
      match: /^(?<code>[HTDJ]\d{3}) (?<line>\d+):(?<column>\d+) (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: 'H025 47:8 Tag seems to be an orphan. <div',
          gives: [{ severity: 'warning', code: 'H025', line: 47, column: 8 }],
        },
      ],
    },
  ],
};
