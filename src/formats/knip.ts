import type { Format } from '../core/format.ts';

export const knip: Format = {
  name: 'knip',
  title: 'Knip',
  url: 'https://knip.dev/features/reporters',
  columnUnit: 'utf16',
  rules: [
    {
      // A heading with a count, then a row for each.
      triggers: ['Unused ', 'Unlisted ', 'Unresolved ', 'Duplicate exports'],
      match:
        /^(?<kind>(?:Unused (?:files|dependencies|devDependencies|optional peerDependencies|exports|exported types|exported enum members|exported class members)|Unlisted (?:dependencies|binaries)|Unresolved imports|Duplicate exports)) \(\d+\)$/,
      block: {
        continues: (line, lines) =>
          lines.length <= Number(/\((\d+)\)$/.exec(lines[0] ?? '')?.[1]) &&
          /^\S/.test(line) &&
          !/^(?:Unused|Unlisted|Unresolved|Duplicate) .*\(\d+\)$/.test(line)
            ? 'yes'
            : 'no',
        maxLines: 5000,
      },
      read: (lines, { kind = '' }) =>
        lines.slice(1).map((line, index) => {
          const { file, at, column } = /(?<file>\S+?)(?::(?<at>\d+):(?<column>\d+))?\s*$/.exec(line)?.groups ?? {};
          const compact = /^(?<path>\S+): (?<names>.+)$/.exec(line)?.groups;
          const name = compact?.names ?? line.trim().split(/ {2,}/)[0] ?? '';
          return {
            severity: 'warning' as const,
            code: kind.toLowerCase().replaceAll(' ', '-'),
            message: `${kind}: ${name}`,
            ...(compact ? { file: compact.path as string } : file ? { file } : {}),
            ...(!compact && at && { line: Number(at), column: Number(column) }),
            span: [index + 1, index + 1] as const,
          };
        }),
      examples: [
        {
          log: 'Unused files (1)\ns/c.js\nUnused dependencies (1)\nlodash  package.json\nUnlisted dependencies (1)\nnope  s/a.js:1:25\n',
          gives: [
            { severity: 'warning', code: 'unused-files', file: 's/c.js', message: 'Unused files: s/c.js' },
            { code: 'unused-dependencies', file: 'package.json', message: 'Unused dependencies: lodash' },
            {
              code: 'unlisted-dependencies',
              file: 's/a.js',
              line: 1,
              column: 25,
              message: 'Unlisted dependencies: nope',
            },
          ],
        },
      ],
    },
  ],
};
