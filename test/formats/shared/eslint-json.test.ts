import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEslintJson } from '../../../src/formats/shared/eslint-json.ts';

describe('a fix of ESLint', () => {
  it('replaces the same text by line and column as it did by offset', () => {
    const sources = fc
      .array(fc.constantFrom('a', 'é', '名', '😀', ' ', '\t', '\n', '\r\n'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(sources, fc.nat(), fc.nat(), fc.string(), (source, one, other, text) => {
        const [start, end] = [one % (source.length + 1), other % (source.length + 1)].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const edit = readOne(source, { range: [start, end], text })?.fixes?.[0]?.edits[0];
        const offsetOf = (line: number, column: number) => lineStart(source, line) + column - 1;
        expect(edit).toMatchObject({ file: 'a.js', newText: text });
        expect(offsetOf(edit?.line ?? 0, edit?.column ?? 0)).toBe(start);
        expect(offsetOf(edit?.endLine ?? 0, edit?.endColumn ?? 0)).toBe(end);
      }),
    );
  });

  it('counts behind a byte order mark', () => {
    expect(readOne('\ufeffvar a', { range: [0, 3], text: 'let' })?.fixes?.[0]?.edits).toEqual([
      { file: 'a.js', line: 1, column: 1, endLine: 1, endColumn: 4, newText: 'let' },
    ]);
  });

  it('has no edits where the report leaves the source out', () => {
    const [draft] = readEslintJson(report({ fix: { range: [0, 3], text: 'let' } })) ?? [];
    expect(draft).toMatchObject({ message: 'no', file: 'a.js' });
    expect(draft).not.toHaveProperty('fixes');
  });
});

describe('a fix that makes no sense', () => {
  it.each([undefined, [], [1], ['0', '3'], [-2, 0], [0.5, 1]])('is left out, not its problem: range %j', (range) => {
    const draft = readOne('var a', { range, text: 'let' });
    expect(draft).toMatchObject({ message: 'no' });
    expect(draft).not.toHaveProperty('fixes');
  });
});

describe('a report of ESLint', () => {
  it('may stand under its metadata', () => {
    expect(readEslintJson(`{"results":${report({})},"metadata":{"cwd":"/home/dev"}}`)).toHaveLength(1);
  });

  it.each([
    ['cut off', report({}).slice(0, -4)],
    ['no report', '[{"filePath":"a.js"}]'],
    ['null', '[{"filePath":"a.js","messages":[null]}]'],
  ])('that is damaged is left to others: %s', (_, line) => {
    expect(readEslintJson(line)).toBeNull();
  });

  it.each([0, -1, 2 ** 31, 1.5, '7', null])('does not believe in line %j', (line) => {
    expect(readEslintJson(report({ line }))?.[0]).not.toHaveProperty('line');
  });
});

function readOne(source: string, fix: object) {
  return readEslintJson(report({ fix }, source))?.[0];
}

function report(message: object, source?: string): string {
  const messages = [{ ruleId: 'rule', severity: 2, message: 'no', line: 1, column: 1, ...message }];
  return JSON.stringify([{ filePath: 'a.js', messages, source }]);
}

function lineStart(source: string, line: number): number {
  return source
    .split('\n')
    .slice(0, line - 1)
    .reduce((offset, text) => offset + text.length + 1, 0);
}
