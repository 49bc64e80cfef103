import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlace, placeAt } from '../../src/parser/place-search.ts';

const inText = (text: string) => findPlace(Buffer.from(text, 'latin1'), 0, text.length);
const inBytes = (text: string) => {
  const bytes = Buffer.from(text, 'latin1');
  return [...bytes.keys()].find((mark) => placeAt(bytes, mark, 0) && /\d/.test(text[mark + 1] ?? ''));
};

describe('a place', () => {
  it.each([
    ['a name, a colon and a line', 'src/a.c:12: message'],
    ['a file without extension', 'Makefile:3: message'],
    ['standard input', '<stdin>:3:1: x'],
    ['a placeholder', '{standard input}:38: Error'],
    ['a parenthesis', 'a.pas(12,3) Error'],
    ['a bracket', 'a.ts[418, 38]: x'],
  ])('is %s', (_, text) => {
    expect(inText(text)).toBeGreaterThan(0);
    expect(text[inText(text)]).toMatch(/\d/);
  });

  it.each([
    ['a clock', '12:34:56 started'],
    ['an extension that ends in a digit, which formats name themselves', 'lib/b.f90:7.10:'],
    ['a time stamp', '2026-01-01T12:34:56.123Z started'],
    ['an address', '10.0.0.1:80'],
    ['an IPv6 address', 'fe80::1'],
    ['a call', 'f(1), g(2)'],
    ['an index', 'make[1]: a[0]'],
    ['JSON', '{"line":12}'],
    ['a colon without a number', 'a.c: error'],
  ])('is not %s', (_, text) => {
    expect(inText(text)).toBe(-1);
  });

  it('is found at the same index in text and in bytes', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '.', ':', '(', '[', '1', ' ', '>', '}', '_', '-'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (line) => {
        expect((inBytes(line) ?? -2) + 1).toBe(inText(line));
      }),
    );
  });
});
