import type { Format } from '../core/format.ts';

export const isort: Format = {
  name: 'isort',
  title: 'isort',
  url: 'https://pycqa.github.io/isort/docs/configuration/options.html#check',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Imports are incorrectly sorted'],
      match: /^ERROR: (?<file>.+?) (?<message>Imports are incorrectly sorted.*)$/,
      severity: 'error',
      examples: [
        {
          log: 'ERROR: /app/main.py Imports are incorrectly sorted and/or formatted.',
          gives: [
            { severity: 'error', file: 'app/main.py', message: 'Imports are incorrectly sorted and/or formatted.' },
          ],
        },
      ],
    },
  ],
};
