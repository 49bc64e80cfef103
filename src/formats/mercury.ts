import type { Format } from '../core/format.ts';

export const mercury: Format = {
  name: 'mercury',
  title: 'Mercury compiler',
  url: 'https://www.mercurylang.org/information/doc-release/mercury_user_guide/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.m:1'],
      match: /^(?<file>[^\s:]+\.m):(?<line>\d{3,}): (?<message>\S.*)$/,
      block: {
        continues: (line, lines) =>
          line.startsWith(/^[^\s:]+\.m:\d+:/.exec(lines[0] ?? '')?.[0] ?? '\0') && /^[^\s:]+\.m:\d+: {2,}/.test(line)
            ? 'yes'
            : 'no',
        maxLines: 12,
      },
      read: (lines, { message = '' }) => {
        const rest = lines.slice(1).map((line) => line.replace(/^[^\s:]+\.m:\d+: +/, ''));
        const said = /^In [`'].*:$/.test(message) ? rest.join(' ') || message : [message, ...rest].join(' ');
        return { severity: /^\s*warning/i.test(said) ? 'warning' : 'error', message: said };
      },
      examples: [
        {
          log: "a.m:010: Warning: reference to uninitialized state variable !.X.\na.m:012: In `p':\na.m:012:   error: determinism declaration not satisfied.",
          gives: [
            { severity: 'warning', file: 'a.m', line: 10 },
            { severity: 'error', line: 12, message: 'error: determinism declaration not satisfied.' },
          ],
        },
      ],
    },
  ],
};
