import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pairBrackets, readTokens } from '../../../src/fixes/typescript-source/tokens.ts';

const pieces = fc.constantFrom(
  ...[
    '`',
    '${',
    '}',
    '{',
    '(',
    ')',
    '[',
    ']',
    '"',
    "'",
    '/',
    '//',
    '/*',
    '*/',
    '\\',
    '\n',
    '\r\n',
    ' ',
    '<',
    '>',
    '=>',
  ],
  ...['a', 'return', '#b', '1e5', '0x1n', '?.', '...', '\u{1F600}', '\ud83d', '\ude00', '\u200d', '#!'],
);
const code = fc.oneof(
  fc.array(pieces).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

it('never loses a character, and knows where each token stands', () => {
  fc.assert(
    fc.property(code, (text) => {
      const tokens = readTokens(text);
      expect(tokens.map((token) => token.text).join('')).toBe(text);
      let at = 0;
      for (const token of tokens) {
        expect(token.start).toBe(at);
        expect(token.end).toBeGreaterThan(token.start);
        at = token.end;
      }
    }),
  );
});

it('pairs brackets so that partners are mutual and never cross', () => {
  fc.assert(
    fc.property(code, (text) => {
      const partners = pairBrackets(readTokens(text));
      const open: number[] = [];
      for (const [index, partner] of partners.entries()) {
        if (partner === -1) continue;
        expect(partners[partner]).not.toBe(-1);
        if (partner < index) expect(open.pop()).toBe(partner);
        if ((partners[index] as number) > index) open.push(index);
      }
    }),
  );
});

it.each([
  ['a / b / c', ['a', '/', 'b', '/', 'c']],
  ['x = /a"[/]b/g.test(y)', ['x', '=', '/a"[/]b/g', '.', 'test', '(', 'y', ')']],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text to read.
  ['`a ${ {b: `c`} } d` + 1', ['`a ${', '{', 'b', ':', '`c`', '}', '} d`', '+', '1']],
  ["'it\\'s' // don't", ["'it\\'s'"]],
  ['/* "a */ "b"', ['"b"']],
  [
    'let m: Map<string, Set<number>>= n',
    ['let', 'm', ':', 'Map', '<', 'string', ',', 'Set', '<', 'number', '>', '>', '=', 'n'],
  ],
  ['this.#secret?.[0] ?? 1_000n', ['this', '.', '#secret', '?.', '[', '0', ']', '??', '1_000n']],
])('reads %s', (text, expected) => {
  const tokens = readTokens(text).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  expect(tokens.map((token) => token.text)).toEqual(expected);
});
