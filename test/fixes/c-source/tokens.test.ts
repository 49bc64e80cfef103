import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeTokens, tokenize } from '../../../src/fixes/c-source/tokens.ts';

const pieces = fc.constantFrom(
  '"',
  "'",
  '\\',
  '\n',
  '/*',
  '*/',
  '//',
  '#define a',
  'x',
  '0x1p-3',
  '->',
  ' ',
  '(',
  '\r\n',
  '‘',
);

it('loses no character, whatever the text is', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((parts) => parts.join('')),
      ),
      (text) => {
        const tokens = tokenize(text);
        expect(tokens.map((token) => token.text).join('')).toBe(text);
        for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
      },
    ),
  );
});

it('knows strings, comments and preprocessor lines', () => {
  const text = '#include <a.h> // b\nchar *s = "a\\"b; // no"; /* "c */ s += \'"\';\n';
  expect(codeTokens(tokenize(text)).map((token) => token.text)).toEqual([
    'char',
    '*',
    's',
    '=',
    '"a\\"b; // no"',
    ';',
    's',
    '+=',
    "'\"'",
    ';',
  ]);
});

it('names what nothing closes stray, up to the end of the line', () => {
  const tokens = codeTokens(tokenize('puts("a);\nreturn;'));
  expect(tokens.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'word puts',
    'punctuation (',
    'stray "a);',
    'word return',
    'punctuation ;',
  ]);
});

it('reads a long hostile text in time that grows with its length', () => {
  for (const part of ['"', "'", '/*', '#', '\\', ' \\\n', '\t#']) {
    expect(
      tokenize(part.repeat(100_000))
        .map(({ text }) => text.length)
        .reduce((sum, length) => sum + length, 0),
    ).toBe(part.length * 100_000);
  }
});
