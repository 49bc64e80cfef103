import type { Draft } from '../core/diagnostic.ts';
import type { Continuation, Format, Groups, Reading } from '../core/format.ts';
import { readRustJson } from './shared/rust-json.ts';

export const cargo: Format = {
  name: 'cargo',
  title: 'Cargo: builds as JSON, manifests, tests',
  url: 'https://doc.rust-lang.org/cargo/reference/external-tools.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['"reason":"compiler-message"', '"$message_type"', '{"message":{"code":', '{"message":{"message":'],
      match: /^\{"(?:reason|\$message_type|message)":/,
      read: ([line = '']) => readRustJson(line),
      examples: [
        {
          log: '{"reason":"compiler-message","target":{"name":"demo"},"message":{"$message_type":"diagnostic","message":"For more information about this error, try `rustc --explain E0277`.","code":null,"level":"failure-note","spans":[],"children":[]}}',
          gives: [],
        },
        {
          log: '{"$message_type":"diagnostic","message":"unused variable: `unused`","code":{"code":"unused_variables","explanation":null},"level":"warning","spans":[{"file_name":"a.rs","byte_start":20,"byte_end":26,"line_start":2,"line_end":2,"column_start":9,"column_end":15,"is_primary":true,"text":[{"text":"    let unused = 1;","highlight_start":9,"highlight_end":15}],"label":null,"suggested_replacement":null,"suggestion_applicability":null,"expansion":null}],"children":[{"message":"`#[warn(unused_variables)]` (part of `#[warn(unused)]`) on by default","code":null,"level":"note","spans":[],"children":[],"rendered":null},{"message":"if this is intentional, prefix it with an underscore","code":null,"level":"help","spans":[{"file_name":"a.rs","byte_start":20,"byte_end":26,"line_start":2,"line_end":2,"column_start":9,"column_end":15,"is_primary":true,"text":[{"text":"    let unused = 1;","highlight_start":9,"highlight_end":15}],"label":null,"suggested_replacement":"_unused","suggestion_applicability":"MachineApplicable","expansion":null}],"children":[],"rendered":null}],"rendered":"warning: unused variable: `unused`\\n --> a.rs:2:9\\n  |\\n2 |     let unused = 1;\\n  |         ^^^^^^ help: if this is intentional, prefix it with an underscore: `_unused`\\n  |\\n  = note: `#[warn(unused_variables)]` (part of `#[warn(unused)]`) on by default\\n\\n"}',
          gives: [
            {
              tool: 'rustc',
              severity: 'warning',
              file: 'a.rs',
              line: 2,
              column: 9,
              message: 'unused variable: `unused`',
            },
          ],
        },
      ],
    },
    {
      // A consequence of what was reported above it.
      claim: 'generic',
      triggers: ['error: '],
      match:
        /^error: (?:test failed, to rerun pass|\d+ targets? failed|bench failed|doctest failed|process didn't exit successfully)/,
      read: () => [],
      examples: [{ log: 'error: test failed, to rerun pass `--lib`', gives: [] }],
    },
    {
      // `--message-format short`, which says only where and what.
      triggers: ['.rs:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.rs):(?<line>\d+):(?<column>\d+): (?<severity>error|warning)(?:\[(?<code>E\d+|[\w:]+)\])?: (?<message>\S.*)$/,
      read: (_, { message = '' }) => ({ tool: 'rustc', message: message.replace(/: help: .*$/, '') }),
      examples: [
        {
          log: 'src/main.rs:1:5: warning: unused import: `std::fmt`\nsrc/main.rs:4:17: error[E0425]: cannot find value `x` in this scope: not found in this scope',
          gives: [
            {
              tool: 'rustc',
              severity: 'warning',
              file: 'src/main.rs',
              line: 1,
              column: 5,
              message: 'unused import: `std::fmt`',
            },
            { tool: 'rustc', severity: 'error', code: 'E0425', line: 4, column: 17 },
          ],
        },
      ],
    },
    {
      // What a build script says of its package; often it passes on what a C compiler said.
      triggers: ['warning: ', 'error: '],
      match: /^(?<severity>warning|error): (?<step>[\w-]+@\d+\.[\w.+-]+): (?<message>\S.*)$/,
      read: (_, { message = '' }) => {
        const place = /^(?<file>[^\s:]+):(?<line>\d+):(?<column>\d+): (?<severity>\w+): (?<text>.*)$/.exec(
          message,
        )?.groups;
        if (!place) return /^\d* *\||^In file included/.test(message) ? [] : {};
        if (place.severity === 'note') return [];
        return {
          file: place.file as string,
          line: Number(place.line),
          column: Number(place.column),
          severity: place.severity === 'warning' ? 'warning' : 'error',
          message: place.text as string,
        };
      },
      examples: [
        {
          log: "warning: openssl-sys@0.9.1: careful\nwarning: bs@0.1.0: src/a.c:3:4: error: unknown type name 'foo'",
          gives: [
            { severity: 'warning', step: 'openssl-sys@0.9.1', message: 'careful' },
            { severity: 'error', step: 'bs@0.1.0', file: 'src/a.c', line: 3, message: "unknown type name 'foo'" },
          ],
        },
      ],
    },
    {
      // All that a failed test printed. What a documentation test could not compile, rustc's own format reads.
      triggers: [' stdout ----'],
      match: /^---- (?<code>\S.*) stdout ----$/,
      severity: 'error',
      block: {
        continues: (line) => (/^---- \S.* stdout ----$|^failures:$|^test result: /.test(line) ? 'no' : 'yes'),
      },
      read: readTest,
      examples: [
        {
          log: '---- tests::res stdout ----\nError: "bad result"\n\n---- tests::sp stdout ----\nnote: test did not panic as expected at src/lib.rs:23:32\n---- tests::sp2 stdout ----\n\nthread \'tests::sp2\' (9) panicked at src/lib.rs:24:58:\nbar\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\nnote: panic did not contain expected string\n      panic message: "bar"\n expected substring: "foo"\n---- src/lib.rs - add (line 2) stdout ----\nTest executable failed (exit status: 101).\n\nstderr:\n\nthread \'main\' (2771) panicked at src/lib.rs:5:1:\nnot yet implemented\n\n\nfailures:\n    tests::res',
          gives: [
            { severity: 'error', code: 'tests::res', message: 'Error: "bad result"' },
            { code: 'tests::sp', file: 'src/lib.rs', line: 23, column: 32, message: 'test did not panic as expected' },
            {
              code: 'tests::sp2',
              file: 'src/lib.rs',
              line: 24,
              column: 58,
              message: 'bar\npanic did not contain expected string\npanic message: "bar"\nexpected substring: "foo"',
            },
            { code: 'src/lib.rs - add (line 2)', line: 5, message: 'not yet implemented' },
          ],
        },
      ],
    },
    {
      triggers: ['panicked at'],
      match:
        /^thread '(?<code>[^']+)'(?: \(\d+\))? panicked at (?:'(?<message>.*)', )?(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+):?$/,
      severity: 'error',
      block: { continues: continuesPanic, maxLines: 60 },
      read: readPanic,
      examples: [
        {
          log: "---- tests::adds stdout ----\n\nthread 'tests::adds' (28378) panicked at src/lib.rs:6:17:\nassertion `left == right` failed\n  left: 3\n right: 4\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n",
          gives: [
            {
              severity: 'error',
              code: 'tests::adds',
              file: 'src/lib.rs',
              line: 6,
              column: 17,
              message: 'assertion `left == right` failed\nleft: 3\nright: 4',
            },
          ],
        },
        {
          log: "thread 'main' panicked at 'index out of bounds', src/main.rs:4:5\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
          gives: [{ code: 'main', message: 'index out of bounds', file: 'src/main.rs', line: 4 }],
        },
      ],
    },
    {
      claim: 'generic',
      triggers: ['error: '],
      match:
        /^error: (?<message>(?:failed to (?!check packages: )|no matching package |could not find `Cargo\.toml`|package ID |no (?:bin|example|test|bench|library) targets? |could not find `[^`]+` in registry |unexpected argument |unrecognized subcommand |the lock file |unable to update |failed to select a version |invalid (?!value '.*' in ')|manifest |cannot (?!parse: )|package `|virtual manifests|no such (?:command|subcommand)|feature `|the package ['`]|checksum ).*)$/,
      severity: 'error',
      block: { continues: continuesCauses, maxLines: 60 },
      read: ([first = '', ...lines]) => {
        if (first.startsWith('error: failed to run custom build command')) return readBuildScript(lines);
        const related = lines.map((line) => line.trim()).filter((line) => line !== '' && line !== 'Caused by:');
        return related.length > 0 ? { related: related.map((message) => ({ message })) } : {};
      },
      examples: [
        {
          log: 'error: no matching package named `nosuchcrate-abc` found\nlocation searched: crates.io index\nrequired by package `b v0.1.0 (/home/dev/b)`',
          gives: [
            {
              severity: 'error',
              message: 'no matching package named `nosuchcrate-abc` found',
              related: [
                { message: 'location searched: crates.io index' },
                { message: 'required by package `b v0.1.0 (/home/dev/b)`' },
              ],
            },
          ],
        },
        {
          log: 'error: failed to parse manifest at `/home/dev/Cargo.toml`\n\nCaused by:\n  no targets specified in the manifest',
          gives: [{ severity: 'error', related: [{ message: 'no targets specified in the manifest' }] }],
        },
      ],
    },
  ],
};

/** The place is that of the panic; a test that returned an error has none. */
function readTest(lines: readonly string[], { code = '' }: Groups): Reading {
  if (lines.some((line) => /^(?:error|warning)(?:\[E\d+\])?: /.test(line))) return null;
  const start = lines.findIndex((line) => panic.test(line));
  const found = panic.exec(lines[start] ?? '')?.groups;
  const at = lines.findIndex((line) => line.startsWith('note: panic did not '));
  const why = at === -1 ? [] : lines.slice(at, at + 3).map((line) => line.replace(/^note: /, '').trim());
  if (found) {
    const end = lines.findIndex((line, index) => index > start && (line === '' || line.startsWith('note: ')));
    const said = readPanic(lines.slice(start, end === -1 ? undefined : end), found) as Partial<Draft>;
    return {
      code,
      file: found.file as string,
      line: Number(found.line),
      column: Number(found.column),
      message: [said.message, ...why].filter(Boolean).join('\n'),
      span: [start, lines.findLastIndex((line) => line !== '')],
    };
  }
  const text = lines.join('\n');
  const calm =
    /^note: (?<message>test did not panic as expected)(?: at (?<file>[^:\n]+):(?<line>\d+):(?<column>\d+))?$/m.exec(
      text,
    )?.groups;
  if (calm)
    return {
      message: calm.message as string,
      ...(calm.file && { file: calm.file, line: Number(calm.line), column: Number(calm.column) }),
    };
  const error = /^Error: .+$/m.exec(text)?.[0];
  return error ? { message: error } : null;
}

const panic =
  /^thread '.+' (?:\(\d+\) )?panicked at (?:'(?<message>.*)', )?(?<file>[^\s:][^:]*):(?<line>\d+):(?<column>\d+):?$/;

/** The script's own panic is why, and where; what else it printed is of no use to anybody. */
function readBuildScript(lines: readonly string[]): Reading {
  const at = lines.findIndex((line) => panic.test(line.trim()));
  const place = panic.exec(lines[at]?.trim() ?? '')?.groups;
  const process = lines.find((line) => line.includes("process didn't exit successfully"))?.trim();
  const related = [process, ...(place ? [place.message ?? lines[at + 1]?.trim()] : [])].filter(Boolean);
  return {
    related: related.map((message) => ({ message: message as string })),
    ...(place && { file: place.file as string, line: Number(place.line), column: Number(place.column) }),
  };
}

function continuesPanic(line: string): Continuation {
  if (line.startsWith('note: ')) return 'last';
  return line === '' || line.startsWith('---- ') || line.startsWith("thread '") ? 'no' : 'yes';
}

function readPanic([, ...lines]: readonly string[], { message }: Groups): Reading {
  const end = lines.findIndex((line) => line === 'stack backtrace:' || line.startsWith('note: '));
  const said = (end === -1 ? lines : lines.slice(0, end)).map((line) => line.trim());
  return { message: [message ?? '', ...said].filter(Boolean).join('\n') };
}

function continuesCauses(line: string, lines: readonly string[]): Continuation {
  if (
    /^(?:Caused by:|location searched:|required by |referenced by |note: To improve |perhaps you meant|candidate versions| {2})/.test(
      line,
    )
  )
    return 'yes';
  return line === '' && lines.at(-1) !== '' ? 'maybe' : 'no';
}
