import type { Format } from '../core/format.ts';

export const nix: Format = {
  name: 'nix',
  title: 'Nix',
  url: 'https://nix.dev/manual/nix/latest/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['@nix {'],
      match: /^@nix \{/,
      read: ([line = '']) => {
        try {
          const said = JSON.parse(line.slice(5)) as Readonly<Record<string, unknown>>;
          const message = said.raw_msg ?? (said.level === 0 || said.level === 1 ? said.msg : undefined);
          if (typeof message !== 'string') return [];
          return {
            severity: said.level === 1 ? 'warning' : 'error',
            message,
            ...(typeof said.file === 'string' && { file: said.file }),
            ...(typeof said.line === 'number' && { line: said.line }),
            ...(typeof said.column === 'number' && { column: said.column }),
          };
        } catch {
          // Cut: there is nothing to read.
          return null;
        }
      },
      examples: [
        {
          log: '@nix {"line":6,"column":3,"raw_msg":"syntax error, unexpected \']\', expecting \';\'"}\n@nix {"unrelated":"message"}',
          gives: [{ severity: 'error', line: 6, column: 3 }],
        },
      ],
    },
    {
      triggers: ['.nix:1'],
      match: /^\s+at (?<file>[^\s:]+\.nix):(?<line>\d+):(?<column>\d+):$/,
      heading: /^\s*(?:error: )?(?<message>\S.*)$|^(?<blank>)$/,
      severity: 'error',
      read: (_, { message }) => (message ? { message: message.replace(/^error: /, '') } : null),
      examples: [
        {
          log: "error: undefined variable 'foo'\n       at /home/dev/default.nix:3:5:\n            2|\n            3|   foo",
          gives: [{ severity: 'error', message: "undefined variable 'foo'", line: 3, column: 5 }],
        },
      ],
    },
  ],
};
