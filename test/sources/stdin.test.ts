import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readStdin, type StdinOptions } from '../../src/sources/stdin.ts';

async function textOf(options: StdinOptions): Promise<string> {
  let text = '';
  for await (const { source, bytes } of readStdin(options)) {
    expect(source).toBe('stdin');
    text += Buffer.from(bytes).toString('latin1');
  }
  return text;
}

describe('readStdin', () => {
  it('gives every byte as it comes', async () => {
    const input = new PassThrough();
    const chunks = readStdin({ input });
    input.write('half a li');
    expect((await chunks.next()).value).toEqual({ source: 'stdin', bytes: Buffer.from('half a li') });
    input.end('ne\n');
    expect((await chunks.next()).value?.bytes).toEqual(Buffer.from('ne\n'));
    expect(await chunks.next()).toEqual({ done: true, value: undefined });
  });

  it('ends quietly on empty input', async () => {
    expect(await textOf({ input: Readable.from([]) })).toBe('');
  });

  it('passes every byte on unchanged and waits for a slow reader', async () => {
    const input = Readable.from(Array.from({ length: 200 }, (_, i) => Buffer.alloc(1000, i)));
    const got: Buffer[] = [];
    const tee = new Writable({
      highWaterMark: 1500,
      write(bytes: Buffer, _encoding, done) {
        got.push(bytes);
        expect(this.writableLength).toBeLessThanOrEqual(3000);
        setImmediate(done);
      },
    });
    const text = await textOf({ input, tee });
    expect(text).toHaveLength(200_000);
    expect(Buffer.concat(got).toString('latin1')).toBe(text);
    expect(tee.listenerCount('error')).toBe(0);
    expect(tee.writableEnded).toBe(false);
  });

  it('ends when nobody reads what is passed on any more', async () => {
    const tee = new Writable({
      write(_bytes, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const input = Readable.from(endless());
    expect((await textOf({ input, tee })).length).toBeLessThan(10_000);
    expect(input.destroyed).toBe(true);
  });

  it('tells when what is passed on can not be written', async () => {
    const tee = new Writable({
      highWaterMark: 1,
      write(_bytes, _encoding, done) {
        done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
      },
    });
    await expect(textOf({ input: Readable.from(endless()), tee })).rejects.toMatchObject({
      code: 'BUILDFIX_OUTPUT_FAILED',
      message: expect.stringContaining('no space left'),
    });
  });

  it('gives what has come and ends without an error when it is told to stop', async () => {
    const input = new PassThrough();
    const stop = new AbortController();
    input.write('before\n');
    const reading = textOf({ input, signal: stop.signal });
    stop.abort();
    expect(await reading).toBe('before\n');
    expect(input.destroyed).toBe(true);
  });

  it('tells when the input fails, behind what came before', async () => {
    const input = new PassThrough();
    const chunks = readStdin({ input });
    input.write('before\n');
    expect((await chunks.next()).value?.bytes).toEqual(Buffer.from('before\n'));
    input.destroy(new Error('read EIO'));
    await expect(chunks.next()).rejects.toMatchObject({ code: 'BUILDFIX_INPUT_UNREADABLE' });
  });
});

function* endless(): Generator<Buffer> {
  for (;;) yield Buffer.from('line\n');
}
