import { describe, expect, it } from 'vitest';
import { SpareBuffers } from '../../src/core/spare-buffers.ts';

function lendOf(buffers: SpareBuffers, size: number, length = size) {
  const buffer = buffers.take(size).fill(7);
  return { buffer, lent: buffers.lend(buffer, length) };
}

describe('spare buffers', () => {
  it('are taken again when they were given back, with nothing of what they held', () => {
    const buffers = new SpareBuffers();
    const { buffer, lent } = lendOf(buffers, 5000, 4500);
    buffers.giveBack(lent);
    expect(buffers.take(6000)).toBe(buffer);
    expect(buffer.subarray(0, 4500).every((byte) => byte === 0)).toBe(true);
  });

  it('are not taken again while somebody has what was lent', () => {
    const buffers = new SpareBuffers();
    const { buffer } = lendOf(buffers, 5000);
    expect(buffers.take(5000)).not.toBe(buffer);
  });

  it('are given back as they were lent: not in part, not twice, not those of others', () => {
    const buffers = new SpareBuffers();
    const { buffer, lent } = lendOf(buffers, 5000);
    buffers.giveBack(lent.subarray(0, 10));
    buffers.giveBack(Buffer.alloc(8192));
    expect(buffers.take(5000)).not.toBe(buffer);
    buffers.giveBack(lent);
    buffers.giveBack(lent);
    expect(buffers.take(5000)).toBe(buffer);
    expect(buffers.take(5000)).not.toBe(buffer);
  });

  it('of another size are left for another time', () => {
    const buffers = new SpareBuffers();
    const { buffer, lent } = lendOf(buffers, 5000);
    buffers.giveBack(lent);
    expect(buffers.take(100_000).length).toBeGreaterThanOrEqual(100_000);
    expect(buffers.take(8192)).toBe(buffer);
  });

  it('are only a few', () => {
    const buffers = new SpareBuffers();
    const all = Array.from({ length: 20 }, () => lendOf(buffers, 4096));
    for (const { lent } of all) buffers.giveBack(lent);
    const known = new Set(all.map(({ buffer }) => buffer));
    const again = Array.from({ length: 20 }, () => buffers.take(4096));
    expect(again.filter((buffer) => known.has(buffer)).length).toBeLessThanOrEqual(4);
  });
});
