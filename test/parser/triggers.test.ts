import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format, FormatRule } from '../../src/core/format.ts';
import { compileTriggers } from '../../src/parser/triggers.ts';
import { scan } from './helpers.ts';

function format(name: string, rules: readonly Partial<FormatRule>[]): Format {
  return {
    name,
    title: name,
    url: 'https://example.com',
    columnUnit: 'byte',
    rules: rules.map((rule) => ({ triggers: ['error'], match: /./, examples: [], ...rule })),
  };
}

const names = (formats: readonly Format[], line: string) =>
  compileTriggers(formats, [])
    .interestIn(line)
    .rules.map(({ format: { name } }) => name);

describe('the rules in a line', () => {
  it('are those of the words in it', () => {
    const formats = [format('a', [{ triggers: ['error'] }]), format('b', [{ triggers: ['warning'] }])];
    expect(names(formats, 'an error')).toEqual(['a']);
    expect(names(formats, 'a warning, an error')).toEqual(['a', 'b']);
    expect(names(formats, 'neither')).toEqual([]);
  });

  it('come in the order of the registry, those that are a last resort at the end', () => {
    const formats = [format('general', [{ claim: 'generic' }]), format('a', [{}]), format('b', [{}])];
    expect(names(formats, 'error')).toEqual(['a', 'b', 'general']);
  });

  it('are found by a word inside a longer one, and by words that overlap', () => {
    const formats = [
      format('short', [{ triggers: ['error'] }]),
      format('long', [{ triggers: ['fatal error: '] }]),
      format('overlapping', [{ triggers: ['or: no'] }]),
    ];
    expect(names(formats, 'fatal error: none')).toEqual(['short', 'long', 'overlapping']);
  });

  it('are found by a place only where a digit follows the sign', () => {
    const formats = [format('a', [{ triggers: ['.py:1'] }]), format('b', [{ triggers: ['.pas(1'] }])];
    expect(names(formats, 'src/a.py:7: unused')).toEqual(['a']);
    expect(names(formats, 'src/a.py: 7 unused')).toEqual([]);
    expect(names(formats, 'a.pas(12) unit.pas(x)')).toEqual(['b']);
    expect(names(formats, 'a.pas(x)')).toEqual([]);
  });

  it('are found by words that look like patterns', () => {
    const formats = [format('a', [{ triggers: ['[ERROR] (x)|*+?.$^{}/\\'] }])];
    expect(names(formats, '[ERROR] (x)|*+?.$^{}/\\')).toEqual(['a']);
    expect(names(formats, '[ERROR] ')).toEqual([]);
  });

  it('are exactly those whose trigger stands in the line', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', '['), minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        fc.array(word),
        (lists, parts) => {
          const line = parts.join('');
          const formats = lists.map((triggers, i) => format(String(i), [{ triggers }]));
          const wanted = lists.flatMap((triggers, i) =>
            triggers.some((trigger) => line.includes(trigger)) ? [String(i)] : [],
          );
          expect(names(formats, line)).toEqual(wanted);
        },
      ),
    );
  });
});

describe('the scan', () => {
  it('lets through what holds a trigger beyond ASCII, in any encoding', () => {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const bytes = Buffer.from('\ufeffnichts\nFehler: größer\n', encoding);
      expect(
        scan([bytes], { triggers: compileTriggers([format('a', [{ triggers: ['größer'] }])], []) }).seen,
      ).toMatchObject([{ line: 2 }]);
    }
  });
});
