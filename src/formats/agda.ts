import type { Format } from '../core/format.ts';

export const agda: Format = {
  name: 'agda',
  title: 'Agda',
  url: 'https://agda.readthedocs.io/',
  columnUnit: 'character',
  rules: [
    {
      // The range alone, the message in the lines below; the line of the end stands there only where it is another.
      triggers: ['.agda:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:]+\.l?agda(?:\.md)?):(?<line>\d+),(?<column>\d+)-(?:(?<endLine>\d+),)?(?<endColumn>\d+)(?:: (?<kind>\S.*))?$/,
      block: {
        continues: (line) =>
          line === '' || /^(?: *Checking |\S+\.l?agda(?:\.md)?:\d+,\d+|———)/.test(line) ? 'no' : 'yes',
        maxLines: 40,
      },
      read: ([, ...lines], { line, endLine, kind = '' }) => {
        const { code } = /\[(?<code>\w+)\]$/.exec(kind)?.groups ?? {};
        // A parse error names its own place again, and what stands in the source behind it.
        const own = lines.map((text) => text.replace(/^\S+\.l?agda:\d+,\d+: /, ''));
        if (own.length === 0) return null;
        return {
          severity: /^warning/.test(kind) ? 'warning' : 'error',
          message: own.join('\n'),
          endLine: Number(endLine ?? line),
          ...(code && { code }),
        };
      },
      examples: [
        {
          log: 'Checking B (/home/dev/B.agda).\n/home/dev/B.agda:6,7-13\nNot in scope:\n  undefd at /home/dev/B.agda:6,7-13\nwhen scope checking undefd\nChecking C (/home/dev/C.agda).',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/B.agda',
              line: 6,
              column: 7,
              endColumn: 13,
              message: 'Not in scope:\n  undefd at /home/dev/B.agda:6,7-13\nwhen scope checking undefd',
            },
          ],
        },
      ],
    },
    {
      triggers: ['.agda:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:]+\.l?agda(?:\.md)?):(?<line>\d+),(?<column>\d+): (?<message>\S.*)$/,
      severity: 'error',
      examples: [
        {
          log: '/home/dev/D.agda:3,2: Parse error',
          gives: [{ severity: 'error', line: 3, column: 2, message: 'Parse error' }],
        },
      ],
    },
  ],
};
