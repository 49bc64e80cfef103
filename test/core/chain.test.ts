import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain, link } from '../../src/core/chain.ts';
import { bareContext, type StageMeter } from '../../src/core/context.ts';
import { defineStage } from '../../src/core/stage.ts';

const closed: string[] = [];

const repeat = defineStage<number, number, { times: number }>({
  name: 'repeat',
  defaults: { times: 2 },
  create: ({ times }) => ({
    transform: (n) => Array.from({ length: times }, () => n),
    flush: () => [100],
    close: () => void closed.push('repeat'),
  }),
});

const even = defineStage<number, number, object>({
  name: 'even',
  defaults: {},
  create: (_options, _context, drop) => ({
    *transform(n) {
      if (n % 2 === 0) yield n;
      else drop('odd');
    },
    flush: () => [-2],
    close: () => void closed.push('even'),
  }),
});

const later = defineStage<number, number, object>({
  name: 'later',
  defaults: {},
  create: () => ({ transform: async (n) => [n] }),
});

const failing = defineStage<number, number, object>({
  name: 'failing',
  defaults: {},
  create: () => ({
    transform() {
      throw new RangeError('no');
    },
  }),
});

function meters() {
  const made = new Map<string, StageMeter & { drops: string[]; observed: number }>();
  function meter(name: string) {
    const known = made.get(name);
    if (known) return known;
    const fresh = {
      in: 0,
      out: 0,
      drops: [] as string[],
      observed: 0,
      drop: (reason: string) => void fresh.drops.push(reason),
      observe: () => void fresh.observed++,
      queueDepth: () => 0,
    };
    made.set(name, fresh);
    return fresh;
  }
  return { made, context: bareContext({ metrics: { meter, countDiagnostic() {} } }) };
}

describe('a chain of stages', () => {
  it('gives what the stages give one behind the other, each as a stream', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 0, max: 3 }), async (numbers, times) => {
        const stream = chain([link(repeat, { times }), link(even), link(repeat)], bareContext());
        const apart = Readable.from(numbers).pipe(repeat({ times })).pipe(even()).pipe(repeat());
        expect(await Readable.from(numbers).pipe(stream).toArray()).toEqual(await apart.toArray());
      }),
    );
  });

  it('counts for each of them', async () => {
    const { made, context } = meters();
    await Readable.from([1, 2])
      .pipe(chain([link(repeat), link(even)], context))
      .toArray();
    expect(made.get('repeat')).toMatchObject({ in: 2, out: 5, drops: [], observed: 2 });
    expect(made.get('even')).toMatchObject({ in: 5, out: 4, drops: ['odd', 'odd'], observed: 5 });
  });

  it('fails with the error of the stage that failed, and closes all of them', async () => {
    closed.length = 0;
    const stream = chain([link(repeat), link(failing), link(even)], bareContext());
    const sink = new Writable({ objectMode: true });
    await expect(pipeline(Readable.from([1]), stream, sink)).rejects.toThrow(RangeError);
    expect(closed).toEqual(['repeat', 'even']);
  });

  it('does not take a stage that answers later', async () => {
    const stream = chain([link(later)], bareContext());
    await expect(pipeline(Readable.from([1]), stream, new Writable({ objectMode: true }))).rejects.toThrow(/later/);
  });

  it('waits while nobody reads', async () => {
    let given = 0;
    const source = Readable.from(
      (function* () {
        for (let n = 0; n < 10_000; n++) yield given++;
      })(),
    );
    const stream = source.pipe(chain([link(repeat), link(even)], bareContext()));
    await new Promise((resolve) => stream.once('readable', resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBeLessThan(200);
    stream.destroy();
  });
});
