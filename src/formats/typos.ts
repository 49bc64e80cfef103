import type { Format } from '../core/format.ts';

export const typos: Format = {
  name: 'typos',
  title: 'typos',
  url: 'https://github.com/crate-ci/typos',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['error: `'],
      match: /^error: (?<message>`[^`]+` (?:should be|->) `.+`)$/,
      severity: 'error',
      block: { continues: (line) => (/^\s*(?:-->|\||╭▸|│|╰╴|\d+ [|│])/.test(line) ? 'yes' : 'no'), maxLines: 12 },
      read: (lines) => {
        const { file, line, column } =
          /(?:-->|╭▸) (?<file>.+):(?<line>\d+):(?<column>\d+)$/m.exec(lines.join('\n'))?.groups ?? {};
        return file ? { file, line: Number(line), column: Number(column) } : null;
      },
      examples: [
        {
          log: 'error: `zeebra` should be `zebra`\n  --> docs/a.md:1:1\n  |\n1 | zeebra\n  | ^^^^^^\n  |',
          gives: [{ severity: 'error', message: '`zeebra` should be `zebra`', file: 'docs/a.md', line: 1, column: 1 }],
        },
      ],
    },
  ],
};
