import type { Format } from '../core/format.ts';

export const ant: Format = {
  name: 'ant',
  title: 'Apache Ant',
  url: 'https://ant.apache.org/manual/running.html',
  columnUnit: 'utf16',
  rules: [
    {
      // Where the reason has no place, it stands alone below.
      triggers: ['BUILD FAILED'],
      match: /^BUILD FAILED$/,
      severity: 'error',
      block: { continues: (line) => (line === '' || /^[^\s:]+:\d+:/.test(line) ? 'no' : 'last') },
      read: ([, message]) => (message ? { message } : []),
      examples: [
        {
          log: 'Buildfile: /home/dev/build.xml\n\nBUILD FAILED\nTarget "nosuch" does not exist in the project "p". It is used from target "dep".\n\nTotal time: 0 seconds',
          gives: [
            {
              severity: 'error',
              message: 'Target "nosuch" does not exist in the project "p". It is used from target "dep".',
            },
          ],
        },
      ],
    },
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
