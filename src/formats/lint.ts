import type { Format } from '../core/format.ts';

export const lint: Format = {
  name: 'lint',
  title: 'lint of BSD and System V',
  url: 'https://man.freebsd.org/cgi/man.cgi?query=lint',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['), but ', ' :: ', 'may be indistinguishable', 'never used', ' defined( '],
      match:
        /^(?<message>(?<symbol>\w+)(?::?\s+(?:variable # of args|defined|used|value).*|: .*))[\s(](?<file>\/?[\w./-]+\.\w+)\s*\((?<line>\d+)\)\s*\)?(?:, but .*)?$/,
      severity: 'warning',
      examples: [
        {
          log: 'bloofle defined( /users/wolfgang/foo.c(4) ), but never used\nstrcmp: variable # of args. llib-lc(359)  ::  /usr/src/foo/foo.c(8)',
          gives: [
            { severity: 'warning', line: 4 },
            { severity: 'warning', line: 8 },
          ],
        },
      ],
    },
    {
      triggers: ['may be indistinguishable', 'defined but never used'],
      match:
        /^(?:(?<message>name defined but never used: \w+) in (?<file>[\w./-]+)\((?<line>\d+)\)|(?<text>\w+ \((?<at>\d+)\) in (?<path>[\w./-]+) may be indistinguishable from .*))$/,
      severity: 'warning',
      read: (_, { text, at, path }) => (text && path ? { message: text, file: path, line: Number(at) } : {}),
      examples: [
        {
          log: 'name defined but never used: LinInt in cmap_calc.c(199)\nTrimMask (255) in solomon.c may be indistinguishable from TrimMasks (93) in solomon.c',
          gives: [
            { severity: 'warning', file: 'cmap_calc.c', line: 199 },
            { file: 'solomon.c', line: 255 },
          ],
        },
      ],
    },
  ],
};
