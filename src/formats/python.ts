import type { Continuation, Format, Groups, Reading } from '../core/format.ts';
import { continuesTraceback, readTraceback } from './shared/python-traceback.ts';

export const python: Format = {
  name: 'python',
  title: 'Python: tracebacks, syntax errors, warnings',
  url: 'https://docs.python.org/3/library/traceback.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['Traceback (most recent call last):'],
      match:
        /^(?!\[?\{"|<\?xml|<testsuite|<checkstyle|<pmd)(?<before>.*?)(?:Exception Group )?Traceback \(most recent call last\):$/,
      block: { continues: continuesTraceback, patience: 2 },
      read: readTraceback,
      examples: [
        {
          log: 'Traceback (most recent call last):\n  File "chain.py", line 6, in load\n    return json.loads(text)\n           ^^^^^^^^^^^^^^^^\n  File "/usr/lib/python3.11/json/__init__.py", line 346, in loads\n    return _default_decoder.decode(s)\njson.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File "chain.py", line 8, in load\n    raise RuntimeError("configuration is not JSON") from error\nRuntimeError: configuration is not JSON\nmake: done',
          gives: [
            {
              severity: 'error',
              code: 'RuntimeError',
              message: 'RuntimeError: configuration is not JSON',
              file: 'chain.py',
              line: 8,
              snippet: ['raise RuntimeError("configuration is not JSON") from error'],
              related: [
                {
                  message: 'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
                  file: 'chain.py',
                  line: 6,
                },
              ],
            },
          ],
        },
        {
          log: '  + Exception Group Traceback (most recent call last):\n  |   File "group.py", line 12, in run\n  |     raise ExceptionGroup("several checks failed", errors)\n  | ExceptionGroup: several checks failed (2 sub-exceptions)\n  +-+---------------- 1 ----------------\n    | Traceback (most recent call last):\n    |   File "group.py", line 2, in check\n    |     raise ValueError(f"bad {n}")\n    | ValueError: bad 1\n    +---------------- 2 ----------------\n    | TypeError: plain\n    +------------------------------------',
          gives: [
            {
              code: 'ExceptionGroup',
              message: 'ExceptionGroup: several checks failed (2 sub-exceptions)',
              file: 'group.py',
              line: 12,
              related: [{ message: 'ValueError: bad 1', file: 'group.py', line: 2 }, { message: 'TypeError: plain' }],
            },
          ],
        },
      ],
    },
    {
      // The file that was to be run does not parse, so there is no traceback.
      triggers: ['File "'],
      match: /^(?<before> {2})File "(?<file>[^"]+)", line (?<line>\d+)$/,
      block: { continues: continuesSyntaxError },
      read: readSyntaxError,
      examples: [
        {
          log: '  File "syn.py", line 2\n    total = (1 +\n            ^\nSyntaxError: \'(\' was never closed',
          gives: [
            {
              severity: 'error',
              code: 'SyntaxError',
              message: "SyntaxError: '(' was never closed",
              file: 'syn.py',
              line: 2,
              snippet: ['total = (1 +'],
            },
          ],
        },
      ],
    },
    {
      triggers: ['Warning: '],
      match: /^\s*(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.pyw?):(?<line>\d+): (?<code>\w*Warning): (?<message>.*)$/,
      severity: 'warning',
      block: { continues: (line, lines) => (lines.length === 1 && /^\s+\S/.test(line) ? 'last' : 'no') },
      read: ([, source]) => (source === undefined ? {} : { snippet: [source.trim()] }),
      examples: [
        {
          log: 'warn.py:6: DeprecationWarning: old() is deprecated, use new()\n  old()',
          gives: [
            {
              severity: 'warning',
              code: 'DeprecationWarning',
              message: 'old() is deprecated, use new()',
              file: 'warn.py',
              line: 6,
              snippet: ['old()'],
            },
          ],
        },
      ],
    },
    {
      // compileall names the whole path only in the line above
      triggers: ['Sorry: '],
      heading: /^\*\*\* Error compiling '(?<path>[^']+)'\.\.\.$/,
      match: /^Sorry: (?<message>(?<code>\w+Error): .*) \([^(),]+, line (?<line>\d+)\)$/,
      severity: 'error',
      read: (_, { path }) => (path === undefined ? null : { file: path }),
      examples: [
        {
          log: "*** Error compiling 'lib/indent.py'...\nSorry: IndentationError: unexpected indent (indent.py, line 3)",
          gives: [{ message: 'IndentationError: unexpected indent', file: 'lib/indent.py', line: 3 }],
        },
      ],
    },
    {
      // compileall
      triggers: ['Sorry: '],
      match: /^Sorry: (?<message>(?<code>\w+Error): .*) \((?<file>[^(),]+), line (?<line>\d+)\)$/,
      severity: 'error',
      examples: [
        {
          log: 'Sorry: IndentationError: unindent does not match any outer indentation level (indent.py, line 3)',
          gives: [
            {
              code: 'IndentationError',
              message: 'IndentationError: unindent does not match any outer indentation level',
              file: 'indent.py',
              line: 3,
            },
          ],
        },
      ],
    },
    {
      triggers: ["can't open file '", 'No module named '],
      match: /^\S*python\S*: (?<message>(?:can't open file '|No module named ).*)$/,
      severity: 'error',
      examples: [
        {
          log: "/usr/bin/python3: can't open file 'nofile.py': [Errno 2] No such file or directory",
          gives: [{ message: "can't open file 'nofile.py': [Errno 2] No such file or directory" }],
        },
        { log: '/usr/bin/python3: No module named nomod', gives: [{ message: 'No module named nomod' }] },
      ],
    },
    {
      // The interpreter itself: faulthandler's stack, innermost first.
      triggers: ['Fatal Python error: '],
      match: /^(?:\S+ \S* ?)?Fatal Python error: (?<message>.+)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          line === '' ||
          /^(?:Current t|T)hread 0x|^ {2}File "|^ {2}\.\.\.$|^Extension modules|^Python runtime state/.test(line)
            ? 'yes'
            : 'no',
        maxLines: 200,
      },
      read: (lines) => {
        const frames = lines.flatMap((line) => {
          const { file, at } = /^ {2}File "(?<file>[^"]+)", line (?<at>\d+) in /.exec(line)?.groups ?? {};
          return file ? [{ file, line: Number(at) }] : [];
        });
        return {
          code: 'Fatal Python error',
          ...(frames.find(({ file }) => !/\/lib\/python\d|site-packages|^</.test(file)) ?? frames[0]),
        };
      },
      examples: [
        {
          log: 'Fatal Python error: Aborted\n\nCurrent thread 0x00007f23fa13cb80 (most recent call first):\n  File "/usr/lib/python3.11/os.py", line 9 in abort\n  File "/home/dev/project/test_ab.py", line 2 in test_a\n',
          gives: [{ severity: 'error', message: 'Aborted', file: 'home/dev/project/test_ab.py', line: 2 }],
        },
      ],
    },
  ],
};

function continuesSyntaxError(line: string, lines: readonly string[]): Continuation {
  if (/^(?:Syntax|Indentation|Tab)Error: /.test(line)) return 'last';
  return lines.length < 4 && /^ {4}/.test(line) ? 'yes' : 'no';
}

/** Without a column: the source line is shown without its indentation, so where the mark stands does not tell. */
function readSyntaxError(lines: readonly string[], groups: Groups): Reading {
  const message = lines.at(-1) ?? '';
  const code = /^(\w+Error): /.exec(message)?.[1];
  if (!code) return null;
  const source = lines.length > 2 ? lines[1]?.trim() : undefined;
  return { message, code, file: groups.file ?? '', ...(source && { snippet: [source] }) };
}
