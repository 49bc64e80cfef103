import type { Draft } from '../core/diagnostic.ts';
import type { Format, Groups, Reading } from '../core/format.ts';
import { continuesCaretBlock, readCaretBlock } from './shared/caret-block.ts';
import { readGccJson } from './shared/gcc-json.ts';

export const gcc: Format = {
  name: 'gcc',
  title: 'GNU C and C++ compilers, and clang, which prints the same shape',
  url: 'https://gcc.gnu.org/onlinedocs/gcc/Diagnostic-Message-Formatting-Options.html',
  columnUnit: 'display',
  rules: [
    {
      claim: 'shared',
      triggers: [': error: ', 'fatal error: ', ': warning: '],
      match:
        /^(?!\[?\{"|<\?xml|<testsuite|<checkstyle|<pmd)(?<file>(?:[A-Za-z]:[\\/])?[^\s:][^:]*):(?<line>\d+):(?:(?<column>\d+):(?:\{[\d:{}-]+\}:)?)? (?<severity>fatal error|error|warning): (?<message>.*)$/,
      block: { continues: continuesCaretBlock, patience: 8 },
      read,
      examples: [
        {
          log: "main.c: In function 'main':\nmain.c:3:12: error: expected ';' before '}' token\n    3 |   return 0\n      |            ^\n      |            ;\n    4 | }\n      | ~           ",
          gives: [
            {
              severity: 'error',
              file: 'main.c',
              line: 3,
              column: 12,
              message: "expected ';' before '}' token",
              snippet: ['  return 0', '}'],
              fixes: [
                {
                  title: "expected ';' before '}' token",
                  origin: 'compiler',
                  safety: 'safe',
                  edits: [{ file: 'main.c', line: 3, column: 12, endLine: 3, endColumn: 12, newText: ';' }],
                  columnUnit: 'display',
                },
              ],
            },
          ],
        },
        {
          // Another tool's marks are not those of the note above.
          log: "k.c:196:3: warning: initialization from incompatible pointer type [-Wincompatible-pointer-types]\n  196 |   fold,\n      |   ^~~~\nk.c:196:3: note: (near initialization for 'table')\nmake: done\n*** Error compiling 'lib/compat.py'...\n  File \"lib/compat.py\", line 19\n    def f(stream)\n                 ^\nSyntaxError: expected ':'",
          gives: [
            { severity: 'warning', code: '-Wincompatible-pointer-types', line: 196 },
            { tool: 'python', code: 'SyntaxError', file: 'lib/compat.py', line: 19 },
          ],
        },
        {
          log: "san.cpp:9:48: warning: Use of memory after it is freed [cplusplus.NewDelete]\nc.c:3:54:{3:54-3:55}{3:44-3:46}: warning: more '%' conversions than data arguments [-Wformat-insufficient-args,Format String Issue]",
          gives: [
            { severity: 'warning', code: 'cplusplus.NewDelete', message: 'Use of memory after it is freed' },
            { tool: 'clang', code: '-Wformat-insufficient-args', line: 3, column: 54 },
          ],
        },
        {
          log: 'b.c:5:3: warning: implicit declaration of function ‘printf’ [-Wimplicit-function-declaration]\n    5 |   printf("%d\\n", argc);\n      |   ^~~~~~\nb.c:3:1: note: include ‘<stdio.h>’ or provide a declaration of ‘printf’\n    2 | #include <stdlib.h>\n  +++ |+#include <stdio.h>\n    3 | #define MAX_SIZE 4\nb.c:7:12: warning: format ‘%d’ expects argument of type ‘int’, but argument 2 has type ‘size_t’ {aka ‘long unsigned int’} [-Wformat=]\n    7 |   printf("%d\\n", n);\n      |           ~^     ~\n      |            |     |\n      |            int   size_t {aka long unsigned int}\n      |           %ld',
          gives: [
            {
              code: '-Wimplicit-function-declaration',
              fixes: [
                {
                  title: 'include ‘<stdio.h>’ or provide a declaration of ‘printf’',
                  origin: 'compiler',
                  safety: 'unsafe',
                  edits: [
                    {
                      file: 'b.c',
                      line: 3,
                      column: 1,
                      endLine: 3,
                      endColumn: 1,
                      newText: '#include <stdio.h>\n',
                      quoted: { first: '#define MAX_SIZE 4' },
                    },
                  ],
                  columnUnit: 'display',
                },
              ],
            },
            {
              code: '-Wformat=',
              fixes: [
                {
                  title:
                    'format ‘%d’ expects argument of type ‘int’, but argument 2 has type ‘size_t’ {aka ‘long unsigned int’}',
                  origin: 'compiler',
                  safety: 'unsafe',
                  edits: [{ file: 'b.c', line: 7, column: 11, endLine: 7, endColumn: 13, newText: '%ld' }],
                  columnUnit: 'display',
                },
              ],
            },
          ],
        },
        {
          log: "a.c:4:7: warning: unused variable 'x' [-Wunused-variable]\n    4 |   int x;\n      |       ^",
          gives: [
            { severity: 'warning', code: '-Wunused-variable', message: "unused variable 'x'", line: 4, column: 7 },
          ],
        },
      ],
    },
    {
      // The driver and the compilers that it calls, about no file in particular.
      triggers: [
        'cc1: ',
        'cc1plus: ',
        'gcc: ',
        'g++: ',
        'clang: ',
        'clang++: ',
        'cc1.exe: ',
        'cc1plus.exe: ',
        'gcc.exe: ',
        'g++.exe: ',
        'gfortran: ',
        'f951: ',
        'gnat1: ',
        'collect2: ',
        'lto1: ',
        '<command-line>: ',
      ],
      match:
        /^(?:\S*[\\/])?(?:(?:[\w.+-]+-)?(?:cc1(?:plus|obj)?|gcc|g\+\+|(?<clang>clang)(?:\+\+)?|gfortran|f951|gnat1|collect2|lto1)(?:-\d+)?(?:\.exe)?|<command-line>): (?:(?<severity>fatal error|error|warning|[a-z]+): )?(?<message>\S.*)$/,
      severity: { warning: 'warning', note: 'info' },
      block: {
        continues: (line) =>
          /^<\w+>:\d+:\d+: note: in expansion of|^<command-line>: note: /.test(line) ? 'yes' : 'no',
      },
      read: readDriver,
      examples: [
        {
          log: 'gcc: fatal error: no input files\ncompilation terminated.\ncc1: warning: command-line option ‘-std=c++17’ is valid for C++/ObjC++ but not for C',
          gives: [
            { severity: 'error', message: 'no input files' },
            { severity: 'warning', message: 'command-line option ‘-std=c++17’ is valid for C++/ObjC++ but not for C' },
          ],
        },
      ],
    },
    {
      // Before it knows its own name.
      triggers: ['error: invalid value', 'error: unknown argument'],
      match: /^error: (?<message>invalid value '[^']*' in '.*'|unknown argument:? '.*)$/,
      severity: 'error',
      block: { continues: (line) => (/^note: use '/.test(line) ? 'yes' : 'no') },
      read: ([, ...notes]) => ({
        tool: 'clang',
        ...(notes.length > 0 && { related: notes.map((note) => ({ message: note.replace(/^note: /, '') })) }),
      }),
      examples: [
        {
          log: "error: invalid value 'zz' in '-std=zz'\nnote: use 'c17', 'iso9899:2017', 'c18', or 'iso9899:2018' for 'ISO C 2017' standard",
          gives: [
            {
              tool: 'clang',
              severity: 'error',
              message: "invalid value 'zz' in '-std=zz'",
              related: [{ message: "use 'c17', 'iso9899:2017', 'c18', or 'iso9899:2018' for 'ISO C 2017' standard" }],
            },
          ],
        },
      ],
    },
    {
      triggers: ['"kind"'],
      match:
        /^\[\{(?=.*"kind": ?"(?:fatal error|error|warning|note|remark|sorry|internal compiler error|pedwarn|permerror)")/,
      read: ([line = '']) => readGccJson(line),
      examples: [
        {
          log: '[{"kind": "error", "children": [], "column-origin": 1, "escape-source": false, "locations": [{"caret": {"file": "a.c", "line": 1, "display-column": 12, "byte-column": 12, "column": 12}}], "fixits": [{"start": {"file": "a.c", "line": 1, "display-column": 12, "byte-column": 12, "column": 12}, "next": {"file": "a.c", "line": 1, "display-column": 12, "byte-column": 12, "column": 12}, "string": ";"}], "message": "expected \';\' before \'}\' token"}]',
          gives: [
            {
              severity: 'error',
              file: 'a.c',
              line: 1,
              column: 12,
              columnUnit: 'byte',
              message: "expected ';' before '}' token",
            },
          ],
        },
      ],
    },
  ],
};

function read(lines: readonly string[], groups: Groups): Reading {
  const { file = '', line = '0', column } = groups;
  if (!ownFile.test(file)) return null;
  const [, message = '', code] =
    /^(.*?)(?: \[((?:-W|-f|-p)[^\]\s]*?|[a-z]+(?:\.[A-Za-z]+)+)?(?:,?[A-Z][\w '+-]* Issue)?\])?$/.exec(
      groups.message ?? '',
    ) ?? [];
  const { snippet, related, fixes, bare } = readCaretBlock(lines.slice(1), file, Number(line), Number(column), message);
  // Quotes bent as these are gcc's alone.
  const clang = !/[‘’]/.test(message) && (bare || clangPhrase.test(message));
  const draft: Partial<Draft> = {
    message,
    ...(code && { code }),
    ...(clang && { tool: 'clang', ...(column && { columnUnit: 'byte' as const }) }),
    ...(snippet.length > 0 && { snippet }),
    ...(related.length > 0 && { related }),
    ...(fixes.length > 0 && { fixes }),
  };
  return draft;
}

function readDriver([, ...notes]: readonly string[], { severity, message = '', clang }: Groups): Reading {
  if (severity === 'note' || /^(?:all warnings being treated|linker command failed|ld returned)/.test(message))
    return [];
  // Without a word it is what the driver prints when asked for its version and the like.
  if (severity === undefined && !/error|cannot|not found|unrecognized|missing|invalid|fatal|failed/i.test(message))
    return null;
  const place = notes
    .map((note) => /^(?<file><\w+>):(?<line>\d+):(?<column>\d+): note/.exec(note)?.groups)
    .find(Boolean);
  return {
    ...(clang && { tool: 'clang' }),
    ...(place && { file: place.file as string, line: Number(place.line), column: Number(place.column) }),
  };
}

/** What these compilers compile; others print the same shape about theirs. */
const ownFile =
  /^<|^-$|\}$|(?:^|[\\/])[^.\\/]*$|\.(?:[cCdhilmMnoOsSxy]|adb|ads|asm|cc|cp|cpp|cxx|c\+\+|hpp|hxx|h\+\+|tcc|txx|cl|cuh?|def|di|f|F|[fF](?:or|pp|tn|77|90|95|03|08|18)|FOR|go|hip|hh|idl|ii|in|inc|inl|ino|ipp|lex|ll|metal|mi|mii|mm|moc|obj|qml|rc|sx|tab|tpp|ui|xs|yy|ypp|\d+)$/;

/** What only clang says; the shape of the two is the same since both print a gutter. */
const clangPhrase =
  /^use of undeclared |^no member named |^unknown type name '[^']*'(?:;|$)|^expected .* (?:after|in) |^format specifies type |^more '%' conversions than|^too (?:many|few) arguments to function call|^expression is not assignable|^only virtual member functions|^cannot initialize a|^invalid operands to binary expression \(|' file not found$|^call to undeclared |^incompatible (?:integer|pointer) |^non-void function|^unused (?:variable|function|parameter) '[^']*' \[|^redefinition of '|^(?:implicit conversion|expression result unused)/;
