import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripControls } from '../../src/parser/clean.ts';

describe('terminal control', () => {
  it.each([
    ['\u001b[1;31merror\u001b[0m: no', 'error: no'],
    ['\u001b[38;5;196merror', 'error'],
    ['\u009b31merror', 'error'],
    ['\u001b[2K\u001b[1Gerror', 'error'],
    ['\u001b]8;;https://example.com/E0308\u0007E0308\u001b]8;;\u0007', 'E0308'],
    ['\u001b]8;;https://example.com\u001b\\E0308\u001b]8;;\u001b\\', 'E0308'],
    ['\u001b(Berror', 'error'],
    ['\u001b]0;title that never ends', ''],
    ['error\u001b', 'error'],
    ['error\u001b[', 'error'],
  ])('is taken out of %j', (line, text) => {
    expect(stripControls(line)).toBe(text);
  });

  it('leaves a line without any as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (line) => {
        fc.pre(!/[\u001b\u009b]/.test(line));
        expect(stripControls(line)).toBe(line);
      }),
    );
  });

  it('leaves no escape behind, whatever is thrown at it', () => {
    const hostile = fc
      .array(fc.constantFrom('\u001b', '\u009b', '[', ']', '0', ';', 'm', '\\', '\u0007', 'a', ' '))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (line) => {
        expect(stripControls(line)).not.toMatch(/[\u001b\u009b]/);
      }),
    );
  });
});
