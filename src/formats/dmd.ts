import type { Format } from '../core/format.ts';

export const dmd: Format = {
  name: 'dmd',
  title: 'D compilers: dmd, ldc, gdmd',
  url: 'https://dlang.org/dmd-linux.html',
  columnUnit: 'byte',
  rules: [
    {
      // What a program throws, and which of its tests failed.
      triggers: ['Error@', 'Exception@', 'Throwable@', ': [unittest] '],
      match:
        /^(?:(?<code>[\w.]+(?:Error|Exception|Throwable))@(?<file>[^\s(]+\.di?)\((?<line>\d+)\):|(?<test>[^\s(]+\.di?)\((?<at>\d+)\): \[unittest\]) (?<message>\S.*)$/,
      severity: 'error',
      read: (_, { test, at }) => (test ? { file: test, line: Number(at), code: 'unittest' } : {}),
      examples: [
        {
          log: 'core.exception.ArrayIndexError@c.d(4): index [5] is out of bounds for array of length 2\n----------------\nc.d(3): [unittest] math broke',
          gives: [
            { severity: 'error', code: 'core.exception.ArrayIndexError', file: 'c.d', line: 4 },
            { severity: 'error', code: 'unittest', file: 'c.d', line: 3, message: 'math broke' },
          ],
        },
      ],
    },
    {
      triggers: ['.d(1', '.di(1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s(][^(]*\.di?)\((?<line>\d+)(?:,(?<column>\d+))?\): (?:(?<severity>Error|Warning|Deprecation): )?(?<message>\S.*)$/,
      severity: { '': 'error', error: 'error', warning: 'warning', deprecation: 'warning' },
      read: (_, { severity, message = '' }) => (severity === undefined ? (/^ {2,}/.test(message) ? [] : null) : {}),
      examples: [
        {
          log: 'test.d(5,8): Error: undefined identifier `x`\n/dir/test.d(20): Deprecation: function f is deprecated',
          gives: [
            { severity: 'error', file: 'test.d', line: 5, column: 8, message: 'undefined identifier `x`' },
            { severity: 'warning', line: 20 },
          ],
        },
      ],
    },
  ],
};
