import type { Format } from '../core/format.ts';

export const pylint: Format = {
  name: 'pylint',
  title: 'Pylint',
  url: 'https://pylint.readthedocs.io/en/stable/user_guide/usage/output.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.py:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.pyi?):(?<line>\d+):(?<from>\d+): (?<id>[RCWEFI]\d{4})(?:: | \()(?<rest>.+)$/,
      read: (_, { id = '', rest = '', from }) => {
        const named = /^(?<message>.*) \((?<name>[a-z][a-z0-9-]+)\)$|^(?<leading>[a-z][a-z0-9-]+)\) (?<text>.*)$/.exec(
          rest,
        )?.groups;
        const name = named?.name ?? named?.leading;
        return {
          severity: severityOf(id),
          code: name ? `${id}(${name})` : id,
          message: named?.message ?? named?.text ?? rest,
          column: Number(from) + 1,
        };
      },
      examples: [
        {
          log: "************* Module demo\ndemo.py:4:0: C0303: Trailing whitespace (trailing-whitespace)\ndemo.py:13:5: E0602 (undefined-variable) Undefined variable 'x'",
          gives: [
            {
              severity: 'warning',
              code: 'C0303(trailing-whitespace)',
              message: 'Trailing whitespace',
              file: 'demo.py',
              line: 4,
              column: 1,
            },
            {
              severity: 'error',
              code: 'E0602(undefined-variable)',
              message: "Undefined variable 'x'",
              line: 13,
              column: 6,
            },
          ],
        },
      ],
    },
    {
      // --output-format=parseable
      triggers: ['.py:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.pyi?):(?<line>\d+): \[(?<code>[RCWEFI]\d{4})(?:\((?<name>[a-z0-9-]+)\))?, ?(?<object>[^\]]*)\] (?<message>.+)$/,
      read: (_, { code = '', name, object }) => ({
        severity: severityOf(code),
        code: name ? `${code}(${name})` : code,
        ...(object && { related: [{ message: `in ${object}` }] }),
      }),
      examples: [
        {
          log: 'src/a.py:1: [C0114(missing-module-docstring), ] Missing module docstring\nsrc/a.py:9: [E1101, Book.find] No member',
          gives: [
            { code: 'C0114(missing-module-docstring)', line: 1, message: 'Missing module docstring' },
            { severity: 'error', code: 'E1101', line: 9, message: 'No member' },
          ],
        },
      ],
    },
    {
      // msvs
      triggers: ['.py(1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*\.pyi?)\((?<line>\d+)\): \[(?<id>[RCWEFI]\d{4})\((?<name>[a-z][a-z0-9-]+)\)[^\]]*\] ?(?<message>\S.*)$/,
      read: (_, { id = '', name = '' }) => ({ severity: severityOf(id), code: `${id}(${name})` }),
      examples: [
        {
          log: 'a.py(17): [W0311(bad-indentation)] Bad indentation. Found 1 spaces, expected 4',
          gives: [
            {
              severity: 'warning',
              file: 'a.py',
              line: 17,
              code: 'W0311(bad-indentation)',
              message: 'Bad indentation. Found 1 spaces, expected 4',
            },
          ],
        },
      ],
    },
  ],
};

function severityOf(code: string): 'error' | 'warning' | 'info' {
  return /^[EF]/.test(code) ? 'error' : code.startsWith('I') ? 'info' : 'warning';
}
