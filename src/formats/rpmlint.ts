import type { Format } from '../core/format.ts';

export const rpmlint: Format = {
  name: 'rpmlint',
  title: 'rpmlint and Lintian',
  url: 'https://github.com/rpm-software-management/rpmlint',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': W: ', ': E: ', ': I: '],
      match:
        /^(?<file>[^\s:]+(?:\.spec|\.rpm|\.\w+)?):(?:(?<line>\d+):)? (?<severity>[WEI]): (?<message>(?<code>[a-z0-9][a-z0-9-]+)(?: .+)?)$/,
      severity: { w: 'warning', e: 'error', i: 'info' },
      read: (_, { line, file = '' }) => (line === undefined && file.endsWith('.spec') ? { line: 1 } : {}),
      examples: [
        {
          log: 'cyrus.spec:23: W: macro-in-comment %version\napcupsd.spec: E: specfile-error warning: bogus date',
          gives: [
            { severity: 'warning', code: 'macro-in-comment', file: 'cyrus.spec', line: 23 },
            { severity: 'error', code: 'specfile-error', file: 'apcupsd.spec' },
          ],
        },
      ],
    },
  ],
};
