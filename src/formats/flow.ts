import type { Related } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';

export const flow: Format = {
  name: 'flow',
  title: 'Flow',
  url: 'https://flow.org/',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['Error ----', 'Warning ----'],
      match: /^(?<severity>Error|Warning) -+ (?<file>\S.*?):(?<line>\d+):(?<column>\d+)$/,
      block: {
        continues: (line, lines) =>
          /^(?:Error|Warning) -{4,} |^Found \d+ (?:error|warning)/.test(line) ||
          (line === '' && lines.at(-1) === '' && lines.length > 2)
            ? 'no'
            : 'yes',
        maxLines: 100,
      },
      read: ([, ...lines]) => {
        const text = lines.slice(1);
        const end = text.indexOf('');
        const said = (end === -1 ? text : text.slice(0, end)).join(' ');
        const { message = said, code } = /^(?<message>.*) \[(?<code>[A-Za-z][\w-]*)\]$/.exec(said)?.groups ?? {};
        const below = end === -1 ? [] : text.slice(end);
        const references = below.indexOf('References:');
        const shown = below.map((line) => /^ +\d+\| ?(.*)$/.exec(line)?.[1]).find((line) => line !== undefined);
        const related = (references === -1 ? [] : below.slice(references + 1)).flatMap(
          (line, index, rows): Related[] => {
            const place = /^ {3}(?<file>\S.*?):(?<line>\d+):(?<column>\d+)$/.exec(line)?.groups;
            const mark = /(?<mark>\[\d+\])$/.exec(rows[index + 2] ?? '')?.groups?.mark;
            return place
              ? [
                  {
                    message: mark ?? 'see here',
                    file: place.file as string,
                    line: Number(place.line),
                    column: Number(place.column),
                  },
                ]
              : [];
          },
        );
        if (said === '') return null;
        return {
          message,
          ...(code && { code }),
          ...(shown !== undefined && { snippet: [shown] }),
          ...(related.length > 0 && { related }),
        };
      },
      examples: [
        {
          log: 'Error ------------------------------------------------------------ a.js:2:19\n\nCannot assign `"a"` to `x` because `"a"` [1] is incompatible with `number` [2].\n[incompatible-type]\n\n   a.js:2:19\n   2| const x: number = "a";\n                        ^^^ [1]\n\nReferences:\n   a.js:2:10\n   2| const x: number = "a";\n               ^^^^^^ [2]\n\n\nError ------------------------------------------------------------ a.js:3:51\n\nCannot resolve name `nope`. [cannot-resolve-name]\n\n   3| f(nope)\n        ^^^^\n\n\nFound 2 errors',
          gives: [
            {
              severity: 'error',
              code: 'incompatible-type',
              file: 'a.js',
              line: 2,
              column: 19,
              message: 'Cannot assign `"a"` to `x` because `"a"` [1] is incompatible with `number` [2].',
              snippet: ['const x: number = "a";'],
              related: [{ message: '[2]', file: 'a.js', line: 2, column: 10 }],
            },
            { code: 'cannot-resolve-name', line: 3, column: 51, message: 'Cannot resolve name `nope`.' },
          ],
        },
      ],
    },
  ],
};
