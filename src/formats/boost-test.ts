import type { Format } from '../core/format.ts';

export const boostTest: Format = {
  name: 'boost-test',
  title: 'Boost.Test',
  url: 'https://www.boost.org/doc/libs/release/libs/test/doc/html/boost_test/test_output.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': error: in "', ': fatal error: in "', ': warning: in "'],
      match:
        /^(?:unknown location(?:\(0\)|:0)|(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*)(?::(?<line>\d+)|\((?<at>\d+)\))): (?<severity>fatal error|error|warning): in "(?<code>[^"]+)": (?<message>.+)$/,
      block: {
        // Where nobody knows the place, the last checkpoint is the nearest to it.
        continues: (line, lines) =>
          checkpoint.test(line) && lines.length === 1
            ? 'yes'
            : /^Failure occurred in a following context:$| {4}\S/.test(line)
              ? 'yes'
              : 'no',
        maxLines: 20,
      },
      read: ([, ...lines], { file, at }) => {
        const place = lines.map((line) => checkpoint.exec(line)?.groups).find(Boolean);
        const context = lines.filter((line) => line.startsWith('    ')).map((line) => ({ message: line.trim() }));
        return {
          ...(at && { line: Number(at) }),
          ...(!file && place && { file: place.file as string, line: Number(place.line ?? place.at) }),
          ...(context.length > 0 && { related: context }),
        };
      },
      examples: [
        {
          log: 'test/sum.cpp(7): error: in "adds": check 1 + 1 == 3 has failed\na.cc:8: warning: in "s/wrn": condition 1 == 2 is not satisfied [1 != 2]\nunknown location(0): fatal error: in "s/thr": std::runtime_error: boom\na.cc(6): last checkpoint: "thr" test entry',
          gives: [
            { severity: 'error', code: 'adds', file: 'test/sum.cpp', line: 7 },
            { severity: 'warning', code: 's/wrn', file: 'a.cc', line: 8 },
            { severity: 'error', code: 's/thr', file: 'a.cc', line: 6, message: 'std::runtime_error: boom' },
          ],
        },
      ],
    },
    {
      // Everything is told with `-l all`, also what is well.
      triggers: [' has passed'],
      match: /^[^\s:(][^:(]*(?::\d+|\(\d+\)): info: check .* has passed$/,
      read: () => [],
      examples: [{ log: 'a.cc(4): info: check 1 == 1 has passed', gives: [] }],
    },
    {
      triggers: ['did not check any assertions'],
      match: /^Test case (?<code>\S+) (?<message>did not check any assertions)$/,
      severity: 'warning',
      examples: [
        {
          log: 'Test case s/empty did not check any assertions',
          gives: [{ severity: 'warning', code: 's/empty', message: 'did not check any assertions' }],
        },
      ],
    },
  ],
};

const checkpoint = /^(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*)(?::(?<line>\d+)|\((?<at>\d+)\)): last checkpoint: /;
