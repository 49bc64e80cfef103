import type { Format } from '../core/format.ts';

export const swiftc: Format = {
  name: 'swiftc',
  title: 'Swift compiler and Swift package manager',
  url: 'https://www.swift.org/documentation/',
  columnUnit: 'byte',
  rules: [
    {
      claim: 'shared',
      triggers: ['.swift:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.swift):(?<line>\d+):(?<column>\d+): (?<severity>error|warning|note|remark): (?<message>.+?)(?: \[#(?<code>\w+)\])?$/,
      severity: { error: 'error', warning: 'warning', note: 'info', remark: 'info' },
      block: {
        continues: (line) =>
          /^\s*\d* \||^\s*[`|^~]|^[^\s:][^:]*\.swift:\d+:\d+: note: |^ *\d+ ?│/.test(line)
            ? 'yes'
            : /^\s*[\^~][\s^~]*$/.test(line)
              ? 'yes'
              : 'maybe',
        patience: 1,
      },
      read: (lines, { severity }) => {
        if (severity === 'note') return [];
        const related = lines.slice(1).flatMap((line) => {
          const note = /^(?<file>[^\s:][^:]*\.swift):(?<line>\d+):(?<column>\d+): note: (?<text>.+)$/.exec(
            line,
          )?.groups;
          return note
            ? [
                {
                  message: note.text as string,
                  file: note.file as string,
                  line: Number(note.line),
                  column: Number(note.column),
                },
              ]
            : [];
        });
        return related.length > 0 ? { related } : {};
      },
      examples: [
        {
          log: "Sources/A.swift:3:9: error: cannot find 'x' in scope\n  print(x)\n        ^\nSources/A.swift:7:5: warning: variable 'y' was never used; consider replacing with '_'",
          gives: [
            { severity: 'error', file: 'Sources/A.swift', line: 3, column: 9, message: "cannot find 'x' in scope" },
            { severity: 'warning', line: 7 },
          ],
        },
      ],
    },
  ],
};
