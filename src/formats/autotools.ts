import type { Format } from '../core/format.ts';

export const autotools: Format = {
  name: 'autotools',
  title: 'Autoconf, Automake, Libtool and configure',
  url: 'https://www.gnu.org/software/automake/manual/automake.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['configure: error: ', 'configure: WARNING: '],
      match: /^configure: (?<severity>error|WARNING): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning' },
      block: { continues: (line) => (/^(?:See `|\s{2,}\S)/.test(line) ? 'yes' : 'no'), maxLines: 6 },
      examples: [
        {
          log: "configure: error: no acceptable C compiler found in $PATH\nSee `config.log' for more details",
          gives: [{ severity: 'error', message: 'no acceptable C compiler found in $PATH' }],
        },
      ],
    },
    {
      triggers: ['configure.ac:1', '.am:1', '.m4:1', 'configure.in:1'],
      match:
        /^(?<file>[^\s:]*(?:configure\.(?:ac|in)|\.am|\.m4)):(?<line>\d+): (?:(?<severity>error|warning): )?(?<message>\S.*)$/,
      severity: { '': 'error', error: 'error', warning: 'warning' },
      read: (_, { message = '' }) =>
        /^(?:the top level|.* is expanded from|installing|AC_\w+ is|.*(?:first|previous) (?:definition|required))/.test(
          message,
        )
          ? []
          : {},
      examples: [
        {
          log: "configure.ac:12: error: possibly undefined macro: AC_FOO\nMakefile.am:3: warning: source file 'a/b.c' is in a subdirectory,",
          gives: [
            { severity: 'error', file: 'configure.ac', line: 12 },
            { severity: 'warning', line: 3 },
          ],
        },
      ],
    },
    {
      triggers: [
        'libtool: error: ',
        'libtool: warning: ',
        'libtool: link: ',
        'aclocal: error: ',
        'automake: error: ',
        'autoreconf: error: ',
      ],
      match:
        /^(?:libtool|aclocal|automake|autoreconf|autom4te|autoconf|libtoolize): (?<severity>error|warning): (?<message>.+)$/,
      examples: [
        {
          log: "libtool: error: cannot find the library 'libfoo.la' or unhandled argument 'libfoo.la'",
          gives: [{ severity: 'error' }],
        },
      ],
    },
  ],
};
