import type { Format } from '../core/format.ts';

export const sbcl: Format = {
  name: 'sbcl',
  title: 'Steel Bank Common Lisp',
  url: 'https://www.sbcl.org/manual/#Diagnostic-Messages',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['; caught '],
      match: /^; caught (?<severity>ERROR|WARNING|STYLE-WARNING):$/,
      severity: { error: 'error', warning: 'warning', 'style-warning': 'warning' },
      heading: /^;(?<nothing>.*)$/,
      block: { continues: (line) => (/^; {3}/.test(line) ? 'yes' : 'no'), maxLines: 30 },
      read: (lines, { severity }) => {
        const said = lines.slice(1).map((line) => line.slice(4));
        const more = said.findIndex((line) => /^See also:/.test(line));
        return { code: severity as string, message: said.slice(0, more === -1 ? undefined : more).join('\n') };
      },
      examples: [
        {
          log: '; in: DEFUN F\n;     (+ Y 1)\n; \n; caught WARNING:\n;   undefined variable: COMMON-LISP-USER::Y\n\n; in: DEFUN H\n; \n; caught STYLE-WARNING:\n;   The variable A is defined but never used.\n',
          gives: [
            { severity: 'warning', code: 'WARNING', message: 'undefined variable: COMMON-LISP-USER::Y' },
            { code: 'STYLE-WARNING', message: 'The variable A is defined but never used.' },
          ],
        },
      ],
    },
    {
      triggers: ['Unhandled '],
      match: /^Unhandled (?<code>[A-Z][A-Z0-9:-]+) in thread #<SB-THREAD:.*$/,
      severity: 'error',
      block: { continues: (line) => (/^Backtrace for: /.test(line) ? 'last' : 'yes'), maxLines: 30 },
      read: (lines) => {
        const text = lines
          .slice(1)
          .filter((line) => !/^ {20,}\{|^Backtrace for: /.test(line))
          .map((line) => line.trim())
          .filter((line) => line !== '');
        const all = text.join(' ');
        const { file } = /for "file (?<file>[^"]+)"/.exec(all)?.groups ?? {};
        const { line, from } = /line: (?<line>\d+), column: (?<from>\d+)/.exec(all)?.groups ?? {};
        return {
          message: all,
          ...(file && { file }),
          ...(line && { line: Number(line), column: Number(from) + 1 }),
        };
      },
      examples: [
        {
          log: 'Unhandled TYPE-ERROR in thread #<SB-THREAD:THREAD "main thread" RUNNING\n                                  {1001348003}>:\n  The value\n    3\n  is not of type\n    LIST\n\nBacktrace for: #<SB-THREAD:THREAD "main thread" RUNNING {1001348003}>\n0: (F 3)',
          gives: [{ severity: 'error', code: 'TYPE-ERROR', message: 'The value 3 is not of type LIST' }],
        },
      ],
    },
  ],
};
