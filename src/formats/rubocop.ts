import type { Format } from '../core/format.ts';
import { isPointer } from './shared/source-pointer.ts';

export const rubocop: Format = {
  name: 'rubocop',
  title: 'RuboCop, Standard Ruby and ERB Lint',
  url: 'https://docs.rubocop.org/rubocop/formatters.html',
  columnUnit: 'character',
  rules: [
    {
      claim: 'shared',
      triggers: [': C: ', ': W: ', ': E: ', ': F: ', ': R: ', ': I: '],
      match:
        /^(?!\[?\{"|<\?xml|<testsuite|<checkstyle|<pmd)(?<file>(?:[A-Za-z]:)?[^:]+):(?<line>\d+):(?<column>\d+): (?<severity>[CWEFRI]): (?:\[Corrected\] |\[Correctable\] |\[Todo\] )?(?:(?<code>[A-Z]\w*(?:\/\w+)+): )?(?<message>.+)$/,
      severity: { c: 'warning', w: 'warning', e: 'error', f: 'error', r: 'warning', i: 'info' },
      block: {
        continues: (line) => (isPointer(line) ? 'last' : /^[^\s:]+:\d+:\d+: [CWEFRI]: /.test(line) ? 'no' : 'maybe'),
        patience: 2,
      },
      read: (lines) => (lines.length > 1 ? { snippet: lines.slice(1, -1) } : {}),
      examples: [
        {
          log: 'Gemfile:4:1: C: Layout/EmptyLines: Extra blank line detected.\nlib/a.rb:50:81: C: [Correctable] Layout/LineLength: Line is too long. [83/80]\n  # Call it anywhere in the code\n                          ^^^\nlib/a.rb:60:1: E: Lint/Syntax: unexpected token kEND',
          gives: [
            {
              severity: 'warning',
              code: 'Layout/EmptyLines',
              message: 'Extra blank line detected.',
              file: 'Gemfile',
              line: 4,
              column: 1,
            },
            { code: 'Layout/LineLength', line: 50, snippet: ['  # Call it anywhere in the code'] },
            { severity: 'error', code: 'Lint/Syntax' },
          ],
        },
      ],
    },
    {
      // standardrb
      triggers: ['.rb:1', '.rake:1', '.gemspec:', 'Gemfile:1', 'Rakefile:1'],
      match: /^ {2}(?<file>[^:\s][^:]*):(?<line>\d+):(?<column>\d+): (?<code>[A-Z]\w*(?:\/\w+)+): (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: '  app/a.rb:45:5: Style/TrailingCommaInHashLiteral: Put a comma after the last item of a multiline hash.',
          gives: [{ code: 'Style/TrailingCommaInHashLiteral', file: 'app/a.rb', line: 45, column: 5 }],
        },
      ],
    },
    {
      // simple and quiet: the file, then its rows
      triggers: [
        ': [Correctable] ',
        ': Layout/',
        ': Lint/',
        ': Style/',
        ': Metrics/',
        ': Naming/',
        ': Security/',
        ': Rails/',
        ': Bundler/',
        ': Gemspec/',
      ],
      match:
        /^(?<severity>[CWEFRI]): {1,4}(?<line>\d+): {1,3}(?<column>\d+): (?:\[Correct(?:ed|able)\] )?(?<code>[A-Z]\w*(?:\/\w+)+): (?<message>\S.*)$/,
      heading: /^== (?<file>\S.*) ==$/,
      severity: { c: 'warning', w: 'warning', e: 'error', f: 'error', r: 'warning', i: 'info' },
      examples: [
        {
          log: '== b.rb ==\nC:  1:  1: [Correctable] Style/FrozenStringLiteralComment: Missing frozen string literal comment.\nW:  2:  3: Lint/UselessAssignment: Useless assignment to variable - x.\n',
          gives: [
            {
              severity: 'warning',
              file: 'b.rb',
              line: 1,
              column: 1,
              code: 'Style/FrozenStringLiteralComment',
              message: 'Missing frozen string literal comment.',
            },
            { file: 'b.rb', line: 2, column: 3, code: 'Lint/UselessAssignment' },
          ],
        },
      ],
    },
  ],
};
