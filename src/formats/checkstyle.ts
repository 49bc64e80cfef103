import type { Format } from '../core/format.ts';
import { readFileRows } from './shared/file-rows-xml.ts';
import { parseXml } from './shared/xml.ts';
import { xmlReport } from './shared/xml-report.ts';

export const checkstyle: Format = {
  name: 'checkstyle',
  title: 'Checkstyle',
  url: 'https://checkstyle.org/cmdline.html',
  columnUnit: 'utf16',
  rules: [
    {
      // Maven writes `[INFO] ` in front of most of its lines: rows of that level are not worth looking at all of them.
      triggers: ['[ERROR] ', '[WARN] '],
      match:
        /^\[(?:ant:checkstyle\] \[)?(?<severity>ERROR|WARN|INFO)\] (?<file>(?:[A-Za-z]:)?[^\s:[][^:[]*\.\w+):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.+) \[(?<code>[A-Z]\w+)\]$/,
      severity: { error: 'error', warn: 'warning', info: 'info' },
      examples: [
        {
          log: '[ERROR] /home/dev/src/A.java:3:5: Missing a Javadoc comment. [MissingJavadocMethod]\n[WARN] src/B.java:7: Line is longer than 100 characters (found 120). [LineLength]',
          gives: [
            {
              severity: 'error',
              code: 'MissingJavadocMethod',
              line: 3,
              column: 5,
              message: 'Missing a Javadoc comment.',
            },
            { severity: 'warning', code: 'LineLength', file: 'src/B.java', line: 7 },
          ],
        },
      ],
    },

    // Its XML, which most linters can write too.
    xmlReport({
      roots: ['checkstyle'],
      read: readFileRows,
      examples: [
        {
          log: '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.12.5">\n<file name="/home/dev/src/A.java">\n<error line="3" column="5" severity="warning" message="Missing a Javadoc comment." source="com.puppycrawl.tools.checkstyle.checks.javadoc.MissingJavadocMethodCheck"/>\n<error line="9" severity="error" message="Name &apos;a_b&apos; must match &lt;pattern&gt;." source="com.puppycrawl.tools.checkstyle.checks.naming.MemberNameCheck"/>\n</file>\n<file name="B.java">\n</file>\n</checkstyle>\n',
          gives: [
            {
              severity: 'warning',
              code: 'MissingJavadocMethod',
              file: 'home/dev/src/A.java',
              line: 3,
              column: 5,
              message: 'Missing a Javadoc comment.',
            },
            { severity: 'error', code: 'MemberName', line: 9, message: "Name 'a_b' must match <pattern>." },
          ],
        },
        {
          log: '<?xml version="1.0" encoding="utf-8"?><checkstyle version="4.3"><file name="/home/dev/a.js"><error line="1" column="7" severity="error" message="&apos;unused&apos; is assigned a value but never used. (no-unused-vars)" source="eslint.rules.no-unused-vars" /></file></checkstyle>',
          gives: [
            {
              severity: 'error',
              code: 'no-unused-vars',
              file: 'home/dev/a.js',
              line: 1,
              column: 7,
              message: "'unused' is assigned a value but never used.",
            },
          ],
        },
      ],
    }),
    {
      // One file of a report that is too long to be read as a whole or whose beginning is missing.
      claim: 'shared',
      triggers: ['<file name='],
      match: /^\s*<file name="[^"]+">/,
      block: {
        continues: (line, lines) =>
          lines[0]?.includes('</file>')
            ? 'no'
            : line.includes('</file>')
              ? 'last'
              : /^\s*<(?:error|violation) /.test(line)
                ? 'yes'
                : 'no',
        maxLines: 20_000,
      },
      read: (lines) => {
        const element = parseXml(lines.join('\n'));
        const rows = element ? readFileRows(element) : [];
        return rows.length > 0 ? rows : null;
      },
      examples: [
        {
          log: '  <file name="src/A.java">\n    <error line="3" column="5" severity="info" message="Line is too long." source="LineLength"/>\n  </file>',
          gives: [
            {
              severity: 'info',
              code: 'LineLength',
              file: 'src/A.java',
              line: 3,
              column: 5,
              message: 'Line is too long.',
            },
          ],
        },
      ],
    },
  ],
};
