import type { Format } from '../core/format.ts';
import { readSpotbugsXml } from './shared/analysis-xml.ts';
import { xmlReport } from './shared/xml-report.ts';

export const spotbugs: Format = {
  name: 'spotbugs',
  title: 'SpotBugs and FindBugs',
  url: 'https://spotbugs.readthedocs.io/en/stable/running.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['  At ', '  In ', '  Dereferenced at ', '  Value loaded', '  Field '],
      match:
        /^(?:\[ERROR\] )?(?<priority>[HML]) (?<category>[A-Z]) (?<code>\w+): (?<message>.+?) {1,2}(?:At |In |Dereferenced at |Value loaded from |Field )(?<file>[\w$]+\.(?:java|kt|scala|groovy)):\[?(?:lines? )?(?<line>\d+)(?:-\d+)?\]?$/,
      read: (_, { priority }) => ({ severity: priority === 'H' ? 'error' : priority === 'M' ? 'warning' : 'info' }),
      examples: [
        {
          log: 'M D DLS: Dead store to x in A.f()  At A.java:[line 7]\nH C NP: Null pointer dereference of s in A.g()  At A.java:[line 12]',
          gives: [
            { severity: 'warning', code: 'DLS', file: 'A.java', line: 7, message: 'Dead store to x in A.f()' },
            { severity: 'error', code: 'NP', line: 12 },
          ],
        },
      ],
    },
    {
      // Maven's plugin
      triggers: ['] High: ', '] Medium: ', '] Low: '],
      match:
        /^\[(?:ERROR|WARNING|WARN|INFO)\] (?<priority>High|Medium|Low): (?<message>.+?) \[[\w.$]+\] (?:At|In|Dereferenced at|Value loaded from|Field) (?:(?<file>[\w$]+\.\w+):)?\[lines? (?<line>\d+)(?:-(?<last>\d+))?\] (?<code>[A-Z0-9_]+)$/,
      read: (_, { priority, last }) => ({
        severity: priority === 'High' ? 'error' : priority === 'Medium' ? 'warning' : 'info',
        ...(last && { endLine: Number(last) }),
      }),
      examples: [
        {
          log: '[ERROR] Medium: Dead store to a in W.f() [W] At W.java:[line 5] DLS_DEAD_LOCAL_STORE\n[ERROR] Low: W is Serializable [W] At W.java:[lines 2-7] SE_NO_SERIALVERSIONID',
          gives: [
            {
              severity: 'warning',
              file: 'W.java',
              line: 5,
              code: 'DLS_DEAD_LOCAL_STORE',
              message: 'Dead store to a in W.f()',
            },
            { severity: 'info', line: 2, endLine: 7, code: 'SE_NO_SERIALVERSIONID' },
          ],
        },
      ],
    },

    xmlReport({
      roots: ['BugCollection'],
      read: readSpotbugsXml,
      examples: [
        {
          log: '<?xml version="1.0" encoding="UTF-8"?>\n<BugCollection version="4.8.3" sequence="0">\n  <BugInstance type="NP_NULL_ON_SOME_PATH" priority="1" rank="6" abbrev="NP" category="CORRECTNESS">\n    <ShortMessage>Possible null pointer dereference</ShortMessage>\n    <LongMessage>Possible null pointer dereference of s in a.A.f(String)</LongMessage>\n    <Class classname="a.A"><SourceLine classname="a.A" start="3" end="20" sourcefile="A.java" sourcepath="a/A.java"/></Class>\n    <SourceLine classname="a.A" start="12" end="12" sourcefile="A.java" sourcepath="a/A.java"/>\n  </BugInstance>\n</BugCollection>',
          gives: [
            {
              severity: 'error',
              code: 'NP_NULL_ON_SOME_PATH',
              file: 'a/A.java',
              line: 12,
              message: 'Possible null pointer dereference of s in a.A.f(String)',
            },
          ],
        },
      ],
    }),
  ],
};
