import type { Format } from '../core/format.ts';

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
  ],
};
