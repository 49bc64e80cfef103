import type { Format } from '../core/format.ts';

export const testUnit: Format = {
  name: 'test-unit',
  title: "Ruby's test-unit",
  url: 'https://test-unit.github.io/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Failure: test', 'Error: test'],
      match: /^(?:Failure|Error): (?<test>test\b[^()]*|test_\w+[?!]?)\((?<suite>[^()]+)\)(?:: (?<said>.+)|:?)$/,
      severity: 'error',
      block: { continues: (line) => (/^={20,}$|^Finished in /.test(line) ? 'no' : 'yes'), maxLines: 200 },
      read: (lines, { test = '', suite = '', said }) => {
        const { file, at } =
          lines.map((line) => /^(?<file>(?!\/usr\/)[^\s:][^:]*):(?<at>\d+):in [`']/.exec(line)?.groups).find(Boolean) ??
          {};
        const shown = lines.map((line) => /^ +=> +\d+: (.*)$/.exec(line)?.[1]).find((line) => line !== undefined);
        const more = lines
          .slice(1)
          .filter((line) => !/^.+:\d+:in [`']|^\s+(?:=> +)?\d+: |^\s+\d+:$/.test(line) && line.trim() !== '');
        return {
          code: `${suite}#${test}`,
          message: [said, ...more].filter((line) => line !== undefined).join('\n') || 'failed',
          ...(file && { file, line: Number(at) }),
          ...(shown !== undefined && { snippet: [shown] }),
        };
      },
      examples: [
        {
          log: 'F\n===============================================================================\nFailure: test_eq(TestCalc)\nt.rb:4:in `test_eq\'\n     3:   def test_ok; assert true; end\n  => 4:   def test_eq; assert_equal 3, 1 + 1, "sum"; end\n     5:   def test_str; end\nsum\n<3> expected but was\n<2>\n===============================================================================\nE\n===============================================================================\nError: test_err(TestCalc): ArgumentError: boom\nt.rb:6:in `test_err\'\n  => 6:   def test_err; raise ArgumentError, "boom"; end\n===============================================================================',
          gives: [
            {
              severity: 'error',
              code: 'TestCalc#test_eq',
              message: 'sum\n<3> expected but was\n<2>',
              file: 't.rb',
              line: 4,
              snippet: ['  def test_eq; assert_equal 3, 1 + 1, "sum"; end'],
            },
            { code: 'TestCalc#test_err', message: 'ArgumentError: boom', line: 6 },
          ],
        },
      ],
    },
  ],
};
