import { readFile } from 'node:fs/promises';
import type { Measurement } from '../measurement.ts';
import { inTurn } from '../rounds.ts';
import { builtScript } from '../script.ts';
import { median, rounded } from '../statistics.ts';

/** What it costs to remember every problem of a log that has no two alike. */
export const dedupe: readonly Measurement[] = [
  {
    figures: [
      {
        name: 'peakMegabytes',
        title: 'a million distinct problems through dedupe, peak memory of the process',
        unit: 'MB',
        direction: 'lower',
        limit: 300,
      },
      { name: 'problemsPerSecond', title: 'the same through its stream', unit: '1/s', direction: 'higher' },
    ],
    async measure(bench) {
      const problems = bench.scaled(1_000_000);
      const script = builtScript('many-problems');
      const seconds: number[] = [];
      const { peak } = await inTurn(
        bench.options.rounds,
        {
          peak: async (warmUp) => {
            const { peakMegabytes } = await bench.observe([script, String(problems)]);
            if (!warmUp) seconds.push(Number(await readFile(bench.path('out'), 'utf8')));
            return peakMegabytes;
          },
        },
        bench.rounds('dedupe: distinct problems'),
      );
      return {
        values: {
          peakMegabytes: { value: median(peak), details: { problems, unit: 'MB', samples: peak.map(rounded) } },
          problemsPerSecond: {
            value: problems / median(seconds),
            details: { problems, unit: 's', samples: seconds.map(rounded) },
          },
        },
      };
    },
  },
];
