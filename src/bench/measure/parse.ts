import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { grep, reading, replayWords, ripgrep } from '../contenders.ts';
import type { Measured } from '../figure.ts';
import type { LogName } from '../generate.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import type { Observed } from '../observe.ts';
import { type Profile, readProfile } from '../profile.ts';
import { described, inTurn } from '../rounds.ts';
import { median, medianRatio } from '../statistics.ts';
import { nineteen } from '../tools.ts';
import type { Workbench } from '../workbench.ts';

/** How fast logs are read, beside a search for two words and plain reading. */
export const parse: readonly Measurement[] = [
  {
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
    measure: noisy,
  },
  {
    figures: [
      {
        name: 'denseGrepRatio',
        title: 'dense log (30 % diagnostics), 1 worker, ndjson to a file, beside grep',
        unit: 'x',
        direction: 'lower',
        limit: 10,
      },
      { name: 'denseStatelessGrepRatio', title: 'the same, remembering nothing', unit: 'x', direction: 'lower' },
      {
        name: 'denseDiagnosticsPerSecond',
        title: 'diagnostics of it through parse, dedupe and ndjson, start of the process included',
        unit: '1/s',
        direction: 'higher',
        limit: 300_000,
      },
    ],
    measure: dense,
  },
  besideGrep('one-tool', 'oneToolGrepRatio', 'log of one tool, beside grep'),
  besideGrep('mixed', 'mixedGrepRatio', 'log of 60 tools, beside grep'),
  besideGrep('long-lines', 'longLinesGrepRatio', 'log with lines up to 100 kB, beside grep'),
  {
    figures: [
      {
        name: 'allFormatsRatio',
        title: 'all formats, beside nineteen on the log of these',
        unit: 'x',
        direction: 'lower',
        limit: 1.3,
      },
    ],
    measure: allFormats,
  },
];

async function noisy(bench: Workbench): Promise<Outcome> {
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

async function dense(bench: Workbench): Promise<Outcome> {
  const log = await bench.log('dense', bench.scaled(300_000_000));
  const pipeline = await configuredPipeline(bench);
  const total = await occurrences(bench, log.file);
  const samples = await inTurn(
    bench.options.rounds,
    {
      buildfix: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1, state: true })),
      stateless: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1 })),
      threeStages: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1, more: pipeline })),
      grep: grep(bench, log.file),
    },
    bench.rounds('parse: dense log'),
  );
  const details = { bytes: log.bytes, lines: log.lines, diagnostics: total, ...described(samples, 's') };
  return {
    values: {
      denseGrepRatio: { value: medianRatio(samples.buildfix, samples.grep), details },
      denseStatelessGrepRatio: { value: medianRatio(samples.stateless, samples.grep), details },
      denseDiagnosticsPerSecond: { value: total / median(samples.threeStages), details },
    },
  };
}

/** How many diagnostics a log holds, each repetition counted. In a run of its own: to write them all takes time. */
async function occurrences(bench: Workbench, log: string): Promise<number> {
  const file = bench.path('summary.json');
  await bench.timeBuildfix(replayWords(bench, [log], { workers: 1, more: ['--output', `summary=${file}`] }));
  return (JSON.parse(await readFile(file, 'utf8')) as { summary: { total: number } }).summary.total;
}

/** Words that take the log through parse and dedupe alone. */
async function configuredPipeline(bench: Workbench): Promise<string[]> {
  const file = await bench.write(
    'three-stages.json',
    JSON.stringify({ pipelines: { short: { stages: ['parse', 'dedupe'] } } }),
  );
  return ['--config', file, '--pipeline', 'short'];
}

function besideGrep(kind: LogName, name: string, title: string): Measurement {
  return {
    figures: [{ name, title, unit: 'x', direction: 'lower' }],
    async measure(bench) {
      const log = await bench.log(kind, bench.scaled(200_000_000));
      const samples = await inTurn(
        bench.options.rounds,
        {
          buildfix: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1 })),
          grep: grep(bench, log.file),
        },
        bench.rounds(`parse: ${kind} log`),
      );
      await bench.forget([log]);
      const details = { bytes: log.bytes, lines: log.lines, ...described(samples, 's') };
      return { values: { [name]: { value: medianRatio(samples.buildfix, samples.grep), details } } };
    },
  };
}

async function allFormats(bench: Workbench): Promise<Outcome> {
  const log = await bench.log('nineteen', bench.scaled(300_000_000));
  const samples = await inTurn(
    bench.options.rounds,
    {
      all: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1 })),
      nineteen: () =>
        bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1, more: ['--tool', nineteen.join(',')] })),
    },
    bench.rounds('parse: all formats beside nineteen'),
  );
  await bench.forget([log]);
  const details = { bytes: log.bytes, lines: log.lines, ...described(samples, 's') };
  return { values: { allFormatsRatio: { value: medianRatio(samples.all, samples.nineteen), details } } };
}
