import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { grep, reading, replayWords, ripgrep } from '../contenders.ts';
import type { Measured } from '../figure.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import type { Observed } from '../observe.ts';
import { type Profile, readProfile } from '../profile.ts';
import { described, inTurn } from '../rounds.ts';
import { median, medianRatio } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

/** The log that most builds leave. */
export const noisy: Measurement = {
  figures: [
    {
      name: 'noisyGrepRatio',
      title: 'noisy log (3 % diagnostics), 1 worker, ndjson to a file, beside grep',
      unit: 'x',
      direction: 'lower',
      limit: 1.8,
    },
    { name: 'noisyStatelessGrepRatio', title: 'the same, remembering nothing', unit: 'x', direction: 'lower' },
    { name: 'noisyReadingRatio', title: 'the same log, beside plain reading', unit: 'x', direction: 'lower' },
    { name: 'noisyRipgrepRatio', title: 'the same log, beside rg', unit: 'x', direction: 'lower' },
    { name: 'noisyMegabytesPerSecond', title: 'the same log', unit: 'MB/s', direction: 'higher' },
    { name: 'noisyGcPct', title: 'time spent in garbage collection on it', unit: '%', direction: 'lower' },
  ],
  measure,
};

async function measure(bench: Workbench): Promise<Outcome> {
  const log = await bench.log('noisy', bench.scaled(500_000_000));
  const withState = replayWords(bench, [log.file], { workers: 1, state: true });
  const stateless = replayWords(bench, [log.file], { workers: 1 });
  const rg = await ripgrep(bench, log.file);
  const samples = await inTurn(
    bench.options.rounds,
    {
      buildfix: () => bench.timeBuildfix(withState),
      stateless: () => bench.timeBuildfix(stateless),
      grep: grep(bench, log.file),
      reading: reading(bench, log.file),
      ...(rg ? { rg } : {}),
    },
    bench.rounds('parse: noisy log'),
  );
  const observed = await bench.observeBuildfix(stateless);
  const profile = await profiled(bench, stateless);
  const details = { bytes: log.bytes, lines: log.lines, ...described(samples, 's') };
  return {
    values: {
      noisyGrepRatio: { value: medianRatio(samples.buildfix, samples.grep), details },
      noisyStatelessGrepRatio: { value: medianRatio(samples.stateless, samples.grep), details },
      noisyReadingRatio: { value: medianRatio(samples.stateless, samples.reading), details },
      ...(rg && { noisyRipgrepRatio: { value: medianRatio(samples.stateless, samples.rg), details } }),
      noisyMegabytesPerSecond: { value: log.bytes / 1e6 / median(samples.stateless), details },
      noisyGcPct: gcShare(observed),
    },
    ...(!rg && { missing: { noisyRipgrepRatio: 'rg is not installed' } }),
    profile,
  };
}

export function gcShare({
  gcMilliseconds,
  gcCount,
  seconds,
  cpuSeconds,
  peakMegabytes,
}: Observed & { seconds: number }): Measured {
  return {
    value: gcMilliseconds / 10 / seconds,
    details: { gcMilliseconds, gcCount, seconds, cpuSeconds, peakMegabytes },
  };
}

async function profiled(bench: Workbench, words: readonly string[]): Promise<Profile> {
  const folder = bench.path('profile');
  await bench.time([process.execPath, '--cpu-prof', '--cpu-prof-dir', folder, bench.options.program, ...words]);
  // Worker threads leave profiles too; with one worker there are none.
  const [name] = await readdir(folder);
  const profile = readProfile(join(folder, name as string), 'noisy log, 1 worker, ndjson to a file, no state');
  await rm(folder, { recursive: true });
  return profile;
}
