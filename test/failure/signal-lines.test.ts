import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SignalLines } from '../../src/failure/signal-lines.ts';
import { compileByteScan } from '../../src/parser/byte-scan.ts';

interface Seen {
  readonly text: string;
  readonly number: number;
  readonly hit: boolean;
}

function read(pieces: readonly Buffer[], { every = 0, above = 0 } = {}) {
  const seen: (Seen & { above?: string })[] = [];
  let wanted = 0;
  const lines = new SignalLines(compileByteScan(['error'], false), {
    get everyLine() {
      return wanted > 0;
    },
    line(text, number, hit, before) {
      wanted = hit ? every : wanted - 1;
      seen.push({ text, number, hit, ...(above > 0 && { above: before(above) }) });
    },
  });
  for (const piece of pieces) lines.push(piece);
  return { seen, ...lines.end(3), lines: lines.lines };
}

const cut = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

describe('the lines that are wanted', () => {
  it('are those with a word, by their numbers', () => {
    expect(read([Buffer.from('a\nb\nerror one\nc\nerror two')]).seen).toEqual([
      { text: 'error one', number: 3, hit: true },
      { text: 'error two', number: 5, hit: true },
    ]);
  });

  it('are all while a block is open', () => {
    const { seen } = read([Buffer.from('a\nerror\nb\n\nc\nd\n')], { every: 2 });
    expect(seen.map(({ text, number }) => [text, number])).toEqual([
      ['error', 2],
      ['b', 3],
      ['', 4],
    ]);
  });

  it('come with those above', () => {
    const { seen } = read([Buffer.from('a\nb\nc\nerror\n')], { above: 2 });
    expect(seen[0]?.above).toBe('b\nc');
  });

  it('are pieces where CRs stand in them, and CRLF ends one line', () => {
    const { seen } = read([Buffer.from('10%\r20%\rerror\r\nfine\r\n')]);
    expect(seen.map(({ text, number }) => [text, number])).toEqual([['error', 1]]);
    const { seen: all } = read([Buffer.from('error\n10%\r20%\r\n\r\n')], { every: 3 });
    expect(all.map(({ text, number }) => [text, number])).toEqual([
      ['error', 1],
      ['10%', 2],
      ['20%', 2],
      ['', 3],
    ]);
  });

  it('are cut where they are longer than the limit, and counting goes on', () => {
    const { seen, lines } = read([Buffer.from(`error ${'x'.repeat(300_000)}\n`), Buffer.from('fine\nerror\n')]);
    expect(seen.map(({ text, number }) => [text.length, number])).toEqual([
      [65_536, 1],
      [5, 3],
    ]);
    expect(lines).toBe(3);
  });

  it('are read from UTF-16', () => {
    const { seen } = read([Buffer.from('\ufefffine\nerror ü\n', 'utf16le')]);
    expect(seen).toEqual([{ text: 'error ü', number: 2, hit: true }]);
  });
});

describe('the end of a log', () => {
  it('says whether its last line was whole, and gives the last lines', () => {
    expect(read([Buffer.from('a\nb\nc\nd\n')])).toMatchObject({ complete: true, last: 'b\nc\nd', lines: 4 });
    expect(read([Buffer.from('a\nb\nc\nd')])).toMatchObject({ complete: false, last: 'b\nc\nd', lines: 4 });
    expect(read([])).toMatchObject({ complete: true, last: '', lines: 0 });
  });
});

it('does not depend on how the bytes are cut', () => {
  const piece = fc.oneof(
    fc.constantFrom('error\n', 'fine\n', '\n', '\r', '\r\n', 'an error here', '\x1b[31m', 'ü\n', ' '),
    fc.integer({ min: 1, max: 90_000 }).map((length) => `${'long '.repeat(length / 5)}\n`),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }),
      fc.constantFrom(1000, 4096, 70_000),
      fc.nat(3),
      (pieces, size, every) => {
        const bytes = Buffer.from(pieces.join(''));
        const whole = read([bytes], { every, above: 3 });
        expect(read(cut(bytes, size), { every, above: 3 })).toEqual(whole);
      },
    ),
    // A line that begins with a CR and is cut behind it.
    { numRuns: 60, examples: [[['error\n', '\r', `${'long '.repeat(14_000)}\n`], 1000, 3]] },
  );
});
