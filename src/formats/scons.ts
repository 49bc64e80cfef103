import type { Format } from '../core/format.ts';

export const scons: Format = {
  name: 'scons',
  title: 'SCons and Waf',
  url: 'https://scons.org/doc/production/HTML/scons-man.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['scons: *** ', 'scons: warning: '],
      match: /^scons: (?:\*\*\*|(?<severity>warning):) (?<message>.+)$/,
      block: { continues: (line) => (/^File "[^"]+", line \d+/.test(line) ? 'last' : 'no') },
      read: (lines, { message = '', severity }) => {
        if (/^\[.*\] Error \d+$/.test(message)) return [];
        const { file, line } = /^File "(?<file>[^"]+)", line (?<line>\d+)/.exec(lines[1] ?? '')?.groups ?? {};
        return { severity: severity ? 'warning' : 'error', ...(file && { file, line: Number(line) }) };
      },
      examples: [
        {
          log: 'scons: *** No SConstruct file found.\nFile "/usr/lib/scons/SCons/Script/Main.py", line 941, in _main\nscons: *** [a.o] Error 1',
          gives: [{ severity: 'error', message: 'No SConstruct file found.' }],
        },
      ],
    },
  ],
};
