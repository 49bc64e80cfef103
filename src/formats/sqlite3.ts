import type { Format } from '../core/format.ts';

export const sqlite3: Format = {
  name: 'sqlite3',
  title: 'SQLite shell',
  url: 'https://sqlite.org/cli.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Parse error near line ', 'Runtime error near line ', 'Error: near line '],
      match: /^(?<code>Parse error|Runtime error|Error:) near line (?<line>\d+): (?<message>\S.*?)(?: \(\d+\))?$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          /^ *\^--- error here/.test(line) ? 'last' : lines.length === 1 && /^ {2}\S/.test(line) ? 'maybe' : 'no',
        patience: 2,
      },
      read: (lines, { code = '' }) => ({
        code: code.replace(':', ''),
        ...(lines.length > 1 && { snippet: [(lines[1] ?? '').slice(2)] }),
      }),
      examples: [
        {
          log: 'Parse error near line 4: near "selct": syntax error\n  selct 1;\n  ^--- error here\nRuntime error near line 5: UNIQUE constraint failed: t.a (19)',
          gives: [
            {
              severity: 'error',
              code: 'Parse error',
              line: 4,
              message: 'near "selct": syntax error',
              snippet: ['selct 1;'],
            },
            { code: 'Runtime error', line: 5, message: 'UNIQUE constraint failed: t.a' },
          ],
        },
      ],
    },
  ],
};
