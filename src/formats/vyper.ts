import type { Format } from '../core/format.ts';

export const vyper: Format = {
  name: 'vyper',
  title: 'Vyper',
  url: 'https://docs.vyperlang.org/en/stable/compiler-exceptions.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['vyper.exceptions.'],
      match: /^vyper\.exceptions\.(?<code>\w+): (?<message>.+)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          line === '' ? (lines.length === 1 ? 'yes' : 'no') : /^ {2,}\S/.test(line) ? 'yes' : 'no',
        maxLines: 30,
      },
      read: (lines) => {
        const { file, line, from } =
          lines
            .map(
              (each) =>
                /^ {2}contract "(?<file>[^":]+)(?::\d+)?",.*? line (?<line>\d+):(?<from>\d+)/.exec(each)?.groups,
            )
            .find(Boolean) ?? {};
        const shown = lines.map((each) => /^ {2}---> \d+ (.*)$/.exec(each)?.[1]).find((each) => each !== undefined);
        return {
          ...(file && { file, line: Number(line), column: Number(from) + 1 }),
          ...(shown !== undefined && { snippet: [shown] }),
        };
      },
      examples: [
        {
          log: 'Error compiling: b.vy\nvyper.exceptions.UndeclaredDefinition: Storage variable \'y\' has not been declared.\n\n  contract "b.vy:4", function "f", line 4:4 \n       3 def f(a: uint256) -> int128:\n  ---> 4     self.y = 3\n  -----------^\n       5     return a\n\n',
          gives: [
            {
              severity: 'error',
              code: 'UndeclaredDefinition',
              file: 'b.vy',
              line: 4,
              column: 5,
              message: "Storage variable 'y' has not been declared.",
              snippet: ['    self.y = 3'],
            },
          ],
        },
      ],
    },
  ],
};
