import type { Format } from '../core/format.ts';

export const tsc: Format = {
  name: 'tsc',
  title: 'TypeScript compiler',
  url: 'https://www.typescriptlang.org/docs/handbook/compiler-options.html',
  columnUnit: 'utf16',
  rules: [
    {
      // tsc --pretty false
      triggers: ['error TS', 'warning TS', 'message TS'],
      match:
        /^(?<file>\S[^()]*)\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning|message) (?<code>TS\d+): (?<message>.*)$/,
      examples: [
        {
          log: "src/app.ts(12,5): error TS2322: Type 'string' is not assignable to type 'number'.",
          gives: [
            {
              severity: 'error',
              file: 'src/app.ts',
              line: 12,
              column: 5,
              code: 'TS2322',
              message: "Type 'string' is not assignable to type 'number'.",
            },
          ],
        },
      ],
    },
  ],
};
