import type { Format } from '../core/format.ts';

export const rollup: Format = {
  name: 'rollup',
  title: 'Rollup and Vite',
  url: 'https://rollupjs.org/troubleshooting/',
  columnUnit: 'utf16',
  rules: [
    {
      claim: 'shared',
      triggers: ['[!] ', 'error during build:', 'RollupError: '],
      match: /^(?:\[!\] (?:\((?<plugin>[^)]+)\) )?(?<message>.+)|error during build:)$/,
      severity: 'error',
      block: { continues: (line, lines) => (line === '' && lines.length > 1 ? 'no' : 'yes'), maxLines: 40 },
      read: (lines, { message }) => {
        const text = lines.join('\n');
        const said = message ?? lines[1] ?? '';
        // Rolldown lists what it found below.
        if (/^(?:Error: )?Build failed with \d+ errors?:/.test(said)) return null;
        const { file, line, column } =
          /^(?:file: |\s*at )?(?<file>(?:[A-Za-z]:)?[^\s:()]+\.\w+)(?: \(|:)(?<line>\d+):(?<column>\d+)\)?/m.exec(text)
            ?.groups ?? {};
        const code = /^(?:\w*Error: )?\[(?<code>[\w:-]+)\]/.exec(said)?.groups?.code;
        return {
          message: said,
          ...(code && { code }),
          ...(file && !/node_modules/.test(file) && { file, line: Number(line), column: Number(column) + 1 }),
        };
      },
      examples: [
        {
          log: '[!] RollupError: src/a.js (1:7): Unexpected token (Note that you need plugins to import files that are not JavaScript)\nsrc/a.js (1:7)\n1: const = 1\n          ^\n',
          gives: [{ severity: 'error', file: 'src/a.js', line: 1, column: 8 }],
        },
      ],
    },
    {
      triggers: ['(!) '],
      match: /^\(!\) (?<message>.+)$/,
      severity: 'warning',
      examples: [
        {
          log: '(!) Some chunks are larger than 500 kB after minification.',
          gives: [{ severity: 'warning', message: 'Some chunks are larger than 500 kB after minification.' }],
        },
      ],
    },
  ],
};
