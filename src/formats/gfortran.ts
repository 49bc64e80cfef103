import type { Format } from '../core/format.ts';

export const gfortran: Format = {
  name: 'gfortran',
  title: 'GNU Fortran',
  url: 'https://gcc.gnu.org/onlinedocs/gfortran/',
  columnUnit: 'display',
  rules: [
    {
      // `-fdiagnostics-plain-output`
      triggers: ['.f90:1', '.f95:1', '.f03:1', '.f08:1', '.f:1', '.F90:1', '.F:1', '.for:1', '.inc:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:[fF]\d*|for|FOR|inc)):(?<line>\d+):(?<column>\d+): (?<severity>(?:Fatal |Internal )?Error|Warning): (?<message>\S.*?)(?: \[(?<code>-W[\w=-]+)\])?$/,
      severity: { error: 'error', 'fatal error': 'error', 'internal error': 'error', warning: 'warning' },
      examples: [
        {
          log: 'warn.f90:10:8: Warning: Possible change of value in conversion from REAL(4) to INTEGER(4) at (1) [-Wconversion]',
          gives: [{ severity: 'warning', code: '-Wconversion', file: 'warn.f90', line: 10, column: 8 }],
        },
      ],
    },
    {
      triggers: [
        '.f90:1',
        '.F90:1',
        '.f:1',
        '.F:1',
        '.for:1',
        '.f95:1',
        '.f03:1',
        '.f08:1',
        '.F95:1',
        '.F03:1',
        '.F08:1',
        '.FOR:1',
        '.f77:1',
        '.inc:1',
        '.fpp:1',
      ],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:[fF]\d*|for|FOR|[fF]pp|[fF](?:90|95|03|08|77)|inc)):(?<line>\d+)[.:](?<column>\d+):?$/,
      block: {
        continues: (line, lines) =>
          /^(?:(?:Fatal |Internal )?Error|Warning)(?: at \(1\))?:/.test(line)
            ? /:$/.test(line)
              ? 'yes'
              : 'last'
            : /^(?:(?:Fatal |Internal )?Error|Warning)/.test(lines.at(-1) ?? '')
              ? 'last'
              : lines.length < 9
                ? 'yes'
                : 'no',
        maxLines: 12,
      },
      read: (lines) => {
        const at = lines.findIndex((line) => /^(?:(?:Fatal |Internal )?Error|Warning)/.test(line));
        if (at === -1) return null;
        const { kind, text, code } =
          /^(?<kind>(?:Fatal |Internal )?Error|Warning)(?: at \(1\))?: ?(?<text>.*?)(?: \[(?<code>-W[^\]]+)\])?$/.exec(
            lines[at] ?? '',
          )?.groups ?? {};
        const message = text || (lines[at + 1] ?? '').trim();
        const shown = lines.find((line, i) => i > 0 && /\S/.test(line))?.replace(/^ *\d+ \|/, '');
        return {
          severity: kind === 'Warning' ? 'warning' : 'error',
          message,
          ...(code && { code }),
          ...(shown !== undefined && { snippet: [shown] }),
        };
      },
      examples: [
        {
          log: "a.f90:3:11:\n\n    3 |   x = foo(1)\n      |           1\nError: Function 'foo' at (1) has no IMPLICIT type\n/home/dev/b.f90:7.10:\n\n      Use ieee, Only: x\n          1\nFatal Error: Can't open module file 'ieee.mod' for reading at (1): No such file or directory",
          gives: [
            {
              severity: 'error',
              file: 'a.f90',
              line: 3,
              column: 11,
              message: "Function 'foo' at (1) has no IMPLICIT type",
            },
            { line: 7, column: 10 },
          ],
        },
      ],
    },
  ],
};
