import type { Format } from '../core/format.ts';

export const bats: Format = {
  name: 'bats',
  title: 'Bats, the tests for Bash',
  url: 'https://bats-core.readthedocs.io/',
  columnUnit: 'byte',
  rules: [
    {
      // The pretty formatter; what it prints as TAP, TAP's own format reads.
      triggers: ['(in test file ', '(from function `'],
      heading: /✗ (?<code>\S.*)$/,
      match: /^ {3}\((?:in test file|from function `).*$/,
      severity: 'error',
      block: {
        continues: (line) => (/^ {3,}\S/.test(line) && !/\d\/\d+ [✓✗-] /.test(line) ? 'yes' : 'no'),
        maxLines: 60,
      },
      read: (lines) => {
        const end = lines.findIndex((line) => line.endsWith(')'));
        const place = /in test file (?<file>.+), line (?<line>\d+)\)$/.exec(lines[end] ?? '')?.groups;
        const said = lines.slice(end + 1).map((line) => line.trim());
        return {
          message: said.join('\n') || 'failed',
          ...(place && { file: place.file as string, line: Number(place.line) }),
        };
      },
      examples: [
        {
          log: ' ✗ fails\n   (in test file a.bats, line 4)\n     `[ "$status" -eq 1 ]\' failed\n ✗ fn [9]\n   (from function `helper\' in file a.bats, line 15,\n    in test file a.bats, line 14)\n     `@test "fn" { helper; }\' failed with status 3\n',
          gives: [
            {
              severity: 'error',
              code: 'fails',
              file: 'a.bats',
              line: 4,
              message: '`[ "$status" -eq 1 ]\' failed',
            },
            { file: 'a.bats', line: 14, message: '`@test "fn" { helper; }\' failed with status 3' },
          ],
        },
      ],
    },
    {
      triggers: ['Error: Test file'],
      match: /^Error: (?<message>Test file "(?<file>[^"]+)" does not exist)\.?$/,
      severity: 'error',
      examples: [
        {
          log: 'Error: Test file "test/no.bats" does not exist',
          gives: [{ severity: 'error', file: 'test/no.bats' }],
        },
      ],
    },
  ],
};
