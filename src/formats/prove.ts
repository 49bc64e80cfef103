import type { Format } from '../core/format.ts';

export const prove: Format = {
  name: 'prove',
  title: 'Perl tests: Test::More, run by prove',
  url: 'https://metacpan.org/pod/Test::More',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['Failed test'],
      match: /^\s*# {3}Failed test(?: '(?<code>.*)'| at (?<file>\S+) line (?<line>\d+)\.)?$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^\s*# {3,}\S/.test(line) && !/^\s*# {3}Failed (?:\(TODO\) )?test/.test(line) ? 'yes' : 'no',
        maxLines: 60,
      },
      read: (lines, { code = '' }) => {
        const { file, at } =
          lines
            .map((line) => /^\s*# {3}(?:Failed test )?at (?<file>\S+) line (?<at>\d+)\.$/.exec(line)?.groups)
            .find(Boolean) ?? {};
        const said = lines.slice(1).filter((line) => !/^\s*# {3}at \S+ line \d+\.$/.test(line));
        const message = said.map((line) => line.replace(/^\s*#\s*/, '')).join('\n');
        return { message: message || `${code || 'test'} failed`, ...(file && { file, line: Number(at) }) };
      },
      examples: [
        {
          log: "\n#   Failed test 'sum'\n#   at t/a.t line 4.\n#          got: '2'\n#     expected: '3'\n\n#   Failed test 'second fails'\n#   at t/a.t line 3.\n# Looks like you failed 2 tests of 8.",
          gives: [
            { severity: 'error', code: 'sum', message: "got: '2'\nexpected: '3'", file: 't/a.t', line: 4 },
            { code: 'second fails', message: 'second fails failed', file: 't/a.t', line: 3 },
          ],
        },
      ],
    },
  ],
};
