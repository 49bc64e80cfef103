import type { Format } from '../core/format.ts';

export const glslang: Format = {
  name: 'glslang',
  title: 'glslang and other shader compilers',
  url: 'https://github.com/KhronosGroup/glslang',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['ERROR: ', 'WARNING: '],
      match: /^(?<severity>ERROR|WARNING): (?:0|(?<file>[^\s:]+\.\w+)):(?<line>\d+): (?<message>'.+)$/,
      examples: [
        {
          log: "ERROR: 0:4: 'gl_Foo' : undeclared identifier\nWARNING: a.vert:14: '__x' : identifiers containing consecutive underscores are reserved\nERROR: 2 compilation errors.  No code generated.",
          gives: [
            { severity: 'error', line: 4, message: "'gl_Foo' : undeclared identifier" },
            { severity: 'warning', file: 'a.vert', line: 14 },
          ],
        },
      ],
    },
  ],
};
