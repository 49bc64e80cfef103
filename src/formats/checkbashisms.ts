import type { Format } from '../core/format.ts';

export const checkbashisms: Format = {
  name: 'checkbashisms',
  title: 'checkbashisms',
  url: 'https://manpages.debian.org/stable/devscripts/checkbashisms.1.en.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['possible bashism'],
      match:
        /^(?:possible bashism in (?<file>\S.*) line (?<line>\d+) \((?<message>.+)\):|(?<lint>[^\s:][^:]*):(?<at>\d+):(?<from>\d+): warning: possible bashism; (?<why>.+))$/,
      severity: 'warning',
      block: { continues: (_, lines) => (lines[0]?.endsWith('):') ? 'last' : 'no') },
      read: ([, shown], { lint, at, from, why }) =>
        lint
          ? { file: lint, line: Number(at), column: Number(from), message: why as string }
          : shown
            ? { snippet: [shown] }
            : {},
      examples: [
        {
          log: "possible bashism in a.sh line 6 (alternative test command ([[ foo ]] should be [ foo ])):\n[[ 1 -eq a+ ]]\nz.sh:2:1: warning: possible bashism; should be '.', not 'source'",
          gives: [
            {
              severity: 'warning',
              file: 'a.sh',
              line: 6,
              message: 'alternative test command ([[ foo ]] should be [ foo ])',
              snippet: ['[[ 1 -eq a+ ]]'],
            },
            { file: 'z.sh', line: 2, message: "should be '.', not 'source'" },
          ],
        },
      ],
    },
    {
      triggers: ['EOF reached. Wanted:'],
      match:
        /^error: (?<file>[^:]+): +(?<message>Unterminated .* EOF reached\. Wanted: <.+>, opened in line (?<line>\d+))$/,
      severity: 'error',
      examples: [
        {
          log: 'error: c.sh: Unterminated quoted string found, EOF reached. Wanted: <">, opened in line 2',
          gives: [{ severity: 'error', file: 'c.sh', line: 2 }],
        },
      ],
    },
  ],
};
