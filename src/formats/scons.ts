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
    {
      // A script that raised: SCons shows the one place in it.
      triggers: ['File "'],
      match: /^ {2}File "(?<file>[^"]+)", line (?<line>\d+):$/,
      heading: /^(?<code>[A-Z]\w*(?:Error|Exception)): (?<message>\S.*?):?$/,
      severity: 'error',
      block: { continues: (line, lines) => (lines.length === 1 && /^ {4}\S/.test(line) ? 'last' : 'no') },
      read: ([, shown]) => (shown ? { snippet: [shown.trim()] } : {}),
      examples: [
        {
          log: 'scons: Reading SConscript files ...\nNameError: name \'foo\' is not defined:\n  File "/home/dev/project/S4", line 2:\n    foo()\n',
          gives: [
            {
              severity: 'error',
              code: 'NameError',
              file: 'home/dev/project/S4',
              line: 2,
              message: "name 'foo' is not defined",
              snippet: ['foo()'],
            },
          ],
        },
      ],
    },
  ],
};
