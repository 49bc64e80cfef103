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
      expect(found).toEqual(wanted);
      expect(wanted.length).toBeGreaterThan(0);
      expect(summary).toEqual(wantedSummary);
    },
    600_000,
  );
});
