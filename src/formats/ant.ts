import type { Format } from '../core/format.ts';

export const ant: Format = {
  name: 'ant',
  title: 'Apache Ant',
  url: 'https://ant.apache.org/manual/running.html',
  columnUnit: 'utf16',
  rules: [
    {
      claim: 'shared',
      triggers: ['.xml:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.xml):(?<line>\d+):(?:(?<column>\d+):)? (?!(?:error|fatal|warning): )(?<message>\S.*)$/,
      severity: 'error',
      read: (_, { message = '' }) =>
        /^(?:Compile failed|The following error occurred|Warning: Could not|exec returned)/.test(message)
          ? []
          : /^(?:error|warning|note):? /i.test(message)
            ? null
            : {},
      examples: [
        {
          log: 'BUILD FAILED\n/home/dev/build.xml:12: Target "nosuch" does not exist in the project "demo".',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/build.xml',
              line: 12,
              message: 'Target "nosuch" does not exist in the project "demo".',
            },
          ],
        },
        { log: '/home/dev/build.xml:7: Compile failed; see the compiler error output for details.', gives: [] },
      ],
    },
  ],
};
