import { grep } from '../contenders.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { described, inTurn } from '../rounds.ts';
import { median, medianRatio } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

/** How fast `buildfix why` finds the causes in a log, and in how much memory. */
export const why: readonly Measurement[] = [
  {
    figures: [
      { name: 'grepRatio', title: 'why on the noisy log, beside grep', unit: 'x', direction: 'lower', limit: 12 },
      {
        name: 'megabytesPerSecond',
        title: 'the same, start of the process included',
        unit: 'MB/s',
        direction: 'higher',
      },
      { name: 'peakMegabytes', title: 'peak memory of it', unit: 'MB', direction: 'lower', limit: 160 },
    ],
    measure,
  },
];

async function measure(bench: Workbench): Promise<Outcome> {
  const log = await bench.log('noisy', bench.scaled(500_000_000));
  const words = ['why', log.file, '--json', '--fail-on', 'never'];
  const samples = await inTurn(
    bench.options.rounds,
    { why: () => bench.timeBuildfix(words), grep: grep(bench, log.file) },
    bench.rounds('why: noisy log'),
  );
  const { peakMegabytes } = await bench.observeBuildfix(words);
  const details = { bytes: log.bytes, lines: log.lines, ...described(samples, 's') };
  return {
    values: {
      grepRatio: { value: medianRatio(samples.why, samples.grep), details },
      megabytesPerSecond: { value: log.bytes / 1e6 / median(samples.why), details },
      peakMegabytes: { value: peakMegabytes, details },
    },
  };
}
