import type { Format } from '../core/format.ts';

export const cppunit: Format = {
  name: 'cppunit',
  title: 'CppUnit',
  url: 'https://freedesktop.org/wiki/Software/cppunit/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [') test: '],
      match: /^\d+\) test: (?<code>\S+) \([FE]\) ?(?:line: (?<line>\d+) (?<file>\S.*?))? *$/,
      severity: 'error',
      block: { continues: (line) => (line === '' ? 'no' : 'yes'), maxLines: 40 },
      read: (lines) => ({ message: lines.slice(1).join('\n') || 'failed' }),
      examples: [
        {
          log: '1) test: T::bad (F) line: 6 a.cc\nequality assertion failed\n- Expected: 3\n- Actual  : 2\n\n\n2) test: T::thr (E) \nuncaught exception of type std::exception (or derived).\n- boom\n',
          gives: [
            {
              severity: 'error',
              code: 'T::bad',
              file: 'a.cc',
              line: 6,
              message: 'equality assertion failed\n- Expected: 3\n- Actual  : 2',
            },
            { code: 'T::thr', message: 'uncaught exception of type std::exception (or derived).\n- boom' },
          ],
        },
      ],
    },
    {
      // CompilerOutputter
      triggers: [':Assertion', ':Error', 'Failure Location unknown'],
      match:
        /^(?:##Failure Location unknown## : (?:Assertion|Error)|(?<file>[^\s:][^:]*):(?<line>\d+):(?:Assertion|Error))$/,
      severity: 'error',
      block: { continues: (line) => (line === '' ? 'no' : 'yes'), maxLines: 40 },
      read: ([, name = '', ...lines]) => {
        const code = /^Test name: (.+)$/.exec(name)?.[1];
        return code ? { code, message: lines.join('\n') || 'failed' } : null;
      },
      examples: [
        {
          log: 'a.cc:6:Assertion\nTest name: T::bad\nequality assertion failed\n- Expected: 3\n- Actual  : 2\n\n##Failure Location unknown## : Error\nTest name: T::thr\nuncaught exception\n',
          gives: [
            { severity: 'error', code: 'T::bad', file: 'a.cc', line: 6 },
            { severity: 'error', code: 'T::thr', message: 'uncaught exception' },
          ],
        },
      ],
    },
  ],
};
