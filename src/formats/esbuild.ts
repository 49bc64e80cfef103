import type { Format } from '../core/format.ts';

export const esbuild: Format = {
  name: 'esbuild',
  title: 'esbuild',
  url: 'https://esbuild.github.io/api/#log-level',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['[ERROR] ', '[WARNING] '],
      match: /^(?:✘|▲|X|!) \[(?<severity>ERROR|WARNING)\] (?<message>.+?)(?: \[(?<code>[a-z][\w-]*)\])?$/,
      block: { continues: (line) => (/^\s|^$/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      read: (lines) => {
        const { file, line, from } =
          /^ {4}(?<file>\S.*?):(?<line>\d+):(?<from>\d+):$/m.exec(lines.join('\n'))?.groups ?? {};
        const shown = lines.find((each) => /^ +\d+ │/.test(each))?.replace(/^ +\d+ │ ?/, '');
        return file ? { file, line: Number(line), column: Number(from) + 1, ...(shown && { snippet: [shown] }) } : {};
      },
      examples: [
        {
          log: '✘ [ERROR] Could not resolve "./nosuch"\n\n    src/a.js:1:7:\n      1 │ import "./nosuch"\n        ╵        ~~~~~~~~~~\n\n1 error',
          gives: [
            {
              severity: 'error',
              message: 'Could not resolve "./nosuch"',
              file: 'src/a.js',
              line: 1,
              column: 8,
              snippet: ['import "./nosuch"'],
            },
          ],
        },
        {
          log: '▲ [WARNING] The "==" operator here is always false [equals-new-object]\n\n    a.js:2:5:\n',
          gives: [{ severity: 'warning', code: 'equals-new-object', line: 2, column: 6 }],
        },
      ],
    },
  ],
};
