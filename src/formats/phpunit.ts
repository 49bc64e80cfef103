import type { Format } from '../core/format.ts';

export const phpunit: Format = {
  name: 'phpunit',
  title: 'PHPUnit and Pest',
  url: 'https://docs.phpunit.de/en/11.0/textui.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [') Tests\\', '::test', '::it_', 'Test::'],
      match: /^\d+\) (?<code>[\w\\]+::\w+)(?: with data set .*)?$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^\d+\) [\w\\]+::|^--$|^(?:FAILURES|ERRORS|WARNINGS|OK)[!,]|^There (?:was|were) \d|^Tests: \d/.test(line)
            ? 'no'
            : 'yes',
        maxLines: 80,
      },
      read: (lines) => {
        const said = lines.slice(1);
        const place = said
          .map((line) => /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.php):(?<line>\d+)$/.exec(line)?.groups)
          .find(Boolean);
        const message = said.filter((line) => line.trim() !== '' && !/\.php:\d+$/.test(line)).join('\n');
        return message === ''
          ? null
          : { message, ...(place && { file: place.file as string, line: Number(place.line) }) };
      },
      examples: [
        {
          log: 'There was 1 failure:\n\n1) Tests\\SumTest::testAdds\nFailed asserting that 2 matches expected 3.\n\n/app/tests/SumTest.php:9\n\nFAILURES!\nTests: 1, Assertions: 1, Failures: 1.',
          gives: [
            {
              severity: 'error',
              code: 'Tests\\SumTest::testAdds',
              message: 'Failed asserting that 2 matches expected 3.',
              file: 'app/tests/SumTest.php',
              line: 9,
            },
          ],
        },
      ],
    },
  ],
};
