import type { Format } from '../core/format.ts';

export const protolint: Format = {
  name: 'protolint',
  title: 'protolint',
  url: 'https://github.com/yoheimuta/protolint',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.proto:1'],
      match: /^\[(?<file>[^\]]+\.proto):(?<line>\d+):(?<column>\d+)\] (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: '[a.proto:11:5] Found an incorrect indentation style "    ". "  " is correct.',
          gives: [{ severity: 'warning', file: 'a.proto', line: 11, column: 5 }],
        },
      ],
    },
  ],
};
