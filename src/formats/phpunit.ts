import type { Format } from '../core/format.ts';

export const phpunit: Format = {
  name: 'phpunit',
  title: 'PHPUnit and Pest',
  url: 'https://docs.phpunit.de/en/11.0/textui.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [') Tests\\', 'Test::'],
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
    {
      // --testdox
      triggers: [' ✘ '],
      match: /^ ✘ (?<code>\S.*?)(?: \[[\d.]+ ms\])?$/,
      severity: 'error',
      block: { continues: (line) => (/^ {3}[│┐├┊┴╵╷]/.test(line) ? 'yes' : 'no'), maxLines: 200 },
      read: (lines, { code = '' }) => {
        const said = lines.slice(1).map((line) => line.slice(4).replace(/^ /, '').trimEnd());
        const places = said.flatMap((line) => {
          const { file, at } = /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.php):(?<at>\d+)$/.exec(line)?.groups ?? {};
          return file ? [{ file, line: Number(at) }] : [];
        });
        const message = said.filter((line) => line !== '' && !/\.php:\d+$/.test(line)).join('\n');
        return { message: message || `${code} failed`, ...places[0] };
      },
      examples: [
        {
          log: 'Calc\n ✔ Ok\n ✘ Equals\n   │\n   │ sum is wrong\n   │ Failed asserting that 2 is identical to 3.\n   │\n   │ /home/dev/project/CalcTest.php:6\n   │\n\n ↩ Skip',
          gives: [
            {
              severity: 'error',
              code: 'Equals',
              message: 'sum is wrong\nFailed asserting that 2 is identical to 3.',
              file: 'home/dev/project/CalcTest.php',
              line: 6,
            },
          ],
        },
      ],
    },
    {
      triggers: ['Cannot open file "', 'No tests executed!', 'Class "'],
      match: /^(?<message>Cannot open file ".+"\.|No tests executed!|Class ".+" could not be found in ".+"\.)$/,
      severity: 'error',
      read: (_, { message = '' }) => (message.startsWith('No tests') ? { severity: 'warning' } : {}),
      examples: [
        {
          log: 'Cannot open file "NoTest.php".',
          gives: [{ severity: 'error', message: 'Cannot open file "NoTest.php".' }],
        },
      ],
    },
  ],
};
