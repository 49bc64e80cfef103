import type { Format } from '../core/format.ts';

export const poetry: Format = {
  name: 'poetry',
  title: 'Poetry',
  url: 'https://python-poetry.org/docs/cli/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['The Poetry configuration is invalid:'],
      match: /^(?:RuntimeError: )?(?<message>The Poetry configuration is invalid):$/,
      severity: 'error',
      block: { continues: (line) => (/^ {2}- \S/.test(line) ? 'yes' : 'no') },
      read: (lines, { message = '' }) => ({
        file: 'pyproject.toml',
        message: [message, ...lines.slice(1).map((line) => line.trim())].join('\n'),
      }),
      examples: [
        {
          log: "\nThe Poetry configuration is invalid:\n  - Additional properties are not allowed ('foo' was unexpected)\n",
          gives: [
            {
              severity: 'error',
              file: 'pyproject.toml',
              message:
                "The Poetry configuration is invalid\n- Additional properties are not allowed ('foo' was unexpected)",
            },
          ],
        },
      ],
    },
    {
      triggers: ['Invalid TOML file ', 'Poetry could not find ', 'The requested command '],
      match:
        /^(?:Invalid TOML file (?<file>[^\s:][^:]*): (?<told>.+)|(?<message>Poetry could not find a pyproject\.toml file in .+|The requested command \S+ does not exist\.))$/,
      severity: 'error',
      read: (_, { told }) => {
        const { text, line, from } =
          /^(?<text>.+) at line (?<line>\d+) col (?<from>\d+)$/.exec(told ?? '')?.groups ?? {};
        return text ? { message: text, line: Number(line), column: Number(from) + 1 } : told ? { message: told } : {};
      },
      examples: [
        {
          log: "Invalid TOML file /home/dev/pyproject.toml: Unexpected character: 'x' at line 1 col 5",
          gives: [
            {
              severity: 'error',
              file: 'home/dev/pyproject.toml',
              line: 1,
              column: 6,
              message: "Unexpected character: 'x'",
            },
          ],
        },
      ],
    },
  ],
};
