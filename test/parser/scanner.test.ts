import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineScanner } from '../../src/parser/scanner.ts';
import { compileTriggers } from '../../src/parser/triggers.ts';
import { cutInto, encode, encodings, pieceSizes, scan } from './helpers.ts';

const texts = (log: string | Buffer, options = {}) =>
  scan([Buffer.from(log)], { everyLine: true, ...options }).seen.map(({ text }) => text);

describe('a line', () => {
  it('reaches the sink only if it holds a trigger', () => {
    expect(scan([Buffer.from('fine\nerror here\nfine\n')]).seen).toEqual([
      { text: 'error here', line: 2, offset: 5, previous: 'fine' },
    ]);
  });

  it('reaches the sink whatever it holds while every line is wanted', () => {
    expect(texts('a\n\nb')).toEqual(['a', '', 'b']);
  });

  it('is looked at when it holds an escape, since colours may stand inside a trigger', () => {
    expect(scan([Buffer.from('er\u001b[0mror\n')]).seen).toHaveLength(1);
  });

  it('ends at CRLF, at LF, and at CR where something overwrites itself; only LF counts', () => {
    const { seen, lines } = scan([Buffer.from('10%\r20%\rerror\r\nerror\n')], { everyLine: true });
    expect(seen.map(({ text, line, offset }) => [text, line, offset])).toEqual([
      ['10%', 1, 0],
      ['20%', 1, 4],
      ['error', 1, 8],
      ['error', 2, 15],
    ]);
    expect(lines).toBe(2);
  });

  it('counts without a line end behind it', () => {
    expect(scan([Buffer.from('a\nerror')])).toMatchObject({ lines: 2, bytes: 7, seen: [{ text: 'error', line: 2 }] });
  });

  it('knows the line before it, also from an earlier piece', () => {
    const pieces = ['first\nsec', 'ond\r\n', 'error\n'].map((piece) => Buffer.from(piece));
    expect(scan(pieces).seen).toMatchObject([{ text: 'error', previous: 'second' }]);
  });
});

describe('what is not text as it should be', () => {
  it('is empty', () => {
    expect(scan([])).toEqual({ seen: [], cuts: [], lines: 0, bytes: 0 });
    expect(scan([Buffer.alloc(0)])).toEqual({ seen: [], cuts: [], lines: 0, bytes: 0 });
  });

  it('is a byte order mark alone', () => {
    for (const encoding of encodings) {
      const bytes = encode('', encoding);
      expect(scan([bytes], { everyLine: true })).toEqual({ seen: [], cuts: [], lines: 0, bytes: bytes.length });
    }
  });

  it('holds NUL', () => {
    expect(texts('a\0b error\0\n')).toEqual(['a\0b error\0']);
  });

  it('is invalid UTF-8, of which the rest is kept', () => {
    expect(texts(Buffer.from([0x65, 0xff, 0xfe, 0x66, 0x0a, 0xc3, 0x0a]))).toEqual(['e\ufffd\ufffdf', '\ufffd']);
  });

  it('ends in half a UTF-16 unit', () => {
    const bytes = Buffer.concat([encode('error\nerror', 'utf16le'), Buffer.from([0x41])]);
    const { seen, bytes: taken } = scan([bytes]);
    expect(seen.map(({ text }) => text)).toEqual(['error', 'error']);
    expect(taken).toBe(bytes.length);
  });
});

