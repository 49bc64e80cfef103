import type { Draft, Related } from '../core/diagnostic.ts';
import type { Format, Groups, Reading } from '../core/format.ts';
import { continuesGoStack, readGoStack } from './shared/go-stack.ts';

const place = String.raw`(?<file>(?:[A-Za-z]:)?[^\s:]+\.go):(?<line>\d+)`;
// cgo shows the C compiler's own words; those are the C compiler's to read.
// Neither is what `-gcflags=-m` tells of its optimisations.
const message = String.raw`(?<message>(?!(?:fatal )?error: |warning: |note: |can inline |cannot inline |inlining call |leaking param|moved to heap|.* (?:does not escape|escapes to heap)|ignoring self-assignment|devirtualizing |zero-copy |index bounds|Found Is|Proved )\S.*)$`;
const details = { continues: (line: string) => (line.startsWith('\t') ? 'yes' : 'no') } as const;

export const go: Format = {
  name: 'go',
  title: 'Go: build, vet, modules, linker, panics',
  url: 'https://pkg.go.dev/cmd/go',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['.go:1'],
      // A bare name is not known to be in that package: vet prints those of the next one without a heading.
      heading: /^# \[?(?<step>[^\s[\]]+)\]?/,
      match: new RegExp(`^(?:vet: )?(?=[^\\s:]*[/\\\\])${place}(?::(?<column>\\d+))?: ${message}`),
      block: details,
      read: readRow,
      examples: [
        {
          log: '# example.com/shop/internal/store\ninternal/store/store.go:18:6: Open redeclared in this block\n\tinternal/store/store.go:7:6: other declaration of Open\ninternal/store/query.go:6:5: declared and not used: b\ninternal/store/query.go:19:2: too many errors',
          gives: [
            {
              severity: 'error',
              file: 'internal/store/store.go',
              line: 18,
              column: 6,
              message: 'Open redeclared in this block',
              step: 'example.com/shop/internal/store',
              related: [{ message: 'other declaration of Open', file: 'internal/store/store.go', line: 7, column: 6 }],
            },
            { file: 'internal/store/query.go', line: 6, column: 5, step: 'example.com/shop/internal/store' },
          ],
        },
        {
          log: '# example.com/vet/broken\nvet: broken/broken.go:4:9: cannot use "x" (untyped string constant) as int value in return statement',
          gives: [
            {
              file: 'broken/broken.go',
              line: 4,
              column: 9,
              message: 'cannot use "x" (untyped string constant) as int value in return statement',
            },
          ],
        },
      ],
    },
    {
      // Without its heading only with a column: `main.go:12: text` is what a program's own logger prints.
      triggers: ['.go:1'],
      match: new RegExp(`^(?:vet: )?${place}:(?<column>\\d+): ${message}`),
      claim: 'shared',
      block: details,
      read: readRow,
      examples: [
        {
          log: 'main.go:12: listening on port 80\nmain.go:8:2: no required module provides package example.org/other/pkg; to add it:\n\tgo get example.org/other/pkg',
          gives: [
            {
              file: 'main.go',
              line: 8,
              column: 2,
              message:
                'no required module provides package example.org/other/pkg; to add it:\ngo get example.org/other/pkg',
            },
          ],
        },
      ],
    },
    {
      // Vet of old versions had no column; by its words it is told from a program's logger.
      triggers: ['.go:1'],
      match: new RegExp(
        `^${place}: (?<message>(?:possible (?:malformed|formatting|misuse)|\\+build comment|self-assignment of|direct assignment to atomic|missing (?:argument for|return)|unreachable code|result of .* call not used|\\S+ (?:call|format) (?:has|%|needs|reads|argument)|.* composite literal uses unkeyed|struct field tag|range variable|unrecognized printf|no formatting directive|arg .* (?:for printf|in )|wrong number of args|.* (?:format|directive) .* (?:reads arg|has arg)|assignment copies lock|.* passes lock by value|the cancel function|should have signature|method \\S+ should have).*)$`,
      ),
      severity: 'error',
      examples: [
        {
          log: 'assign.go:15: self-assignment of x to x\nui.go:46: missing argument for Fatalf("%#v"): format reads arg 2, have only 1 args',
          gives: [
            { file: 'assign.go', line: 15, message: 'self-assignment of x to x' },
            { file: 'ui.go', line: 46 },
          ],
        },
      ],
    },
    {
      triggers: ['go.mod:', 'go.sum:', 'go.work:'],
      match:
        /^(?:go: )?(?<file>(?:[A-Za-z]:)?[^\s:]*go\.(?:mod|sum|work)):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.*)$/,
      block: details,
      read: readRow,
      examples: [
        {
          log: 'go: errors parsing go.mod:\ngo.mod:6: unknown directive: requires',
          gives: [{ file: 'go.mod', line: 6, message: 'unknown directive: requires' }],
        },
      ],
    },
    {
      triggers: ['go: '],
      match:
        /^go: (?:(?<severity>warning): )?(?<message>(?!downloading |finding |found |added |upgraded |downgraded |removed |extracting |creating |copying |using |to add |unzipping |upgrading |getting )\S.*)$/,
      block: details,
      read: (lines, groups) => (/^errors parsing \S+:$/.test(groups.message ?? '') ? [] : readRow(lines, groups)),
      examples: [
        {
          log: 'go: downloading example.com/dep v1.2.0\ngo: example.com/dep@v1.9.0: reading https://proxy.golang.org/example.com/dep/@v/v1.9.0.info: 404 Not Found\n\tserver response: not found',
          gives: [
            {
              severity: 'error',
              message:
                'example.com/dep@v1.9.0: reading https://proxy.golang.org/example.com/dep/@v/v1.9.0.info: 404 Not Found\nserver response: not found',
            },
          ],
        },
        {
          log: 'go: warning: "./..." matched no packages',
          gives: [{ severity: 'warning', message: '"./..." matched no packages' }],
        },
      ],
    },
    {
      triggers: ['import cycle not allowed'],
      match: /^\timports \S+(?: from (?<file>\S+))?: (?<message>import cycle not allowed.*)$/,
      read: ([line = '']) => ({ message: line.trim() }),
      examples: [
        {
          log: 'package example.com/cycle/a\n\timports example.com/cycle/b from a.go\n\timports example.com/cycle/a from b.go: import cycle not allowed',
          gives: [{ file: 'b.go', message: 'imports example.com/cycle/a from b.go: import cycle not allowed' }],
        },
      ],
    },
    {
      triggers: [
        'build constraints exclude all',
        ' is not a main package',
        'no Go files in ',
        'cannot find package "',
        'checksum mismatch',
        'relocation target ',
        'is undeclared in the main package',
        ' does not contain main module',
        'cgo: ',
      ],
      match:
        /^(?<message>(?:package \S+: )?(?:build constraints exclude all|no Go files in |cannot find package ").*|package \S+ is not a main package|pattern \S+: .* does not contain main module.*|verifying \S+: checksum mismatch|[^\s:]+: (?:relocation target .* not defined|function main is undeclared in the main package)|cgo: .*)$/,
      severity: 'error',
      block: details,
      read: readRow,
      examples: [
        {
          log: '# example.com/link\nmain.main: relocation target example.com/link/other.missing not defined',
          gives: [{ message: 'main.main: relocation target example.com/link/other.missing not defined' }],
        },
        {
          log: 'cgo: C compiler "gcc" not found: exec: "gcc": executable file not found in $PATH',
          gives: [{ message: 'cgo: C compiler "gcc" not found: exec: "gcc": executable file not found in $PATH' }],
        },
      ],
    },
    {
      triggers: ['/link: ', '\\link.exe: '],
      match: /^\S*[\\/]tool[\\/]\S*[\\/]link(?:\.exe)?: (?<message>.*)$/,
      // That the outer linker failed follows from what it says itself, in the lines below.
      read: (_, groups) => (/^running \S+ failed: exit status/.test(groups.message ?? '') ? [] : {}),
      examples: [
        {
          log: '/usr/local/go/pkg/tool/linux_amd64/link: running gcc failed: exit status 1',
          gives: [],
        },
      ],
    },
    {
      triggers: ['panic: ', 'fatal error: '],
      match: /^(?<code>panic|fatal error): (?<message>.*)$/,
      severity: 'error',
      block: { continues: continuesGoStack, patience: 2 },
      read: readPanic,
      examples: [
        {
          log: 'panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=0x4a181f]\n\ngoroutine 1 [running]:\nexample.com/panic/queue.Pop(...)\n\tpanic/queue/queue.go:7\nmain.main()\n\tpanic/main.go:24 +0xdf\nexit status 2',
          gives: [
            {
              code: 'panic',
              message: 'runtime error: invalid memory address or nil pointer dereference',
              file: 'panic/queue/queue.go',
              line: 7,
              related: [{ message: 'in main.main', file: 'panic/main.go', line: 24 }],
            },
          ],
        },
      ],
    },
    {
      triggers: ['WARNING: DATA RACE'],
      match: /^WARNING: (?<message>DATA RACE)$/,
      severity: 'warning',
      block: {
        continues: (line) => (/^={18}$/.test(line) ? 'last' : /^\s|^$|^\S.* by |^Goroutine /.test(line) ? 'yes' : 'no'),
      },
      read: readRace,
      examples: [
        {
          log: '==================\nWARNING: DATA RACE\nRead at 0x00c000094188 by goroutine 8:\n  example.com/suite/race.TestRace.func1()\n      race/race_test.go:8 +0x33\n\nPrevious write at 0x00c000094188 by goroutine 7:\n  example.com/suite/race.TestRace()\n      race/race_test.go:9 +0x118\n  testing.tRunner()\n      /usr/local/go/src/testing/testing.go:2036 +0x21c\n==================',
          gives: [
            {
              severity: 'warning',
              code: 'DATA RACE',
              message: 'data race: read at 0x00c000094188 by goroutine 8',
              file: 'race/race_test.go',
              line: 8,
              related: [
                {
                  message: 'previous write at 0x00c000094188 by goroutine 7',
                  file: 'race/race_test.go',
                  line: 9,
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};

/** The lines below a row are indented by a tab: other places, or the rest of the message. */
function readRow([, ...lines]: readonly string[], groups: Groups): Reading {
  if (groups.message === 'too many errors') return [];
  const related: Related[] = [];
  const snippet: string[] = [];
  const text = [groups.message ?? ''];
  for (const [i, line] of lines.entries()) {
    // golangci-lint quotes the line and marks the column; Go itself never does.
    if (marks.test(line)) continue;
    if (marks.test(lines[i + 1] ?? '')) {
      snippet.push(line);
      continue;
    }
    const other = /^\t(?<file>[^\s:]+\.go):(?<line>\d+):(?<column>\d+): (?<message>.*)$/.exec(line)?.groups;
    if (!other) text.push(line.trim());
    else related.push({ message: other.message ?? '', ...placeOf(other) });
  }
  return {
    message: text.join('\n'),
    ...(snippet.length > 0 && { snippet }),
    ...(related.length > 0 && { related }),
  };
}

const marks = /^\s+\^$/;

function placeOf({ file = '', line, column }: Groups) {
  return { file, line: Number(line), column: Number(column) };
}

function readPanic(lines: readonly string[], groups: Groups): Reading {
  const trace = lines.findIndex((line) => /^goroutine \d|^runtime stack:/.test(line));
  // Other programs panic as well; only Go shows goroutines.
  if (trace === -1) return null;
  const { place, related } = readGoStack(lines.slice(trace));
  const more = lines.slice(1, trace).filter((line) => /^\t(?!panic: )/.test(line));
  const text = [groups.message?.replace(/ \[recovered[^\]]*\]$/, '') ?? '', ...more.map((line) => line.trim())];
  return { message: text.join('\n'), ...place, ...(related.length > 0 && { related }) };
}

function readRace(lines: readonly string[]): Reading {
  const accesses = lines.flatMap((line, i) => {
    if (!/^(?:Previous )?\S.* at 0x[0-9a-f]+ by /.test(line)) return [];
    const end = lines.indexOf('', i);
    const { place } = readGoStack(lines.slice(i + 1, end === -1 ? undefined : end));
    return [{ message: lower(line.replace(/:$/, '')), ...place }];
  });
  const [first, ...related] = accesses;
  if (!first) return null;
  const draft: Partial<Draft> = { ...first, code: 'DATA RACE', message: `data race: ${first.message}` };
  return related.length > 0 ? { ...draft, related } : draft;
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
