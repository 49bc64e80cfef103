import type { Format } from '../core/format.ts';
import { readCpdXml } from './shared/analysis-xml.ts';
import { readFileRows } from './shared/file-rows-xml.ts';
import { xmlReport } from './shared/xml-report.ts';

export const pmd: Format = {
  name: 'pmd',
  title: 'PMD and CPD',
  url: 'https://docs.pmd-code.org/latest/pmd_userdocs_report_formats.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [':1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:java|cls|jsp|xml|js|kt|swift|vm|trigger|page|plsql|apex)):(?<line>\d+):\t(?<code>[A-Z][A-Za-z]+):\t(?<message>[A-Z].+)$/,
      severity: 'warning',
      examples: [
        {
          log: "/home/dev/A.java:8:\tUnusedLocalVariable:\tAvoid unused local variables such as 'x'.",
          gives: [
            {
              severity: 'warning',
              code: 'UnusedLocalVariable',
              line: 8,
              message: "Avoid unused local variables such as 'x'.",
            },
          ],
        },
      ],
    },
    {
      // The CSV report
      triggers: ['","/', '.java","', '.cls","'],
      match:
        /^"\d+","(?<package>[^"]*)","(?<file>[^"]+)","(?<priority>[1-5])","(?<line>\d+)","(?<message>(?:[^"]|"")*)","(?<set>[^"]*)","(?<rule>\w+)"$/,
      read: (_, { priority, set, rule }) => ({
        severity: Number(priority) < 3 ? 'error' : Number(priority) < 5 ? 'warning' : 'info',
        code: `${set} - ${rule}`,
      }),
      examples: [
        {
          log: '"1","","/home/dev/App.java","3","8","Avoid unused local variables","Best Practices","UnusedLocalVariable"',
          gives: [
            {
              severity: 'warning',
              code: 'Best Practices - UnusedLocalVariable',
              line: 8,
              message: 'Avoid unused local variables',
            },
          ],
        },
      ],
    },
    {
      // Maven's plugin
      triggers: ['PMD Failure: '],
      match:
        /^(?:\[(?:ERROR|WARNING|WARN|INFO)\] )?PMD Failure: (?<file>\S+):(?<line>\d+) Rule:(?<code>\w+) Priority:(?<priority>\d) (?<message>.+)$/,
      read: (_, { file = '', priority }) => ({
        severity: priority === '1' || priority === '2' ? 'error' : 'warning',
        file: `${file.replaceAll('.', '/')}.java`,
      }),
      examples: [
        {
          log: "[INFO] PMD Failure: a.b.W:5 Rule:UnusedLocalVariable Priority:3 Avoid unused local variables such as 'a'..",
          gives: [
            {
              severity: 'warning',
              file: 'a/b/W.java',
              line: 5,
              code: 'UnusedLocalVariable',
              message: "Avoid unused local variables such as 'a'..",
            },
          ],
        },
      ],
    },
    {
      triggers: ['CPD Failure: '],
      match:
        /^(?<mark>\[(?:ERROR|WARNING|WARN|INFO)\] )?CPD Failure: (?<message>Found \d+ lines of duplicated code) at locations:$/,
      severity: 'warning',
      block: { continues: (line) => (/^(?:\[\w+\] )?\s+\S.* line \d+$/.test(line) ? 'yes' : 'no') },
      read: (lines) => {
        const places = lines.slice(1).flatMap((line) => {
          const { file, at } = /^(?:\[\w+\] )?\s+(?<file>\S.*) line (?<at>\d+)$/.exec(line)?.groups ?? {};
          return file ? [{ file, line: Number(at) }] : [];
        });
        return {
          code: 'CPD',
          ...places[0],
          related: places.slice(1).map((place) => ({ message: 'the same code', ...place })),
        };
      },
      examples: [
        {
          log: '[INFO] CPD Failure: Found 7 lines of duplicated code at locations:\n[INFO]     /home/dev/W.java line 2\n[INFO]     /home/dev/W2.java line 3',
          gives: [
            {
              severity: 'warning',
              code: 'CPD',
              file: 'home/dev/W.java',
              line: 2,
              related: [{ message: 'the same code', file: 'home/dev/W2.java', line: 3 }],
            },
          ],
        },
      ],
    },

    xmlReport({
      roots: ['pmd'],
      read: readFileRows,
      examples: [
        {
          log: '<?xml version="1.0" encoding="UTF-8"?>\n<pmd xmlns="http://pmd.sourceforge.net/report/2.0.0" version="7.0.0">\n<file name="/home/dev/src/A.java">\n<violation beginline="8" endline="8" begincolumn="13" endcolumn="13" rule="UnusedLocalVariable" ruleset="Best Practices" priority="3">\nAvoid unused local variables such as &apos;x&apos;.\n</violation>\n</file>\n</pmd>',
          gives: [
            {
              severity: 'warning',
              code: 'UnusedLocalVariable',
              file: 'home/dev/src/A.java',
              line: 8,
              column: 13,
              endColumn: 14,
              message: "Avoid unused local variables such as 'x'.",
            },
          ],
        },
      ],
    }),
    xmlReport({
      roots: ['pmd-cpd'],
      read: readCpdXml,
      examples: [
        {
          log: '<?xml version="1.0" encoding="UTF-8"?>\n<pmd-cpd>\n   <duplication lines="12" tokens="110">\n      <file column="5" endcolumn="6" endline="21" line="10" path="src/A.java"/>\n      <file column="5" endcolumn="6" endline="41" line="30" path="src/B.java"/>\n      <codefragment><![CDATA[    void f() {}]]></codefragment>\n   </duplication>\n</pmd-cpd>',
          gives: [
            {
              severity: 'warning',
              code: 'duplication',
              file: 'src/A.java',
              line: 10,
              message: '12 lines (110 tokens) are duplicated',
              related: [{ file: 'src/B.java', line: 30, message: 'The same code' }],
            },
          ],
        },
      ],
    }),
  ],
};
