import type { Draft, Related } from '../core/diagnostic.ts';
import type { Format, Groups, Reading } from '../core/format.ts';
import { continuesRustBlock, type RustBlock, type RustPart, readRustBlock } from './shared/rust-block.ts';
import { readSuggestions } from './shared/rust-suggestions.ts';

export const rustc: Format = {
  name: 'rustc',
  title: 'Rust compiler, with Clippy',
  url: 'https://doc.rust-lang.org/rustc/json.html',
  columnUnit: 'character',
  codeOnce: true,
  rules: [
    {
      // What the compiler says about what it said.
      claim: 'shared',
      triggers: ['error: ', 'warning: '],
      match:
        /^(?:error|warning): (?:aborting due to (?:\d+ )?previous errors?|\d+ warnings? emitted|`[^`]+` \(.*\) generated \d+ warnings?|could not compile `[^`]+`|build failed)/,
      read: () => [],
      examples: [
        { log: 'error: aborting due to 2 previous errors; 1 warning emitted', gives: [] },
        { log: 'warning: `demo` (bin "demo") generated 1 warning', gives: [] },
      ],
    },
    {
      triggers: ["error: couldn't read", 'error: linking with', 'error: Unrecognized option'],
      match: /^error: (?<message>(?:couldn't read|linking with|Unrecognized option) .*)$/,
      severity: 'error',
      examples: [
        {
          log: "error: couldn't read `nosuch.rs`: No such file or directory (os error 2)",
          gives: [{ severity: 'error', message: "couldn't read `nosuch.rs`: No such file or directory (os error 2)" }],
        },
      ],
    },
    {
      claim: 'shared',
      triggers: ['error: ', 'error[', 'warning: ', 'warning['],
      match: /^(?<severity>error|warning)(?:\[(?<code>[^\]]+)\])?: (?<message>.*)$/,
      block: { continues: continuesRustBlock },
      read,
      examples: [
        {
          log: 'warning: unused variable: `x`\n --> src/main.rs:2:9\n  |\n2 |     let x = 1;\n  |         ^ help: if this is intentional, prefix it with an underscore: `_x`\n  |\n  = note: `#[warn(unused_variables)]` on by default\n',
          gives: [
            {
              severity: 'warning',
              code: 'unused_variables',
              message: 'unused variable: `x`',
              file: 'src/main.rs',
              line: 2,
              column: 9,
              snippet: ['    let x = 1;'],
              related: [{ message: 'note: `#[warn(unused_variables)]` on by default' }],
              fixes: [
                {
                  title: 'if this is intentional, prefix it with an underscore',
                  origin: 'compiler',
                  safety: 'safe',
                  edits: [
                    {
                      file: 'src/main.rs',
                      line: 2,
                      column: 9,
                      endLine: 2,
                      endColumn: 10,
                      newText: '_x',
                      quoted: { first: '    let x = 1;' },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      // --error-format=short
      triggers: ['.rs:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.rs):(?<line>\d+):(?<column>\d+): (?<severity>error|warning|note)(?:\[(?<code>[^\]]+)\])?: (?<message>\S.*)$/,
      read: (_, { severity }) => (severity === 'note' ? [] : { severity: severity === 'error' ? 'error' : 'warning' }),
      examples: [
        {
          log: 'src/a.rs:5:24: error[E0308]: mismatched types: expected `i32`, found `&str`\nsrc/a.rs:1:5: warning: unused import: `std::fmt`',
          gives: [
            {
              severity: 'error',
              file: 'src/a.rs',
              line: 5,
              column: 24,
              code: 'E0308',
              message: 'mismatched types: expected `i32`, found `&str`',
            },
            { severity: 'warning', line: 1, column: 5, message: 'unused import: `std::fmt`' },
          ],
        },
      ],
    },
  ],
};

function read(lines: readonly string[], groups: Groups): Reading {
  const block = readRustBlock(lines);
  if (!block.place && block.parts.length === 0) return null;
  const lint = block.parts
    .map((part) => lintName(part.message) ?? lintInSource(part))
    .find((name) => name !== undefined);
  const code = groups.code ?? lint;
  const fixes = readSuggestions(block);
  const related = block.parts.map(toRelated);
  const draft: Partial<Draft> = {
    message: [groups.message ?? '', ...block.message].join('\n').trim(),
    ...(block.place ?? {}),
    ...(code !== undefined && { code }),
    ...((lint ?? '').startsWith('clippy::') && { tool: 'clippy' }),
    // A mistake in a manifest has the same shape, and is Cargo's to tell.
    ...(block.place?.file.endsWith('Cargo.toml') && { tool: 'cargo' }),
    ...(related.length > 0 && { related }),
    ...(block.place && { snippet: snippetOf(block, block.place.line) }),
    ...(fixes.length > 0 && { fixes }),
  };
  return draft;
}

/** The lint is named by the note that says why it is on. */
function lintName(note: string): string | undefined {
  const match = /`(?:-[DWF] |#!?\[(?:warn|deny|forbid)\()([\w:-]+)\)?\]?`/.exec(note);
  return match?.[1]?.replaceAll('-', '_');
}

/** `the lint level is defined here` shows the attribute, and its marks stand under the name. */
function lintInSource({ message, rows }: RustPart): string | undefined {
  if (message !== 'the lint level is defined here') return undefined;
  const at = rows.findIndex(({ number }) => number !== undefined);
  const marks = /\^+/.exec(rows[at + 1]?.text ?? '');
  const name = marks && rows[at]?.text.slice(marks.index, marks.index + marks[0].length);
  return name && /^[\w:]+$/.test(name) ? name.replaceAll('-', '_') : undefined;
}

function toRelated({ kind, message, place }: RustPart): Related {
  return { message: `${kind}: ${message}`, ...place };
}

function snippetOf({ main }: RustBlock, line: number): string[] {
  const rows = main.rows.filter(({ number, sign }) => number !== undefined && sign === '|');
  const named = rows.find(({ number }) => number === line);
  return [...(named ? [named] : []), ...rows.filter((row) => row !== named)].map(({ text }) => text);
}
