import type { Format } from '../core/format.ts';

export const dotenvLinter: Format = {
  name: 'dotenv-linter',
  title: 'dotenv-linter',
  url: 'https://dotenv-linter.github.io/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.env:1', '.env.'],
      match: /^(?<file>[^:\s]*\.env[\w.-]*):(?<line>\d+) (?:(?<code>[A-Z][A-Za-z]+): )?(?<message>\S.*)$/,
      severity: 'warning',
      examples: [
        {
          log: '.env:1 Leading space detected\n.env:4 LowercaseKey: The FOo_BAR key should be in uppercase',
          gives: [
            { severity: 'warning', file: '.env', line: 1, message: 'Leading space detected' },
            { code: 'LowercaseKey', line: 4 },
          ],
        },
      ],
    },
  ],
};
