import type { Format } from '../core/format.ts';

export const dependencyCruiser: Format = {
  name: 'dependency-cruiser',
  title: 'dependency-cruiser',
  url: 'https://github.com/sverweij/dependency-cruiser',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['  error ', '  warn ', '  info '],
      match:
        /^ {2}(?<severity>error|warn|info) (?<code>[a-z][\w-]+): (?<file>[\w@.][\w@./\\+-]*\.\w+)(?: → ?(?<to>.*))?$/,
      severity: { error: 'error', warn: 'warning', info: 'info' },
      block: {
        // A circle goes on, one file in a line; with `err-long` the comment of the rule stands below.
        continues: (line) => (/^ {6}\S.*?(?: →)?$/.test(line) || /^ {4}(?:-|[A-Za-z].*)$/.test(line) ? 'yes' : 'no'),
        maxLines: 40,
      },
      read: ([, ...lines], { file, to }) => {
        const circle = lines.filter((line) => /^ {6}\S/.test(line)).map((line) => line.trim().replace(/ →$/, ''));
        const comment = lines.filter((line) => /^ {4}[A-Za-z]/.test(line)).map((line) => ({ message: line.trim() }));
        const way = [file, to, ...circle].filter(Boolean).join(' → ');
        return { message: way, ...(comment.length > 0 && { related: comment }) };
      },
      examples: [
        {
          log: '\n  warn no-orphans: s/o.js\n  error not-to-unresolvable: s/a.js → nope\n  error no-circular: s/a.js → \n      s/b.js →\n      s/a.js\n    no cycles\n\nx 4 dependency violations (3 errors, 1 warnings). 5 modules, 4 dependencies cruised.',
          gives: [
            { severity: 'warning', code: 'no-orphans', file: 's/o.js', message: 's/o.js' },
            { severity: 'error', code: 'not-to-unresolvable', file: 's/a.js', message: 's/a.js → nope' },
            {
              severity: 'error',
              code: 'no-circular',
              message: 's/a.js → s/b.js → s/a.js',
              related: [{ message: 'no cycles' }],
            },
          ],
        },
      ],
    },
  ],
};