describe.each(encodings)('%s', (encoding) => {
  const text = fc
    .array(
      fc.constantFrom('error ', 'ä€𝄞', '\u0a0d\u0d0a', 'plain', '\n', '\r', '\r\n', '\0', ' ', '[{"error', '\u001b[0m'),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''));

  it('gives the same lines however it is cut', () => {
    fc.assert(
      fc.property(text, pieceSizes, fc.boolean(), (log, sizes, everyLine) => {
        const bytes = encode(log, encoding);
        expect(scan(cutInto(bytes, sizes), { everyLine })).toEqual(scan([bytes], { everyLine }));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same where lines are longer than the limit', () => {
    fc.assert(
      fc.property(text, pieceSizes, (log, sizes) => {
        const bytes = encode(log, encoding);
        const options = { everyLine: true, limit: 9, jsonLimit: 21 };
        expect(scan(cutInto(bytes, sizes), options)).toEqual(scan([bytes], options));
      }),
      { numRuns: 200 },
    );
  });

  it('says where in the log each line begins', () => {
    fc.assert(
      fc.property(text, pieceSizes, (log, sizes) => {
        const bytes = encode(log, encoding);
        for (const line of scan(cutInto(bytes, sizes), { everyLine: true }).seen) {
          const begin = encode(line.text, encoding).subarray(encode('', encoding).length);
          expect(bytes.subarray(line.offset, line.offset + begin.length)).toEqual(begin);
          const feeds = encode('\n', encoding).subarray(encode('', encoding).length);
          expect(line.line).toBe(1 + count(bytes.subarray(encode('', encoding).length, line.offset), feeds));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('counts lines and bytes', () => {
    fc.assert(
      fc.property(text, pieceSizes, (log, sizes) => {
        const bytes = encode(log, encoding);
        const result = scan(cutInto(bytes, sizes), { limit: 9, jsonLimit: 21 });
        expect(result.bytes).toBe(bytes.length);
        expect(result.lines).toBe(log.split('\n').length - (log === '' || log.endsWith('\n') ? 1 : 0));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a line longer than the limit', () => {
  it('is cut, counted once, and what follows is read', () => {
    const log = `error ${'x'.repeat(100)}\nerror behind\n`;
    const { seen, cuts } = scan([Buffer.from(log)], { limit: 16 });
    expect(cuts).toEqual([1]);
    expect(seen.map(({ text, line, offset }) => [text, line, offset])).toEqual([
      [`error ${'x'.repeat(10)}`, 1, 0],
      ['error behind', 2, 107],
    ]);
  });

  it('is not cut where it ends at the limit', () => {
    expect(scan([Buffer.from(`${'x'.repeat(16)}\n`)], { limit: 16 }).cuts).toEqual([]);
  });

  it('has a limit of its own where it begins like JSON', () => {
    const json = `[{"error":"${'x'.repeat(100)}"}]`;
    expect(texts(`${json}\n`, { limit: 16, jsonLimit: 200 })).toEqual([json]);
  });

  it('has that limit where it begins like a report in XML, and not where it is any XML', () => {
    const report = `<testsuites><testsuite name="error ${'x'.repeat(100)}"/></testsuites>`;
    expect(texts(`${report}\n`, { limit: 16, jsonLimit: 200 })).toEqual([report]);
    expect(texts(`<p>error ${'x'.repeat(100)}</p>\n`, { limit: 16, jsonLimit: 200 })).toEqual(['<p>error xxxxxxx']);
  });

  it('of 200 MB keeps memory flat', () => {
    const piece = Buffer.alloc(1 << 20, 'x');
    const seen: [string, number, number][] = [];
    const cuts: number[] = [];
    const sink = {
      everyLine: false,
      line(text: string, line: number, offset: number) {
        if (text.includes('error')) seen.push([text, line, offset]);
      },
      cut: (line: number) => cuts.push(line),
    };
    const scanner = new LineScanner(compileTriggers([], ['error']), sink);
    const before = used();
    let most = 0;
    for (let i = 0; i < 200; i++) {
      scanner.push(piece);
      most = Math.max(most, used() - before);
    }
    scanner.push(Buffer.from('\nerror behind\n'));
    scanner.end();
    expect(most).toBeLessThan(100 * 2 ** 20);
    expect(cuts).toEqual([1]);
    expect(seen).toEqual([['error behind', 2, 200 * 2 ** 20 + 1]]);
  });
});

function used(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function count(bytes: Buffer, unit: Buffer): number {
  let found = 0;
  for (let at = 0; at + unit.length <= bytes.length; at += unit.length) {
    if (bytes.subarray(at, at + unit.length).equals(unit)) found++;
  }
  return found;
}
