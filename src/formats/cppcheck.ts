import type { Format } from '../core/format.ts';
import { readCppcheckXml } from './shared/analysis-xml.ts';
import { xmlReport } from './shared/xml-report.ts';

export const cppcheck: Format = {
  name: 'cppcheck',
  title: 'Cppcheck',
  url: 'https://cppcheck.sourceforge.io/manual.pdf',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': style: ', ': performance: ', ': portability: ', ': information: ', ': error: ', ': warning: '],
      match:
        /^(?:nofile:0:0|(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+):(?<column>\d+)): (?:(?<severity>error|warning|style|performance|portability|information|debug):) (?:inconclusive: )?(?<message>.+) \[(?<code>(?!SC\d{4}\])[a-zA-Z]\w*)\]$/,
      severity: {
        error: 'error',
        warning: 'warning',
        style: 'warning',
        performance: 'warning',
        portability: 'warning',
        information: 'info',
        debug: 'info',
      },
      block: {
        continues: (line) =>
          /^[^\s:][^:]*:\d+:\d+: note: /.test(line) ? 'yes' : /^\s*\^\s*$/.test(line) ? 'yes' : 'maybe',
        patience: 1,
      },
      read: (lines, { code = '' }) => {
        if (/^(?:W|Werror|f)$/.test(code)) return null;
        const related = lines.slice(1).flatMap((line) => {
          const note = /^(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+): note: (?<text>.+)$/.exec(line)?.groups;
          return note
            ? [
                {
                  message: note.text as string,
                  file: note.file as string,
                  line: Number(note.line),
                  column: Number(note.column),
                },
              ]
            : [];
        });
        const shown = /^\s*\^\s*$/.test(lines[2] ?? '') ? lines[1] : undefined;
        return { ...(related.length > 0 && { related }), ...(shown && { snippet: [shown] }) };
      },
      examples: [
        {
          log: "a.c:5:3: error: Array 'x[10]' accessed at index 10, which is out of bounds. [arrayIndexOutOfBounds]\n  x[10] = 0;\n  ^\na.c:9:7: style: Variable 'y' is assigned a value that is never used. [unreadVariable]\n    y = 1;\n      ^",
          gives: [
            {
              severity: 'error',
              code: 'arrayIndexOutOfBounds',
              file: 'a.c',
              line: 5,
              column: 3,
              snippet: ['  x[10] = 0;'],
            },
            { severity: 'warning', code: 'unreadVariable', line: 9 },
          ],
        },
      ],
    },
    {
      triggers: ['(error) ', '(style) ', '(warning) ', '(performance) ', '(portability) ', '(information) '],
      match:
        /^\[(?<file>[^\]]+):(?<line>\d+)\](?: -> \[[^\]]+\])*: \((?<severity>error|style|warning|performance|portability|information)(?:, inconclusive)?\) (?<message>.+?)(?: \[(?<code>\w+)\])?$/,
      severity: {
        error: 'error',
        warning: 'warning',
        style: 'warning',
        performance: 'warning',
        portability: 'warning',
        information: 'info',
      },
      examples: [
        {
          log: '[src/a.c:5]: (error) Memory leak: p',
          gives: [{ severity: 'error', file: 'src/a.c', line: 5, message: 'Memory leak: p' }],
        },
      ],
    },

    xmlReport({
      roots: ['results'],
      read: readCppcheckXml,
      examples: [
        {
          log: '<?xml version="1.0" encoding="UTF-8"?>\n<results version="2">\n    <cppcheck version="2.10"/>\n    <errors>\nChecking a.cpp ...\n        <error id="nullPointer" severity="error" msg="Null pointer dereference: q" verbose="Null pointer dereference: q" cwe="476" file0="a.cpp">\n            <location file="a.cpp" line="8" column="4" info="Null pointer dereference"/>\n            <location file="a.cpp" line="7" column="12" info="Assignment &apos;q=nullptr&apos;, assigned value is 0"/>\n            <symbol>q</symbol>\n        </error>\n    </errors>\n</results>',
          gives: [
            {
              severity: 'error',
              code: 'nullPointer',
              file: 'a.cpp',
              line: 8,
              column: 4,
              message: 'Null pointer dereference: q',
              related: [{ file: 'a.cpp', line: 7, column: 12, message: "Assignment 'q=nullptr', assigned value is 0" }],
            },
          ],
        },
      ],
    }),
  ],
};
