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
        /^error: (?<message>(?:failed to |no matching package |could not find `Cargo\.toml`|package ID |no bin target |no example target |the lock file |unable to update |failed to select a version |invalid |manifest |cannot |package `|virtual manifests|no such (?:command|subcommand)|feature `|the package `|checksum ).*)$/,
      severity: 'error',
      block: { continues: continuesCauses, maxLines: 60 },
      read: ([, ...lines]) => {
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
  if (/^(?:Caused by:|location searched:|required by |perhaps you meant|candidate versions| {2})/.test(line))
    return 'yes';
  return line === '' && lines.at(-1) !== '' ? 'maybe' : 'no';
}
