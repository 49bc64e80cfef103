import type { Format } from '../core/format.ts';

export const buildifier: Format = {
  name: 'buildifier',
  title: 'Buildifier',
  url: 'https://github.com/bazelbuild/buildtools/blob/main/WARNINGS.md',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.bzl:1', 'BUILD:1', '.bazel:1', 'WORKSPACE:1', '.star:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:]*(?:\.bzl|BUILD|\.bazel|WORKSPACE|\.star)):(?<line>\d+):(?:(?<column>\d+):)? (?<message>(?:(?<code>[a-z][a-z-]+): .+|.+))$/,
      read: (_, { code }) => ({ severity: code ? 'warning' : 'error' }),
      examples: [
        {
          log: 'tools/a.bzl:26:1: syntax error near ;\ntools/a.bzl:7: unused-variable: Variable "foo" is unused. (https://github.com/bazelbuild/buildtools/blob/main/WARNINGS.md#unused-variable)',
          gives: [
            { severity: 'error', file: 'tools/a.bzl', line: 26, column: 1 },
            { severity: 'warning', code: 'unused-variable', line: 7 },
          ],
        },
      ],
    },
  ],
};
