import type { Format } from '../core/format.ts';
import { readValgrindXml } from './shared/analysis-xml.ts';
import { xmlReport } from './shared/xml-report.ts';

export const valgrind: Format = {
  name: 'valgrind',
  title: 'Valgrind',
  url: 'https://valgrind.org/docs/manual/mc-manual.html#mc-manual.errormsgs',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        'Invalid read',
        'Invalid write',
        'Invalid free',
        'uninitialised value',
        'uninitialised byte',
        'Mismatched free',
        'definitely lost in',
        'indirectly lost in',
        'possibly lost in',
        'Process terminating',
        'Source and destination overlap',
        'Possible data race',
        'Jump to the invalid',
      ],
      match:
        /^==\d+== (?<message>(?:Invalid (?:read|write|free)|Conditional jump or move|Use of uninitialised|Syscall param|Mismatched free|Process terminating|Source and destination overlap|Possible data race|Jump to the invalid|[\d,]+ (?:\([^)]*\) )?bytes in [\d,]+ blocks are (?:definitely|indirectly|possibly) lost).*)$/,
      severity: 'error',
      block: {
        continues: (line) => (/^==\d+==\s+(?:at|by) 0x|^==\d+==\s{2,}/.test(line) ? 'yes' : 'no'),
        maxLines: 60,
      },
      read: (lines, { message = '' }) => {
        const frame = lines.flatMap((line) => {
          const place = /^==\d+==\s+(?:at|by) 0x[0-9A-F]+: .* \((?<file>[^():]+\.\w+):(?<line>\d+)\)$/.exec(
            line,
          )?.groups;
          return place &&
            !/^vg_replace|^(?:libc|start|sysdep)|^(?:str\w+|mem\w+|[cm]alloc|realloc|v?s?n?f?printf\S*|pthread_\w+|clone|fclose|fopen|iofclose|iofopen)\.[cS]$/.test(
              place.file ?? '',
            )
            ? [{ file: place.file as string, line: Number(place.line) }]
            : [];
        })[0];
        return {
          message: message.replace(/ in loss record .*$/, ''),
          severity: /possibly|indirectly/.test(message) ? 'warning' : 'error',
          ...frame,
        };
      },
      examples: [
        {
          log: "==7== Invalid read of size 4\n==7==    at 0x109157: main (a.c:5)\n==7==  Address 0x4a is 0 bytes after a block of size 4 alloc'd\n==7== ",
          gives: [{ severity: 'error', message: 'Invalid read of size 4', file: 'a.c', line: 5 }],
        },
      ],
    },

    xmlReport({
      roots: ['valgrindoutput'],
      read: readValgrindXml,
      examples: [
        {
          log: '<?xml version="1.0"?>\n\n<valgrindoutput>\n\n<error>\n  <unique>0x0</unique>\n  <kind>InvalidWrite</kind>\n  <what>Invalid write of size 4</what>\n  <stack>\n    <frame>\n      <ip>0x109179</ip>\n      <fn>bad</fn>\n      <dir>/home/dev/project</dir>\n      <file>a.c</file>\n      <line>4</line>\n    </frame>\n  </stack>\n</error>\n\n</valgrindoutput>',
          gives: [
            {
              severity: 'error',
              code: 'InvalidWrite',
              message: 'Invalid write of size 4',
              file: 'home/dev/project/a.c',
              line: 4,
            },
          ],
        },
      ],
    }),
  ],
};
