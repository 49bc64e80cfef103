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
    {
      triggers: ['An error occurred '],
      match: /^An error occurred (?:while loading (?<file>\S+?)\.?|in (?:an?|the) .+\.)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          /^An error occurred |^No examples found|^Finished in |^Run options|^\.*[.F*E]+$/.test(line)
            ? 'no'
            : line === '' && /^# /.test(lines.at(-1) ?? '')
              ? 'last'
              : 'yes',
        maxLines: 120,
      },
      read: (lines, { file }) => {
        const said = lines.slice(1).filter((line) => line.trim() !== '' && !/^# |^Failure\/Error: /.test(line));
        const [head = '', ...more] = said;
        const code = /^([A-Z]\w*(?:::\w+)*):$/.exec(head)?.[1];
        const message = (code ? more : said).map((line) => line.trim()).join('\n');
        const at = /^(?<path>\/?\S[^:]*\.rb):(?<at>\d+): (?<text>[\s\S]*)$/.exec(message)?.groups;
        const frame = lines.flatMap((line) => {
          const place = /^# (?<path>[^:]+):(?<at>\d+)/.exec(line)?.groups;
          return place && !/\/gems\/|^\/usr\//.test(place.path ?? '')
            ? [{ file: place.path as string, line: Number(place.at) }]
            : [];
        })[0];
        return {
          message: at?.text ?? (message || 'could not be loaded'),
          ...(code && { code }),
          ...(file && { file }),
          ...frame,
          ...(at && { file: at.path as string, line: Number(at.at) }),
        };
      },
      examples: [
        {
          log: "An error occurred while loading ./bad/load_spec.rb.\nFailure/Error: require \"nosuch\"\n\nLoadError:\n  cannot load such file -- nosuch\n# ./bad/load_spec.rb:1:in `<top (required)>'\n\nAn error occurred while loading ./bad/syn_spec.rb.\nFailure/Error: __send__(method, file)\n\nSyntaxError:\n  /home/dev/bad/syn_spec.rb:4: syntax error, unexpected `end', expecting ')'\n    end\n    ^~~\n# /usr/lib/rspec/core/runner.rb:102:in `setup'\nNo examples found.",
          gives: [
            {
              severity: 'error',
              code: 'LoadError',
              message: 'cannot load such file -- nosuch',
              file: 'bad/load_spec.rb',
              line: 1,
            },
            { code: 'SyntaxError', file: 'home/dev/bad/syn_spec.rb', line: 4 },
          ],
        },
      ],
    },
  ],
};
