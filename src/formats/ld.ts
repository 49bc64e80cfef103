import type { Continuation, Format } from '../core/format.ts';

export const ld: Format = {
  name: 'ld',
  title: 'GNU ld, gold and lld',
  url: 'https://sourceware.org/binutils/docs/ld/',
  columnUnit: 'byte',
  rules: [
    {
      // The driver repeats that the linker failed.
      triggers: ['error: ld returned', 'linker command failed'],
      match:
        /^(?:collect2|clang(?:\+\+)?(?:-\d+)?|g?cc|[cg]\+\+): error: (?:ld returned \d+ exit status|linker command failed)/,
      read: () => [],
      examples: [{ log: 'collect2: error: ld returned 1 exit status', gives: [] }],
    },
    {
      triggers: ['undefined reference to', 'multiple definition of'],
      match:
        /^(?:\S*\bld(?:\.\w+)?: )?(?:[^\s:]+\.(?:o|a|so)[^\s:]*:)?(?<file>[^\s:]+)?:(?:(?<line>\d+)|\([^)]*\)): (?<message>(?<code>undefined reference|multiple definition)(?: to| of) \S.*)$/,
      severity: 'error',
      examples: [
        {
          log: "/usr/bin/ld: a.o: in function `main':\na.c:(.text+0x5): undefined reference to `foo'\ncollect2: error: ld returned 1 exit status",
          gives: [
            { severity: 'error', code: 'undefined reference', file: 'a.c', message: "undefined reference to `foo'" },
          ],
        },
        {
          log: "/usr/bin/ld: b.o: in function `main':\nb.c:(.text+0x0): multiple definition of `main'; a.o:a.c:(.text+0x0): first defined here",
          gives: [{ code: 'multiple definition', file: 'b.c' }],
        },
        {
          log: "/usr/bin/ld: /tmp/ccrovooo.o: in function `main':\n/home/dev/a.c:2: undefined reference to `foo'",
          gives: [{ file: 'home/dev/a.c', line: 2 }],
        },
      ],
    },
    {
      // The linker's name, an object file and a place in the source, as far as it knows them.
      triggers: [':1'],
      match:
        /^(?:\S*[\\/])?(?:[\w.+-]+-)?ld(?:\.\w+)?(?:\.exe)?: ?(?:\S+\.(?:o|obj|a|so|lib)[^\s:]*:)?(?<file>(?:[A-Za-z]:)?[^\s:]+):(?<line>\d+): (?:(?<severity>[a-z][a-z ]*): )?(?<message>\S.*)$/,
      severity: { warning: 'warning' },
      examples: [
        {
          log: '/opt/bin/arm-none-eabi-ld: build/main.o:src/main.c:42: region FLASH overflowed\n/usr/bin/ld.exe:memory.ld:7: warning: redeclaration of memory region',
          gives: [
            { severity: 'error', file: 'src/main.c', line: 42, message: 'region FLASH overflowed' },
            { severity: 'warning', file: 'memory.ld', line: 7 },
          ],
        },
      ],
    },
    {
      triggers: [
        '/ld: ',
        '-ld: ',
        'ld.exe: ',
        'ld.lld-',
        'ld: cannot',
        'ld: library',
        'ld: symbol',
        'ld: unknown',
        'ld: warning',
        'ld: error',
        'ld.lld: ',
        'ld.gold: ',
        'ld.bfd: ',
      ],
      match:
        /^(?:\S*\/)?(?:\w+(?:-\w+)*-)?ld(?:\.\w+)?(?:-\d+)?(?:\.exe)?: (?:(?<severity>fatal error|error|warning|note): )?(?<message>(?!\S+: in function |\S+\.o: in function )\S.*)$/,
      block: { continues: continuesReferences },
      read: ([, ...references], { message = '' }) => {
        if (/^(?:\S+:)? ?in function [`'‘]/.test(message) || /: in function [`'‘]/.test(message)) return null;
        if (/^(?:i386|elf_|supported|GNU ld|using |mode )/.test(message)) return null;
        const related = references.map((line) => line.replace(/^>>> /, '')).map(toReference);
        return related.length > 0 ? { related } : {};
      },
      examples: [
        {
          log: '/usr/bin/ld: cannot find -lnosuch: No such file or directory',
          gives: [{ severity: 'error', message: 'cannot find -lnosuch: No such file or directory' }],
        },
        {
          log: 'ld.lld: error: undefined symbol: foo\n>>> referenced by a.c:2\n>>>               a.o:(main)\nclang: error: linker command failed with exit code 1 (use -v to see invocation)',
          gives: [
            {
              severity: 'error',
              message: 'undefined symbol: foo',
              related: [{ message: 'referenced by a.c:2', file: 'a.c', line: 2 }, { message: 'a.o:(main)' }],
            },
          ],
        },
      ],
    },
  ],
};

function continuesReferences(line: string): Continuation {
  return line.startsWith('>>> ') ? 'yes' : 'no';
}

function toReference(text: string): { message: string; file?: string; line?: number } {
  const place = /^(?:referenced by|defined (?:at|in)) ([^\s:]+):(\d+)/.exec(text);
  const message = text.trim();
  return place ? { message, file: place[1] as string, line: Number(place[2]) } : { message };
}
