import { describe, expect, it } from 'vitest';
import { difference } from './comparison.ts';
import { damageTail, fillDisk, revoke, withoutRoom } from './damage.ts';
import { followDay } from './day.ts';
import { killFix, killPipe } from './pipe-fix-kills.ts';
import { killReplay } from './replay-kills.ts';
import { killTail } from './tail-kills.ts';

/** `make soak` makes it long. A failure names its seed: SOAK_SEED=… with SOAK_ROUNDS=1 shows it again. */
const isLong = process.env.SOAK === '1';
const firstSeed = Number(process.env.SOAK_SEED ?? 1);
const wholeTime = 1_800_000;

function seeds(rounds: number): number[] {
  const count = Number(process.env.SOAK_ROUNDS ?? (isLong ? rounds : 1));
  return Array.from({ length: count }, (_, n) => firstSeed + n);
}

describe('killed at random moments', () => {
  it.each(seeds(25))(
    'a tail goes on as if nothing had happened (seed %d)',
    async (seed) => {
      const result = await killTail(seed, isLong ? 20 : 4);
      expect(difference(result)).toBeUndefined();
      expect(result.wanted.length).toBeGreaterThan(0);
      expect(result.summary).toEqual(result.wantedSummary);
    },
    wholeTime,
  );

  it.each(seeds(10))(
    'a replay that is begun again gives the same (seed %d)',
    async (seed) => {
      const result = await killReplay(seed, isLong ? 20 : 2);
      expect(difference(result)).toBeUndefined();
      expect(result.wanted.length).toBeGreaterThan(0);
      expect(result.summary).toEqual(result.wantedSummary);
    },
    wholeTime,
  );

  it.each(seeds(4))(
    'a pipe has written whole lines, and again gives the same (seed %d)',
    async (seed) => {
      const result = await killPipe(seed, isLong ? 20 : 2);
      expect(result.torn).toEqual([]);
      expect(difference(result)).toBeUndefined();
      expect(result.summary).toEqual(result.wantedSummary);
    },
    wholeTime,
  );

  it.each(seeds(4))(
    'a fix leaves each file whole, and can be taken back (seed %d)',
    async (seed) => {
      expect((await killFix(seed, isLong ? 20 : 2)).wrong).toEqual([]);
    },
    wholeTime,
  );
});

describe('with a state or a disk that fails', () => {
  it.each(seeds(120))(
    'a tail comes through, says so and loses nothing (seed %d)',
    async (seed) => {
      const { damage, last, lost, broken } = await damageTail(seed);
      expect({ damage, lost, broken }).toEqual({ damage, lost: [], broken: [] });
      expect([0, 1, 3], `${damage}: ${last.stderr}`).toContain(last.status);
      expect(last.stderr, damage).not.toMatch(/BUILDFIX_INTERNAL|^\s+at /m);
    },
    wholeTime,
  );

  it.each(seeds(20))(
    'an output that finds no room is finished when there is some (seed %d)',
    async (seed) => {
      const { full, last, ...result } = await fillDisk(seed);
      expect(full.status, full.stderr).toBe(3);
      expect(full.stderr).toMatch(/BUILDFIX_(?:OUTPUT|STATE)_FAILED/);
      expect(last.status, last.stderr).toBe(1);
      expect(difference(result)).toBeUndefined();
      expect(result.summary).toEqual(result.wantedSummary);
    },
    wholeTime,
  );

  it('a run without room for what is kept until the end writes all that is live, and says so', async () => {
    const { last, ...result } = await withoutRoom(firstSeed);
    expect(difference(result)).toBeUndefined();
    expect(result.wanted).toHaveLength(4_000);
    expect(last.status).toBe(3);
    expect(last.stderr).toMatch(/BUILDFIX_OUTPUT_FAILED/);
  });

  it.each(seeds(6))(
    'a state without permissions costs nothing of the output (seed %d)',
    async (seed) => {
      const { last, ...result } = await revoke(seed);
      expect(difference(result)).toBeUndefined();
      expect(last.status, last.stderr).toBe(3);
      expect(last.stderr).toContain('BUILDFIX_STATE_FAILED');
    },
    wholeTime,
  );
});

// Memory and open files of another process are known to Linux alone.
describe.runIf(process.platform === 'linux')('a tail for a long time', () => {
  it(
    'needs no more memory, files and state at the end of the day',
    async () => {
      const day = isLong ? { minutes: 1_440, minute: 600, parts: 1_750 } : { minutes: 12, minute: 60, parts: 300 };
      const { memory, handles, state, problems, diagnostics, ended } = await followDay({ seed: firstSeed, ...day });
      // An hour's worth each: one sample says above all how long ago garbage was collected.
      const firstHour = median(memory.slice(10, 20));
      const last = median(memory.slice(-10));
      if (isLong)
        console.log({
          firstHour,
          last,
          most: Math.max(...memory),
          handles: handles.at(-1),
          state,
          problems,
          diagnostics,
        });
      expect(ended.status, ended.stderr).toBe(143);
      expect(problems).toBeGreaterThan(100);
      expect(handles.at(-1)).toBeLessThanOrEqual((handles[0] ?? 0) + 4);
      expect(state).toBeLessThan(64e6);
      if (isLong) expect(last / firstHour).toBeLessThanOrEqual(1.1);
    },
    wholeTime,
  );
});

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
