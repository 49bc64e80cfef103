import type { Format } from '../core/format.ts';

export const javadoc: Format = {
  name: 'javadoc',
  title: 'Javadoc of old versions',
  url: 'https://docs.oracle.com/javase/8/docs/technotes/tools/unix/javadoc.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' warning - ', ' error - '],
      match:
        /^(?:(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.java):(?<line>\d+)|javadoc): (?<severity>warning|error) - (?<message>.+)$/,
      examples: [
        {
          log: '/home/dev/A.java:57: warning - @(#) is an unknown tag.\njavadoc: warning - Text of tag @x in class A is too long!',
          gives: [
            { severity: 'warning', line: 57, message: '@(#) is an unknown tag.' },
            { message: 'Text of tag @x in class A is too long!' },
          ],
        },
      ],
    },
  ],
};
