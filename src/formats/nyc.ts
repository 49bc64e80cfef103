import type { Format } from '../core/format.ts';

export const nyc: Format = {
  name: 'nyc',
  title: 'nyc and c8',
  url: 'https://github.com/istanbuljs/nyc#checking-coverage',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['ERROR: Coverage for '],
      match:
        /^ERROR: (?<message>Coverage for (?<code>\w+) \([\d.]+%\) does not meet (?:(?:global )?threshold \([\d.]+%\)(?: for (?<file>\S.*))?|.*threshold.*))$/,
      severity: 'error',
      read: (_, { code }) => ({ code: `coverage-${code}` }),
      examples: [
        {
          log: 'ERROR: Coverage for lines (66.66%) does not meet global threshold (100%)\nERROR: Coverage for branches (50%) does not meet threshold (90%) for src/a.js',
          gives: [
            {
              severity: 'error',
              code: 'coverage-lines',
              message: 'Coverage for lines (66.66%) does not meet global threshold (100%)',
            },
            { code: 'coverage-branches', file: 'src/a.js' },
          ],
        },
      ],
    },
  ],
};
