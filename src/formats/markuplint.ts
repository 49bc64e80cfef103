import type { Format } from '../core/format.ts';

export const markuplint: Format = {
  name: 'markuplint',
  title: 'Markuplint',
  url: 'https://markuplint.dev/docs/guides/cli',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['<markuplint> '],
      match:
        /^<markuplint> (?<severity>error|warning|info): (?<message>\S.*) \((?<code>[\w/-]+)\) (?<file>\S.*):(?<line>\d+):(?<column>\d+)$/,
      block: { continues: (line) => (/^ +\d+: |^ +\^*\s*$/.test(line) ? 'yes' : 'no'), maxLines: 10 },
      examples: [
        {
          log: '<markuplint> error: Require doctype (doctype) /home/dev/a.html:1:1\n   1: <html>•<head>\n                \n   2: \n',
          gives: [
            {
              severity: 'error',
              code: 'doctype',
              file: 'home/dev/a.html',
              line: 1,
              column: 1,
              message: 'Require doctype',
            },
          ],
        },
      ],
    },
  ],
};
