import type { Format } from '../core/format.ts';

export const sorbet: Format = {
  name: 'sorbet',
  title: 'Sorbet',
  url: 'https://sorbet.org/docs/error-reference',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['https://srb.help/'],
      match: /^(?<file>[^:\s][^:]*):(?<line>\d+): (?<message>.+ https:\/\/srb\.help\/(?<code>\d{4}))$/,
      severity: 'error',
      block: { continues: (line) => (/^\s+\S/.test(line) ? 'yes' : 'no'), maxLines: 60 },
      read: (lines) => {
        const related = lines.slice(1).flatMap((line) => {
          const place = /^ {4}(?<file>[^:\s][^:]*):(?<at>\d+): ?(?<text>.*)$/.exec(line)?.groups;
          return place ? [{ message: place.text ?? '', file: place.file as string, line: Number(place.at) }] : [];
        });
        return related.length > 0 ? { related } : {};
      },
      examples: [
        {
          log: 'a.rb:13: Method `barr` does not exist on `A` https://srb.help/7003\n    13 |  A.new.barr(91)\n          ^^^^^^^^^^^^^^\n  Autocorrect: Use `-a` to autocorrect\n    a.rb:13: Replace with `bar`\n    13 |  A.new.barr(91)\n                ^^^^\nErrors: 1',
          gives: [
            {
              severity: 'error',
              code: '7003',
              file: 'a.rb',
              line: 13,
              related: [{ message: 'Replace with `bar`', file: 'a.rb', line: 13 }],
            },
          ],
        },
      ],
    },
  ],
};
