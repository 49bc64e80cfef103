import type { Format } from '../core/format.ts';

export const sanitizer: Format = {
  name: 'sanitizer',
  title: 'AddressSanitizer, ThreadSanitizer, UndefinedBehaviorSanitizer and LeakSanitizer',
  url: 'https://github.com/google/sanitizers/wiki',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['Sanitizer: '],
      match: /^(?:==\d+==)?(?<severity>ERROR|WARNING): (?<tool>\w+Sanitizer): (?<message>.+)$/,
      severity: { error: 'error', warning: 'error' },
      block: {
        continues: (line) =>
          /^==\d+==ABORTING|^SUMMARY: /.test(line)
            ? 'last'
            : /^=+$|^\s*(?:#\d|\S.*:$|$)|^(?:READ|WRITE|Direct leak|Indirect leak|0x|freed|previously|Address|This frame|HINT|\s|\[|=>|Shadow|\(| {2})/.test(
                  line,
                )
              ? 'yes'
              : 'no',
        maxLines: 300,
      },
      read: (lines, { message = '', tool = '' }) => {
        const code =
          /^(?:attempting )?(?<code>[a-z][\w-]*(?: (?:race|leaks?|use|free))?)/.exec(message)?.groups?.code ?? tool;
        const own = lines.flatMap((line) => {
          const frame =
            /^\s+#\d+ (?:0x[0-9a-f]+ in )?(?<name>\S.*?) (?<file>(?:[A-Za-z]:)?[^\s:]+):(?<line>\d+)(?::(?<column>\d+))?(?: .*)?$/.exec(
              line,
            )?.groups;
          return frame && !/sanitizer|\/sysdeps\/|\/libc|\/compiler-rt\/|\/csu\//.test(frame.file ?? '') ? [frame] : [];
        })[0];
        return {
          tool,
          code,
          message: message.replace(/ \(pid=\d+\)$| on (?:unknown )?address .*/, ''),
          ...(own && {
            file: own.file as string,
            line: Number(own.line),
            ...(own.column && { column: Number(own.column) }),
          }),
        };
      },
      examples: [
        {
          log: '==12==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602 at pc 0x55 bp 0x7f sp 0x7f\nREAD of size 4 at 0x602 thread T0\n    #0 0x55 in main /home/dev/a.c:5:10\n\nSUMMARY: AddressSanitizer: heap-buffer-overflow /home/dev/a.c:5:10 in main',
          gives: [
            {
              tool: 'AddressSanitizer',
              severity: 'error',
              code: 'heap-buffer-overflow',
              message: 'heap-buffer-overflow',
              file: 'home/dev/a.c',
              line: 5,
              column: 10,
            },
          ],
        },
      ],
    },
    {
      triggers: ['runtime error: '],
      match: /^(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+): runtime error: (?<message>.+)$/,
      severity: 'error',
      read: () => ({ tool: 'UndefinedBehaviorSanitizer' }),
      examples: [
        {
          log: "a.c:3:14: runtime error: signed integer overflow: 2147483647 + 1 cannot be represented in type 'int'",
          gives: [{ tool: 'UndefinedBehaviorSanitizer', severity: 'error', file: 'a.c', line: 3, column: 14 }],
        },
      ],
    },
  ],
};
