import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOfColumn } from '../../src/core/columns.ts';
import type { ColumnUnit, Edit, Fix } from '../../src/core/diagnostic.ts';
import { applyEdits, type PlannedFile, type Proposal, planFixes } from '../../src/fixes/plan.ts';
import { decodeText, encodeText } from '../../src/fixes/text-file.ts';
import { diagnostic, fingerprint } from '../helpers/diagnostic.ts';

const file = (text: string): PlannedFile => ({ path: `/root/a.ts`, file: decodeText(Buffer.from(text)) as never });
const edit = (line: number, column: number, endColumn: number, newText: string, name = 'a.ts'): Edit => ({
  file: name,
  line,
  column,
  endLine: line,
  endColumn,
  newText,
});

let next = 0;
function proposal(edits: Edit[], said: Partial<Fix> = {}, about = {}): Proposal {
  const fix: Fix = { title: 'x', origin: 'compiler', safety: 'safe', edits, ...said };
  return { fix, diagnostic: diagnostic({ fingerprint: fingerprint(++next), file: 'a.ts', line: 1, ...about }) };
}

function plan(text: string, ...proposals: Proposal[]) {
  const { applied, refused, changed } = planFixes(proposals, () => file(text));
  return { text: changed.get('a.ts') ?? text, applied: applied.length, refused: refused.map(({ reason }) => reason) };
}

describe('a plan', () => {
  it('applies all edits of a file that do not touch', () => {
    expect(
      plan('let a\nlet b\n', proposal([edit(1, 6, 6, ';')]), proposal([edit(2, 6, 6, ';')], {}, { line: 2 })).text,
    ).toBe('let a;\nlet b;\n');
  });

  it('applies the edits of a fix together or not at all', () => {
    const both = proposal([edit(1, 1, 4, 'var'), edit(9, 1, 1, 'x')]);
    expect(plan('let a\n', both)).toEqual({ text: 'let a\n', applied: 0, refused: ['out-of-range'] });
  });

  it('counts equal edits of two fixes as one', () => {
    expect(plan('let a\n', proposal([edit(1, 6, 6, ';')]), proposal([edit(1, 6, 6, ';')]))).toEqual({
      text: 'let a;\n',
      applied: 2,
      refused: [],
    });
  });

  it.each([
    ['overlap', edit(1, 1, 4, 'var'), edit(1, 2, 5, 'ab')],
    ['touch', edit(1, 1, 4, 'var'), edit(1, 4, 5, '_')],
    ['insert at one place', edit(1, 4, 4, 'a'), edit(1, 4, 4, 'b')],
  ])('refuses the second of two that %s', (_, one, other) => {
    expect(plan('let a\n', proposal([one]), proposal([other])).refused).toEqual(['conflict']);
  });

  it('prefers the safer of two that conflict', () => {
    const unsafe = proposal([edit(1, 1, 4, 'UNS')], { safety: 'unsafe' });
    expect(plan('let a\n', unsafe, proposal([edit(1, 1, 4, 'var')])).text).toBe('var a\n');
  });

  it('takes one fix for a problem that has several', () => {
    const about = { fingerprint: fingerprint(999) };
    const result = plan(
      'let a\n',
      proposal([edit(1, 1, 4, 'var')], {}, about),
      proposal([edit(1, 6, 6, ';')], {}, about),
    );
    expect(result).toEqual({ text: 'var a\n', applied: 1, refused: ['alternative'] });
  });

  it('refuses what the file no longer says', () => {
    expect(plan('var changed\n', proposal([edit(1, 1, 4, 'x')], {}, { snippet: ['let a'] })).refused).toEqual([
      'file-changed',
    ]);
    expect(plan('\tlet  a\n', proposal([edit(1, 2, 5, 'var')], {}, { snippet: ['    let a'] })).text).toBe(
      '\tvar  a\n',
    );
  });

  it('keeps CRLF, also in what it inserts', () => {
    expect(plan('a\r\nb\r\n', proposal([edit(2, 1, 1, 'new\n')], {}, { line: 2 })).text).toBe('a\r\nnew\r\nb\r\n');
  });

  it('removes a last line that has no line end', () => {
    const whole = { file: 'a.ts', line: 2, column: 1, endLine: 3, endColumn: 1, newText: '' };
    expect(plan('a\nb', proposal([whole])).text).toBe('a\n');
  });
});

