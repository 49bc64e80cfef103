import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Workbench } from '../../src/bench/workbench.ts';

const stop = new AbortController();
const said: string[] = [];
let bench: Workbench;
beforeEach(async () => {
  said.length = 0;
  const say = (doing: string) => void said.push(doing);
  bench = await Workbench.open({ program: 'none', seed: 1, rounds: 1, scale: 0.01, signal: stop.signal, say });
});
afterEach(() => bench.close());

it('a log is generated once, and its parts are different logs', async () => {
  const log = await bench.log('noisy', 100_000);
  expect(await bench.log('noisy', 100_000)).toBe(log);
  expect(said).toEqual(['generating noisy-100000-0.log']);
  const text = readFileSync(log.file, 'utf8');
  expect({ bytes: Buffer.byteLength(text), lines: text.split('\n').length - 1 }).toEqual({
    bytes: log.bytes,
    lines: log.lines,
  });
  const other = await bench.log('noisy', 100_000, 1);
  expect(readFileSync(other.file, 'utf8')).not.toBe(text);
});

it('a compressed log is the same one, and tells both sizes', async () => {
  const plain = await bench.log('dense', 50_000);
  const packed = await bench.gzipLog('dense', 50_000);
  const bytes = readFileSync(packed.file);
  expect(packed).toMatchObject({ bytes: plain.bytes, lines: plain.lines, fileBytes: bytes.length });
  expect(gunzipSync(bytes).equals(readFileSync(plain.file))).toBe(true);
});

it('sizes are scaled, down to what makes sense', () => {
  expect([bench.scaled(1_000_000), bench.scaled(10), bench.scaled(1_000, 500)]).toEqual([10_000, 1, 500]);
});

it('a log that is forgotten is gone, and everything when it is closed', async () => {
  const log = await bench.log('noisy', 10_000);
  await bench.forget([log]);
  expect(existsSync(log.file)).toBe(false);
  const again = await bench.log('noisy', 10_000);
  expect(existsSync(again.file)).toBe(true);
  const listeners = process.listenerCount('exit');
  await bench.close();
  expect(existsSync(bench.folder)).toBe(false);
  expect(process.listenerCount('exit')).toBe(listeners - 1);
});

it('a log that cannot have room is refused with what to do', async () => {
  await expect(bench.log('noisy', 1e15)).rejects.toMatchObject({
    code: 'BUILDFIX_OUTPUT_FAILED',
    hint: expect.stringContaining('TMPDIR'),
  });
});
