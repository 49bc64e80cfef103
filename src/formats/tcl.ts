import type { Format } from '../core/format.ts';

export const tcl: Format = {
  name: 'tcl',
  title: 'Tcl, with tcltest',
  url: 'https://www.tcl-lang.org/man/tcl/TclCmd/tcltest.htm',
  columnUnit: 'character',
  rules: [
    {
      // The message stands alone above its trace.
      triggers: ['    while executing'],
      match: /^ {4}while executing$/,
      heading: /^(?<message>\S.*)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^"|^ {4}\(|^ {4}invoked from within$|^ {4}while executing$|^\s+\S/.test(line) ? 'yes' : 'no',
        maxLines: 100,
      },
      read: (lines) => {
        const { file, at } =
          lines.map((line) => /^ {4}\(file "(?<file>[^"]+)" line (?<at>\d+)\)$/.exec(line)?.groups).find(Boolean) ?? {};
        return file ? { file, line: Number(at) } : {};
      },
      examples: [
        {
          log: 'bad 1\n    while executing\n"error "bad $x""\n    (procedure "f" line 2)\n    invoked from within\n"f 1 "\n    (file "a.tcl" line 5)',
          gives: [{ severity: 'error', message: 'bad 1', file: 'a.tcl', line: 5 }],
        },
      ],
    },
    {
      triggers: [' FAILED'],
      match: /^==== (?<code>\S+) (?<title>.*?) ?FAILED$/,
      severity: 'error',
      block: { continues: (line) => (/^==== \S+ FAILED$/.test(line) ? 'last' : 'yes'), maxLines: 100 },
      read: (lines, { title = '' }) => {
        if (lines.length === 1) return null;
        const result = lines.findIndex((line) => /^---- (?:Result was|Test generated error)/.test(line));
        const said = result === -1 ? [] : lines.slice(result, -1).map((line) => line.replace(/^---- /, ''));
        return { message: [title, ...said].filter((line) => line !== '').join('\n') || 'failed' };
      },
      examples: [
        {
          log: '==== bad sum wrong FAILED\n==== Contents of test case:\nexpr 1+1\n---- Result was:\n2\n---- Result should have been (exact matching):\n3\n==== bad FAILED\n',
          gives: [
            {
              severity: 'error',
              code: 'bad',
              message: 'sum wrong\nResult was:\n2\nResult should have been (exact matching):\n3',
            },
          ],
        },
      ],
    },
  ],
};
