import { replayWords } from '../contenders.ts';
import { NotMeasured } from '../figure.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { described, inTurn } from '../rounds.ts';
import { median, medianRatio } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';
import { gcShare } from './noisy.ts';

/** What a replay with one worker needs, and whether that grows with the log. */
export const memory: readonly Measurement[] = [
  {
    figures: [
      {
        name: 'peakMegabytes',
        title: 'peak memory of a replay of 5 GB, 1 worker',
        unit: 'MB',
        direction: 'lower',
        limit: 160,
      },
      { name: 'growth', title: 'the same, beside 500 MB', unit: 'x', direction: 'lower', limit: 1.1 },
      { name: 'growthFromSmall', title: 'the same, beside 50 MB', unit: 'x', direction: 'lower', limit: 1.2 },
      { name: 'gcPct', title: 'time spent in garbage collection at 5 GB', unit: '%', direction: 'lower' },
    ],
    measure,
  },
];

async function measure(bench: Workbench): Promise<Outcome> {
  const logs = {
    small: await bench.log('noisy', bench.scaled(50_000_000)),
    middle: await bench.log('noisy', bench.scaled(500_000_000)),
    large: await bench.log('noisy', bench.scaled(5_000_000_000)),
  };
  const observed = new Map<string, Awaited<ReturnType<Workbench['observeBuildfix']>>>();
  const peak = (name: keyof typeof logs) => async () => {
    const seen = await bench.observeBuildfix(replayWords(bench, [logs[name].file], { workers: 1 }));
    observed.set(name, seen);
    return seen.peakMegabytes;
  };
  const samples = await inTurn(
    bench.options.rounds,
    { small: peak('small'), middle: peak('middle'), large: peak('large') },
    bench.rounds('memory: 50 MB, 500 MB, 5 GB'),
  );
  const last = observed.get('large');
  if (!last) throw new NotMeasured('the process said nothing of itself');
  await bench.forget([logs.small, logs.large]);
  const details = { bytes: logs.large.bytes, ...described(samples, 'MB') };
  return {
    values: {
      peakMegabytes: { value: median(samples.large), details },
      growth: { value: medianRatio(samples.large, samples.middle), details },
      growthFromSmall: { value: medianRatio(samples.large, samples.small), details },
      gcPct: gcShare(last),
    },
  };
}