describe('edits', () => {
  const scenario = fc.string({ unit: 'grapheme', maxLength: 60 }).chain((text) =>
    fc.record({
      text: fc.constant(text),
      cuts: fc.uniqueArray(fc.nat(text.length), { maxLength: 8 }).map((cuts) => cuts.sort((a, b) => a - b)),
      texts: fc.array(fc.string({ maxLength: 5 }), { minLength: 4, maxLength: 4 }),
    }),
  );
  const splices = ({ cuts, texts }: { cuts: number[]; texts: string[] }) =>
    Array.from({ length: Math.floor(cuts.length / 2) }, (_, i) => ({
      start: cuts[2 * i] as number,
      end: cuts[2 * i + 1] as number,
      newText: texts[i] as string,
    }));

  it('give the same in any order, and leave every other byte alone', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const edits = splices(given);
        const result = applyEdits(given.text, edits);
        expect(applyEdits(given.text, [...edits].reverse())).toBe(result);
        let at = 0;
        let expected = '';
        for (const { start, end, newText } of edits) {
          expected += given.text.slice(at, start) + newText;
          at = end;
        }
        expect(result).toBe(expected + given.text.slice(at));
      }),
    );
  });

  it('are taken back by their inverse', () => {
    fc.assert(
      fc.property(scenario, (given) => {
        const edits = splices(given);
        let shift = 0;
        const inverse = edits.map(({ start, end, newText }) => {
          const from = start + shift;
          shift += newText.length - (end - start);
          return { start: from, end: from + newText.length, newText: given.text.slice(start, end) };
        });
        expect(applyEdits(applyEdits(given.text, edits), inverse)).toBe(given.text);
      }),
    );
  });
});

describe('columns', () => {
  it.each<[string, ColumnUnit, number, number | undefined]>([
    ['abc', 'byte', 3, 2],
    ['äbc', 'byte', 3, 1],
    ['äbc', 'byte', 2, undefined],
    ['😀b', 'utf16', 3, 2],
    ['😀b', 'character', 2, 2],
    ['😀b', 'byte', 5, 2],
    ['😀b', 'display', 3, 2],
    ['\tx', 'display', 9, 1],
    ['ab\tx', 'display', 9, 3],
    ['\tx', 'display', 5, undefined],
    ['漢字x', 'display', 5, 2],
    ['e\u0301x', 'display', 2, 1],
    ['abc', 'utf16', 4, 3],
    ['abc', 'byte', 5, undefined],
    ['abc', 'utf16', 0, undefined],
  ])('of %j in %s: %i is index %s', (line, unit, column, index) => {
    expect(indexOfColumn(line, column, unit)).toBe(index);
  });
});

describe('a text file', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 50 }).filter((text) => !/[\0\ufeff]|\p{Surrogate}/u.test(text));

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('in %s is written as it was read', (_, encode) => {
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = encode(text);
        const read = decodeText(bytes);
        expect(read?.text).toBe(text);
        expect(read && encodeText(read, read.text)).toEqual(bytes);
      }),
    );
  });

  it('that is none is refused', () => {
    expect(decodeText(Buffer.from([0x61, 0xff, 0x62]))).toBeUndefined();
    expect(decodeText(Buffer.from('a\0b'))).toBeUndefined();
  });
});

describe('an edit by offset', () => {
  const at = (start: number, end: number, said: Partial<Edit> = {}) =>
    proposal([{ ...edit(2, 1, 1, 'X'), endLine: 2, offset: { start, end }, ...said }], { columnUnit: 'utf16' });

  it('stands where the tool counts from the beginning of the file', () => {
    expect(plan('a名🎉\nbcd\n', at(5, 6)).text).toBe('a名🎉\nXcd\n');
  });

  it.each([
    ['begins above the lines that it names', at(1, 2)],
    ['begins below them', at(9, 10)],
    ['is behind the end', at(99, 100)],
    ['ends before it begins', at(6, 5)],
  ])('is refused where it %s', (_, wrong) => {
    expect(plan('a名🎉\nbcd\nef\n', wrong).refused).toEqual(['file-changed']);
  });
});

describe('fixes in parts', () => {
  const about = { fingerprint: fingerprint(9_999) };
  const part = (line: number, said: Partial<Fix> = {}) =>
    proposal([edit(line, 1, 4, 'LET')], { part: true, ...said }, about);

  it('go beside one another for one problem', () => {
    expect(plan('let a\nlet b\n', part(1), part(2)).text).toBe('LET a\nLET b\n');
  });

  it('do not go beside one that is whole', () => {
    const whole = proposal([edit(2, 1, 4, 'VAR')], {}, about);
    expect(plan('let a\nlet b\n', part(1), whole)).toMatchObject({ text: 'LET a\nlet b\n', refused: ['alternative'] });
  });
});
