import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineMerger } from '../../src/sources/line-merger.ts';

type Name = 'out' | 'err';

function merge(pieces: readonly (readonly [Name, string])[], limit?: number): string {
  const merger = new LineMerger<Name>(limit);
  const merged = pieces.map(([name, text]) => merger.push(name, Buffer.from(text)));
  return Buffer.concat([...merged, merger.end('out'), merger.end('err')]).toString();
}

describe('LineMerger', () => {
  it('passes a line on when it is complete, in the order of completion', () => {
    expect(
      merge([
        ['out', 'one, '],
        ['err', 'two\n'],
        ['out', 'three\nfo'],
        ['err', 'five\n'],
        ['out', 'ur\n'],
      ]),
    ).toBe('two\none, three\nfive\nfour\n');
  });

  it('takes a CR for an end, but not half of a CRLF', () => {
    expect(
      merge([
        ['out', '10 %\r20 %\r'],
        ['err', 'error\n'],
        ['out', '\n'],
      ]),
    ).toBe('10 %\rerror\n20 %\r\n');
  });

  it('puts an end between an unfinished line and what follows it', () => {
    expect(merge([['out', 'no end']])).toBe('no end');
    const merger = new LineMerger<Name>();
    merger.push('out', Buffer.from('no end'));
    expect(merger.end('out').toString()).toBe('no end');
    expect(merger.push('err', Buffer.from('error\n')).toString()).toBe('\nerror\n');
  });

  it('passes a line that is too long on in parts', () => {
    expect(
      merge(
        [
          ['out', 'x'.repeat(11)],
          ['err', 'e\n'],
          ['out', 'y\n'],
        ],
        10,
      ),
    ).toBe(`${'x'.repeat(11)}\ne\ny\n`);
  });

  it('changes nothing in the lines of either stream, however they are cut', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 6 });
    const stream = fc.tuple(fc.array(line), fc.array(fc.nat({ max: 7 })));
    fc.assert(
      fc.property(stream, stream, fc.infiniteStream(fc.boolean()), ([out, outCuts], [err, errCuts], choice) => {
        const queues = {
          out: cut(
            out.map((text) => `o${text}\n`),
            outCuts,
          ),
          err: cut(
            err.map((text) => `e${text}\n`),
            errCuts,
          ),
        };
        const pieces: [Name, string][] = [];
        while (queues.out.length + queues.err.length > 0) {
          const name: Name = choice.next().value === true ? 'out' : 'err';
          const piece = queues[name].shift();
          if (piece !== undefined) pieces.push([name, piece]);
        }
        const lines = merge(pieces).split('\n').slice(0, -1);
        expect(lines.filter((text) => text.startsWith('o'))).toEqual(out.map((text) => `o${text}`));
        expect(lines.filter((text) => text.startsWith('e'))).toEqual(err.map((text) => `e${text}`));
      }),
    );
  });
});

function cut(lines: readonly string[], sizes: readonly number[]): string[] {
  const text = lines.join('');
  const pieces: string[] = [];
  let at = 0;
  for (const size of sizes) {
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return [...pieces, text.slice(at)];
}
