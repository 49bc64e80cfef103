import type { Format } from '../core/format.ts';
import { isPointer } from './shared/source-pointer.ts';

export const sbt: Format = {
  name: 'sbt',
  title: 'sbt, Mill and their plugins',
  url: 'https://www.scala-sbt.org/1.x/docs/Howto-Logging.html',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: ['.scala:1', '.java:1', '.sc:1', '.sbt:1'],
      match:
        /^\[(?<severity>error|warn)\] (?:-- (?:\[(?<code>E\d+)\] )?[\w ]*(?:Error|Warning): )?(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:scala|java|sc|sbt)):(?<line>\d+):(?:(?<column>\d+):?)? ?(?<message>.*)$/,
      severity: { error: 'error', warn: 'warning' },
      block: {
        continues: (line) =>
          !/^\[(?:error|warn)\] /.test(line)
            ? 'no'
            : isPointer(line.replace(/^\[\w+\] /, ''))
              ? 'last'
              : /^\[\w+\] \S.*\.(?:scala|java|sc|sbt):\d+:/.test(line)
                ? 'no'
                : 'maybe',
        patience: 10,
      },
      read: (lines, { message = '', column }) => {
        const inner = lines.map((line) => line.replace(/^\[\w+\] /, ''));
        const pointer = inner.at(-1) ?? '';
        if (inner.length < 3 || !isPointer(pointer)) return { message: message.replace(/ -+$/, '') };
        const body = inner.slice(1, -2);
        return {
          message: [message, ...body].filter(Boolean).join('\n'),
          snippet: [inner.at(-2) ?? ''],
          ...(column === undefined && { column: pointer.indexOf('^') + 1 }),
        };
      },
      examples: [
        {
          log: '[info] Compiling 1 Scala source ...\n[error] /home/dev/A.scala:6:3: missing argument list for method f\n[error] Unapplied methods are only converted to functions when a function type is expected.\n[error]   f\n[error]   ^\n[warn] /home/dev/A.scala:4: private val in object F is never used\n[error] one error found',
          gives: [
            {
              severity: 'error',
              file: 'home/dev/A.scala',
              line: 6,
              column: 3,
              message:
                'missing argument list for method f\nUnapplied methods are only converted to functions when a function type is expected.',
            },
            { severity: 'warning', line: 4, message: 'private val in object F is never used' },
          ],
        },
      ],
    },
    {
      triggers: ['[error] ', '[warn] '],
      match: /^\[(?<severity>error|warn)\] (?<file>(?:[A-Za-z]:)?[\\/][^:]*\.(?:scala|sc)): (?<message>\S.*)$/,
      severity: { error: 'error', warn: 'warning' },
      examples: [
        {
          log: '[error] /home/dev/hello.scala: File length exceeds 5 lines',
          gives: [{ severity: 'error', file: 'home/dev/hello.scala', message: 'File length exceeds 5 lines' }],
        },
      ],
    },
    {
      triggers: ['[error] (', 'unresolved dependency:', 'sbt.librarymanagement'],
      match: /^\[error\] \((?<step>[^)]+)\) (?<message>.+)$/,
      severity: 'error',
      read: (_, { message = '' }) =>
        /Compilation failed|Tests unsuccessful|CompileFailed|TestsFailedException/.test(message) ? [] : {},
      examples: [
        {
          log: '[error] (update) sbt.librarymanagement.ResolveException: Error downloading a:b:1',
          gives: [
            {
              severity: 'error',
              step: 'update',
              message: 'sbt.librarymanagement.ResolveException: Error downloading a:b:1',
            },
          ],
        },
      ],
    },
    {
      // ScalaTest, MUnit
      triggers: ['*** FAILED ***'],
      match: /^(?:\[info\] )?(?<code>.*\S) \*\*\* FAILED \*\*\*(?: \(.*\))?$/,
      severity: 'error',
      block: { continues: () => 'last' },
      read: ([, said = ''], { code = '' }) => {
        const {
          message = said,
          file,
          line,
        } = /^(?:\[info\])?\s+(?<message>.+?) \((?<file>[^\s()]+\.scala):(?<line>\d+)\)$/.exec(said)?.groups ?? {};
        return {
          code: code.replace(/^- /, ''),
          message: message.replace(/^\[info\]\s*/, '').trim(),
          ...(file && { file, line: Number(line) }),
        };
      },
      examples: [
        {
          log: '[info] - should add *** FAILED *** (3 milliseconds)\n[info]   2 did not equal 3 (SumSpec.scala:7)',
          gives: [
            { severity: 'error', code: 'should add', message: '2 did not equal 3', file: 'SumSpec.scala', line: 7 },
          ],
        },
      ],
    },
  ],
};
