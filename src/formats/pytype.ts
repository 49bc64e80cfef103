import type { Format } from '../core/format.ts';

export const pytype: Format = {
  name: 'pytype',
  title: 'pytype, Pyre and Pyrefly',
  url: 'https://google.github.io/pytype/errors.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['", line '],
      match: /^File "(?<file>[^"]+)", line (?<line>\d+), in (?<object>[^:]+): (?<message>.+) \[(?<code>[a-z-]+)\]$/,
      severity: 'error',
      read: (_, { object }) => ({ related: [{ message: `in ${object}` }] }),
      examples: [
        {
          log: 'File "/home/dev/a.py", line 7, in f: Name \'y\' is not defined [name-error]',
          gives: [
            {
              severity: 'error',
              code: 'name-error',
              message: "Name 'y' is not defined",
              file: 'home/dev/a.py',
              line: 7,
            },
          ],
        },
      ],
    },
    {
      triggers: ['.py:1'],
      match:
        /^(?:ERROR )?(?<file>[^\s:]+\.pyi?):(?<line>\d+):(?<column>\d+) (?<name>[A-Z][\w /-]*) (?<code>\[\d+\]): (?<message>.+)$/,
      severity: 'error',
      read: (_, { name, code = '', message }) => ({ message: `${name}: ${message}`, code: code.slice(1, -1) }),
      examples: [
        {
          log: 'a.py:3:4 Undefined or invalid type [11]: Annotation `Foo` is not defined as a type.',
          gives: [
            {
              code: '11',
              message: 'Undefined or invalid type: Annotation `Foo` is not defined as a type.',
              line: 3,
              column: 4,
            },
          ],
        },
      ],
    },
  ],
};
