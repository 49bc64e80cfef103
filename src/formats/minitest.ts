import type { Format } from '../core/format.ts';

export const minitest: Format = {
  name: 'minitest',
  title: 'Minitest',
  url: 'https://docs.seattlerb.org/minitest/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Failure:', 'Error:'],
      match: /^ +\d+\) (?<kind>Failure|Error):$/,
      block: {
        continues: (line) => (line === '' || /^ +\d+\) (?:Failure|Error|Skipped):$/.test(line) ? 'no' : 'yes'),
        maxLines: 60,
      },
      read: (lines) => {
        const first = /^(?<code>\S+#\S+)(?: \[(?<file>[^\]]+):(?<line>\d+)\])?:?$/.exec(lines[1] ?? '')?.groups;
        if (!first?.code) return null;
        const said = lines.slice(2);
        const frame = /^\s+(?<file>[^\s:]+_test\.rb|[^\s:]*test[^\s:]*\.rb):(?<line>\d+)/m.exec(
          said.join('\n'),
        )?.groups;
        const other = lines
          .map((line) => /^\s+(?<file>(?!\/usr\/)[^\s:][^:]*\.rb):(?<line>\d+):in /.exec(line)?.groups)
          .find((found) => found && !/\/gems\//.test(found.file ?? ''));
        const place = first.file ? first : (frame ?? other);
        return {
          severity: 'error',
          code: first.code.replace(/:$/, ''),
          message: said.filter((line) => !/^\s+\S+:\d+:in /.test(line)).join('\n'),
          ...(place?.file && { file: place.file, line: Number(place.line) }),
        };
      },
      examples: [
        {
          log: '  1) Failure:\nTestSum#test_add [test/sum_test.rb:6]:\nExpected: 3\n  Actual: 2\n',
          gives: [
            {
              severity: 'error',
              code: 'TestSum#test_add',
              file: 'test/sum_test.rb',
              line: 6,
              message: 'Expected: 3\n  Actual: 2',
            },
          ],
        },
      ],
    },
  ],
};
