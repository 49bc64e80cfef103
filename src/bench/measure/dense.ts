import { readFile } from 'node:fs/promises';
import { grep, replayWords } from '../contenders.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { described, inTurn } from '../rounds.ts';
import { median, medianRatio } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

/** The log of a build in which nearly everything is wrong. */
export const dense: Measurement = {
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
  measure,
};

async function measure(bench: Workbench): Promise<Outcome> {
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
