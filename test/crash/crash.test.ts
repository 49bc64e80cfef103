import { describe, expect, it } from 'vitest';
import { killTail } from './tail-kills.ts';

/** `make soak` makes it long. A failure names its seed: SOAK_SEED=… shows it again. */
const isLong = process.env.SOAK === '1';
const firstSeed = Number(process.env.SOAK_SEED ?? 1);
const share = (short: number, long: number) => (isLong ? long : short);

describe('a killed tail', () => {
  const rounds = Number(process.env.SOAK_ROUNDS ?? share(1, 25));
  const kills = share(6, 20);
  it.each(Array.from({ length: rounds }, (_, n) => firstSeed + n))(
    'goes on as if nothing had happened (seed %d)',
    async (seed) => {
      const { found, wanted, summary, wantedSummary } = await killTail(seed, kills);
      expect(difference(found, wanted)).toBeUndefined();
      expect(wanted.length).toBeGreaterThan(0);
      expect(summary).toEqual(wantedSummary);
    },
    600_000,
  );
});

/** The first lines that differ: all of them would be a million. */
function difference(found: readonly string[], wanted: readonly string[]): unknown {
  const at = wanted.findIndex((line, index) => line !== found[index]);
  if (at === -1 && found.length === wanted.length) return undefined;
  const index = at === -1 ? wanted.length : at;
  return { index, lengths: [found.length, wanted.length], found: found.slice(index, index + 2), wanted: wanted[index] };
}
