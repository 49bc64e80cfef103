import type { Format } from '../core/format.ts';

export const eunit: Format = {
  name: 'eunit',
  title: 'EUnit and Common Test',
  url: 'https://www.erlang.org/doc/apps/eunit/chapter.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['...*failed*'],
      match: /^ *(?:[\w:]+: )?(?<module>\w+): (?<test>[\w/'-]+)(?: \([^)]*\))?\.\.\.(?:\[[^\]]*\] )?\*failed\*$/,
      severity: 'error',
      block: {
        continues: (line) => (/^ *output:/.test(line) ? 'last' : line.trim() === '' ? 'no' : 'yes'),
        maxLines: 80,
      },
      read: ([, ...lines], { module, test }) => {
        const place = lines
          .map((line) => /^ *in (?:function|call from) .* \((?<file>[^,]+), line (?<line>\d+)\)$/.exec(line)?.groups)
          .find((groups) => groups && !/(?:^|[\\/])eunit/.test(groups.file ?? ''));
        const start = lines.findIndex((line) => /^ *\*\*/.test(line));
        const said = start === -1 ? [] : lines.slice(start).filter((line) => !/^ *output:/.test(line));
        return {
          code: `${module}:${test}`,
          message: said.map((line) => line.trim().replace(/^\*\*/, '')).join('\n') || 'failed',
          ...(place && { file: place.file as string, line: Number(place.line) }),
        };
      },
      examples: [
        {
          log: 'calc_tests: eq_test...*failed*\nin function calc_tests:eq_test/0 (calc_tests.erl, line 4)\nin call from eunit_test:run_testfun/1 (eunit_test.erl, line 71)\n**error:{assertEqual,[{module,calc_tests},\n              {line,4},\n              {value,2}]}\n  output:<<"">>\n',
          gives: [
            {
              severity: 'error',
              code: 'calc_tests:eq_test',
              file: 'calc_tests.erl',
              line: 4,
              message: 'error:{assertEqual,[{module,calc_tests},\n{line,4},\n{value,2}]}',
            },
          ],
        },
      ],
    },
    {
      // Common Test names the module, not its file.
      triggers: [' failed on line '],
      match: /^(?<code>(?<module>\w+):\w+) failed on line (?<line>\d+)$/,
      severity: 'error',
      block: { continues: (line) => (/^Reason: /.test(line) ? 'last' : 'no') },
      read: ([, reason], { module }) => ({
        message: reason?.replace(/^Reason: /, '') ?? 'failed',
        ...(module !== 'ct' && { file: `${module}.erl` }),
      }),
      examples: [
        {
          log: '- - - - - - -\nmy_SUITE:bad failed on line 5\nReason: {badmatch,2}\n- - - - - - -',
          gives: [{ severity: 'error', code: 'my_SUITE:bad', file: 'my_SUITE.erl', line: 5, message: '{badmatch,2}' }],
        },
      ],
    },
  ],
};
