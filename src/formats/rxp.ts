import type { Format } from '../core/format.ts';

export const rxp: Format = {
  name: 'rxp',
  title: 'RXP',
  url: 'https://www.cogsci.ed.ac.uk/~richard/rxp.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['Error: ', 'Warning: '],
      match: /^(?<severity>Error|Warning): (?<message>.+)$/,
      block: {
        continues: (line) =>
          /^ ?in (?:unnamed entity|entity ".*") at line \d+ char \d+ of /.test(line) ? 'last' : 'no',
      },
      read: ([, place = '']) => {
        const { line, column, file } =
          /at line (?<line>\d+) char (?<column>\d+) of (?:file:\/\/)?(?<file>\S+)/.exec(place)?.groups ?? {};
        return file ? { file, line: Number(line), column: Number(column) } : null;
      },
      examples: [
        {
          log: 'Error: Mismatched end tag: expected </a>, got </b>\nin unnamed entity at line 71 char 8 of file:///home/dev/group.xml',
          gives: [{ severity: 'error', file: 'home/dev/group.xml', line: 71, column: 8 }],
        },
      ],
    },
  ],
};
