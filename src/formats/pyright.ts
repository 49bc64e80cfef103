import type { Format } from '../core/format.ts';

export const pyright: Format = {
  name: 'pyright',
  title: 'Pyright and basedpyright',
  url: 'https://github.com/microsoft/pyright/blob/main/docs/command-line.md',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.py:1', '.pyi:1'],
      match:
        /^\s*(?<file>(?:[A-Za-z]:)?[^:\s][^:]*\.pyi?):(?<line>\d+):(?<column>\d+) - (?<severity>error|warning|information|info): (?<message>.+)$/,
      block: {
        continues: (line) =>
          /^ {4,}\S|^(?:\s*\u00a0){2}/.test(line) && !/\.pyi?:\d+:\d+ - /.test(line) ? 'yes' : 'no',
        maxLines: 40,
      },
      read: (lines) => {
        const { first, code } = ended(lines[0] ?? '');
        const more = lines.slice(1).map(ended);
        const name = code ?? more.find((line) => line.code)?.code;
        return {
          message: [
            first.replace(/^.*? - (?:error|warning|information|info): /, ''),
            ...more.map((line) => line.first.trim()),
          ].join('\n'),
          ...(name && { code: name }),
        };
      },
      examples: [
        {
          log: '/home/dev/a.py\n  /home/dev/a.py:3:5 - error: "x" is possibly unbound (reportPossiblyUnbound)\n  /home/dev/a.py:9:12 - error: Type "int" is not assignable to return type "str"\n    "int" is not assignable to "str" (reportReturnType)\n2 errors, 0 warnings, 0 informations',
          gives: [
            {
              severity: 'error',
              code: 'reportPossiblyUnbound',
              message: '"x" is possibly unbound',
              line: 3,
              column: 5,
            },
            {
              code: 'reportReturnType',
              message: 'Type "int" is not assignable to return type "str"\n"int" is not assignable to "str"',
              line: 9,
            },
          ],
        },
      ],
    },
  ],
};

function ended(line: string): { first: string; code?: string } {
  const { text = line, code } = /^(?<text>.*) \((?<code>report\w+)\)$/.exec(line)?.groups ?? {};
  return { first: text, ...(code && { code }) };
}
