import fc from 'fast-check';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { Parser } from '../../src/parser/parser.ts';
import { LineScanner } from '../../src/parser/scanner.ts';
import { compileTriggers } from '../../src/parser/triggers.ts';

export interface ScannedLine {
  readonly text: string;
  readonly line: number;
  readonly offset: number;
  readonly previous: string;
}

export interface Scanned {
  readonly seen: ScannedLine[];
  /** Numbers of the lines that were longer than the limit. */
  readonly cuts: number[];
  readonly lines: number;
  readonly bytes: number;
}

const errors = compileTriggers([], ['error']);

/** What a sink gets that wants the lines with `error` in them, or every line. */
export function scan(
  pieces: Iterable<Uint8Array>,
  { everyLine = false, limit = 64 * 1024, jsonLimit = 8 * 1024 * 1024, triggers = errors } = {},
): Scanned {
  const seen: ScannedLine[] = [];
  const cuts: number[] = [];
  const sink = {
    everyLine,
    line: (text: string, line: number, offset: number, previous: () => string) =>
      seen.push({ text, line, offset, previous: previous() }),
    cut: (line: number) => cuts.push(line),
  };
  const scanner = new LineScanner(triggers, sink, limit, jsonLimit);
  for (const piece of pieces) scanner.push(piece);
  scanner.end();
  return { seen, cuts, lines: scanner.lines, bytes: scanner.bytes };
}

/** What the whole parser gives for one log that arrives in these pieces. */
export function parsePieces(pieces: Iterable<Uint8Array>, root = '/project'): Diagnostic[] {
  const parser = new Parser({ root });
  const found: Diagnostic[] = [];
  for (const piece of pieces) found.push(...parser.push('build.log', piece));
  found.push(...parser.end());
  return found;
}

export function parseText(text: string, root?: string): Diagnostic[] {
  return parsePieces([Buffer.from(text)], root);
}

/** Cuts bytes into pieces of these sizes, over and over; a size may be 0. */
export function cutInto(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  const cycle = sizes.some((size) => size > 0) ? sizes : [bytes.length];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = cycle[i % cycle.length] ?? bytes.length;
    // A copy of its own: what is behind a piece must not be readable through it, nor be changed by the next one.
    pieces.push(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
  return pieces;
}

export const pieceSizes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });

export type Encoding = 'utf8' | 'utf8 with mark' | 'utf16le' | 'utf16be';
export const encodings: readonly Encoding[] = ['utf8', 'utf8 with mark', 'utf16le', 'utf16be'];

export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'utf8 with mark') return Buffer.from(`\ufeff${text}`);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf16le' ? bytes : bytes.swap16();
}

/** Logs of everything that tends to be cut at the wrong place. */
export const logText = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "src/app.ts(12,5): error TS2322: Type 'string' is not assignable to type 'number'.",
        "main.c:3:12: error: expected ';' before '}' token",
        '    3 |   return 0',
        '      |            ^',
        '      |            ;',
        'main.c:3:12: note: declared here',
        "\u001b[1ma.c:4:7: \u001b[35mwarning: \u001b[0munused variable 'größe' [-Wunused-variable]",
        'error[E0308]: mismatched types',
        ' --> src/main.rs:2:18',
        '  |',
        '2 |     let x: i32 = "é€𝄞";',
        "make[1]: Entering directory '/project/lib'",
        "make[1]: Leaving directory '/project/lib'",
        'Traceback (most recent call last):',
        '  File "a.py", line 3, in <module>',
        'ValueError: größer 𝄞',
        '# example.com/shop',
        './shop.go:3:5: undefined: x',
        '\tshop.go:1:1: other declaration',
        '##[group]Run make',
        '##[endgroup]',
        '10%\r20%\rerror\r100%',
        '',
        'nothing to see in this line',
        'ünïcödé 𝄞 \u0000',
      ),
      fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
    ),
    { maxLength: 30 },
  )
  .map((lines) => lines.map(([text, end]) => text + end).join(''));
