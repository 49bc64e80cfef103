import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { bareContext, type Context, type StageMeter } from '../../src/core/context.ts';
import { defineStage } from '../../src/core/stage.ts';

const closed: string[] = [];

const repeat = defineStage<number, number, { times: number }>({
  name: 'repeat',
  defaults: { times: 2 },
  create({ times }, _context, drop) {
    return {
      *transform(n) {
        if (n < 0) return drop('negative');
        for (let i = 0; i < times; i++) yield n;
      },
      flush: () => [100],
      close: () => void closed.push('repeat'),
    };
  },
});

function measured(): { context: Context; meter: StageMeter; drops: string[] } {
  const drops: string[] = [];
  const meter = { in: 0, out: 0, drop: (reason: string) => void drops.push(reason), observe() {}, queueDepth: () => 0 };
  return { context: bareContext({ metrics: { meter: () => meter, countDiagnostic() {} } }), meter, drops };
}

const through = async (numbers: number[], stream = repeat()) => Readable.from(numbers).pipe(stream).toArray();

describe('a stage', () => {
  it('is logic that runs without a stream', () => {
    expect([...(repeat.create({ times: 3 }).transform(7) as Iterable<number>)]).toEqual([7, 7, 7]);
  });

  it('drops, keeps, splits and flushes', async () => {
    expect(await through([1, -1, 2])).toEqual([1, 1, 2, 2, 100]);
  });

  it('counts what goes in and out, and each drop with its reason', async () => {
    const { context, meter, drops } = measured();
    await through([1, -1, -2], repeat({}, context));
    expect([meter.in, meter.out, drops]).toEqual([3, 3, ['negative', 'negative']]);
  });

  it.each([
    ['a promise', { transform: async (n: number) => [n, n + 1] }],
    [
      'an async iterable',
      {
        async *transform(n: number) {
          yield n;
          yield n + 1;
        },
      },
    ],
  ])('may answer with %s', async (_, body) => {
    const stage = defineStage<number, number, object>({ name: 'async', defaults: {}, create: () => body });
    expect(await through([1, 5], stage())).toEqual([1, 2, 5, 6]);
  });

  it('fails the pipeline with its own error, and closes', async () => {
    closed.length = 0;
    const stage = defineStage<number, number, object>({
      name: 'failing',
      defaults: {},
      create: () => ({
        transform() {
          throw new RangeError('no');
        },
        close: () => void closed.push('failing'),
      }),
    });
    await expect(pipeline(Readable.from([1]), stage(), new Writable({ objectMode: true }))).rejects.toThrow(RangeError);
    expect(closed).toEqual(['failing']);
  });

  it('closes what it opened after the last record', async () => {
    closed.length = 0;
    await through([1]);
    expect(closed).toEqual(['repeat']);
  });

  it('stops and closes on abort', async () => {
    closed.length = 0;
    const abort = new AbortController();
    const endless = Readable.from(
      (function* () {
        for (let n = 0; ; n++) {
          if (n === 50) abort.abort(new Error('enough'));
          yield n;
        }
      })(),
    );
    const sink = new Writable({ objectMode: true, write: (_record, _encoding, done) => setImmediate(done) });
    await expect(pipeline(endless, repeat({}, bareContext({ signal: abort.signal })), sink)).rejects.toThrow('enough');
    expect(closed).toEqual(['repeat']);
  });

  it('lets a slow reader hold it back', async () => {
    let taken = 0;
    const source = Readable.from(
      (function* () {
        for (; taken < 10_000; taken++) yield taken;
      })(),
    );
    const stream = source.pipe(repeat());
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
    expect(taken).toBeLessThan(200);
    stream.destroy();
    source.destroy();
  });
});
