import type { Format } from '../core/format.ts';

export const cucumber: Format = {
  name: 'cucumber',
  title: 'Cucumber and Behave',
  url: 'https://cucumber.io/docs/cucumber/reporting/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['cucumber features/', 'cucumber ./', 'cucumber '],
      match: /^cucumber (?:-\S+ )*(?<file>\S+\.feature):(?<line>\d+) # (?:Scenario(?: Outline)?: )?(?<code>.+)$/,
      severity: 'error',
      read: (_, { code }) => ({ message: `${code} failed` }),
      examples: [
        {
          log: 'Failing Scenarios:\ncucumber features/sum.feature:3 # Scenario: adds',
          gives: [{ severity: 'error', code: 'adds', file: 'features/sum.feature', line: 3 }],
        },
      ],
    },
    {
      triggers: ['.feature:1'],
      match: /^ {2}(?<file>\S+\.feature):(?<line>\d+) {2}(?<code>\S.*)$/,
      severity: 'error',
      read: (_, { code }) => ({ message: `${code} failed`, tool: 'behave' }),
      examples: [
        {
          log: 'Failing scenarios:\n  features/sum.feature:3  adds',
          gives: [{ tool: 'behave', severity: 'error', code: 'adds', line: 3 }],
        },
      ],
    },
  ],
};
