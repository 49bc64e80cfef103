import type { Format } from '../core/format.ts';

export const depcheck: Format = {
  name: 'depcheck',
  title: 'depcheck',
  url: 'https://github.com/depcheck/depcheck',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['Unused dependencies', 'Unused devDependencies', 'Missing dependencies'],
      match: /^(?<kind>Unused dependencies|Unused devDependencies|Missing dependencies)$/,
      block: { continues: (line) => (/^\* \S/.test(line) ? 'yes' : 'no') },
      read: (lines, { kind = '' }) =>
        lines.slice(1).map((line, index) => {
          const { name, file } = /^\* (?<name>[^\s:]+)(?:: (?<file>\S.*))?$/.exec(line)?.groups ?? {};
          const missing = kind.startsWith('Missing');
          return {
            severity: missing ? ('error' as const) : ('warning' as const),
            code: kind.replace(/dependencies/, 'dependency').replace(/Dependencies/, 'Dependency'),
            message: `${missing ? 'missing' : 'unused'}: ${name ?? line.slice(2)}`,
            file: file ?? 'package.json',
            span: [index + 1, index + 1] as const,
          };
        }),
      examples: [
        {
          log: 'Unused dependencies\n* lodash\nUnused devDependencies\n* zz\nMissing dependencies\n* nope: ./s/a.js\nUnused dependencies\n  of the old kind',
          gives: [
            { severity: 'warning', code: 'Unused dependency', message: 'unused: lodash', file: 'package.json' },
            { severity: 'warning', code: 'Unused devDependency', message: 'unused: zz' },
            { severity: 'error', code: 'Missing dependency', message: 'missing: nope', file: 's/a.js' },
          ],
        },
      ],
    },
  ],
};
