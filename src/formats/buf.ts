import type { Format } from '../core/format.ts';

export const buf: Format = {
  name: 'buf',
  title: 'Buf',
  url: 'https://buf.build/docs/lint/overview/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.proto:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^:\s][^:]*\.proto):(?<line>\d+):(?<column>\d+):(?<message>[^\s\d].+)$/,
      severity: 'error',
      examples: [
        {
          log: 'pet/v1/pet.proto:42:10:Field name "petID" should be lower_snake_case, such as "pet_id".',
          gives: [
            {
              severity: 'error',
              file: 'pet/v1/pet.proto',
              line: 42,
              column: 10,
              message: 'Field name "petID" should be lower_snake_case, such as "pet_id".',
            },
          ],
        },
      ],
    },
  ],
};
