import type { Format } from '../core/format.ts';

export const rspec: Format = {
  name: 'rspec',
  title: 'RSpec',
  url: 'https://rspec.info/features/3-13/rspec-core/formatters/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Failure/Error: '],
      match: /^ {5,}Failure\/Error: (?<source>.*)$/,
      heading: /^ +\d+(?:\.\d+)?\) (?<code>.+)$/,
      block: {
        continues: (line) => (/^ {2,}\d+(?:\.\d+)?\) |^Finished in |^Failed examples:|^\S/.test(line) ? 'no' : 'yes'),
        maxLines: 120,
      },
      read: (lines, { source = '', code }) => {
        const frame = lines.flatMap((line) => {
          const place = /^ +# (?<file>[^:]+):(?<line>\d+)/.exec(line)?.groups;
          return place && !/\/gems\//.test(place.file ?? '')
            ? [{ file: place.file as string, line: Number(place.line) }]
            : [];
        })[0];
        const said = lines
          .slice(1)
          .map((line) => line.trim())
          .filter((line) => line !== '' && !line.startsWith('# '));
        return {
          severity: 'error',
          message: said.slice(0, 12).join('\n') || source,
          ...(code && { code }),
          ...frame,
          snippet: [source],
        };
      },
      examples: [
        {
          log: "Failures:\n\n  1) Sum adds\n     Failure/Error: expect(1 + 1).to eq(3)\n\n       expected: 3\n            got: 2\n\n       (compared using ==)\n     # ./spec/sum_spec.rb:4:in `block (2 levels) in <top (required)>'\n\nFinished in 0.01 seconds",
          gives: [
            {
              severity: 'error',
              code: 'Sum adds',
              file: 'spec/sum_spec.rb',
              line: 4,
              message: 'expected: 3\ngot: 2\n(compared using ==)',
              snippet: ['expect(1 + 1).to eq(3)'],
            },
          ],
        },
      ],
    },
    {
      triggers: ['rspec ./'],
      match: /^rspec (?<file>\.\/[^\s:[]+)(?::(?<line>\d+)|\[[\d:]+\]) # (?<code>.+)$/,
      severity: 'error',
      recap: true,
      read: (_, { code = '' }) => ({ message: `${code} failed` }),
      examples: [
        {
          log: 'rspec ./spec/sum_spec.rb:3 # Sum adds',
          gives: [{ code: 'Sum adds', file: 'spec/sum_spec.rb', line: 3 }],
        },
      ],
    },
  ],
};
