import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { grep, pattern, reading, replayWords } from '../contenders.ts';
import { NotMeasured, type Series } from '../figure.ts';
import type { LogFile } from '../log-file.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { described, inTurn } from '../rounds.ts';
import { median, medianRatio, rounded } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

/** What more cores and larger archives do to the time of a replay. */
export const replay: readonly Measurement[] = [
  workersOn('eightFiles', 'eight files', 8),
  workersOn('oneFile', 'one file', 1),
  {
    figures: [
      {
        name: 'gzipRatio',
        title: '20 .gz files of 50 MB of noisy log each, beside gzip -dc | grep -c on two at a time',
        unit: 'x',
        direction: 'lower',
        limit: 1.3,
      },
    ],
    measure: gzipped,
  },
  {
    figures: [
      {
        name: 'largeSmallRatio',
        title: 'time for each byte of a noisy log of 1 GB, beside one of 50 MB, 1 worker',
        unit: 'x',
        direction: 'lower',
      },
    ],
    measure: againstSize,
  },
];

/** 4 GB of noisy log in some files: two workers beside one. */
function workersOn(name: string, title: string, files: number): Measurement {
  const figures = [
    {
      name: `${name}Speedup`,
      title: `2 workers beside 1, 4 GB as ${title}`,
      unit: 'x',
      direction: 'higher',
      limit: 1.7,
    },
    {
      name: `${name}Equal`,
      title: 'the output of both, byte for byte',
      unit: 'yes',
      direction: 'higher',
      limit: true,
    },
  ] as const;
  return { figures, measure };

  async function measure(bench: Workbench): Promise<Outcome> {
    if (availableParallelism() < 2) throw new NotMeasured('this machine has one core');
    const size = bench.scaled(4_000_000_000 / files);
    const logs: LogFile[] = [];
    for (let part = 0; part < files; part++) logs.push(await bench.log('noisy', size, part));
    try {
      const paths = logs.map(({ file }) => file);
      const counts = workerCounts();
      const contenders = Object.fromEntries(
        counts.map((workers) => {
          const words = replayWords(bench, paths, { workers, out: outputOf(bench, workers) });
          return [String(workers), () => bench.timeBuildfix(words)];
        }),
      );
      const samples = await inTurn(bench.options.rounds, contenders, bench.rounds(`replay: ${title}`));
      const [one = [], two = []] = [samples['1'], samples['2']];
      const equal = await Promise.all([1, 2].map((workers) => digest(outputOf(bench, workers))));
      const bytes = logs.reduce((sum, log) => sum + log.bytes, 0);
      const details = { bytes, files, ...described(samples, 's') };
      return {
        values: {
          [`${name}Speedup`]: { value: medianRatio(one, two), details },
          [`${name}Equal`]: { value: equal[0] === equal[1], details: { sha256: equal } },
        },
        series: [againstWorkers(name, `${gigabytes(bytes)} as ${title}`, samples)],
      };
    } finally {
      await bench.forget(logs);
    }
  }
}

/** 1, 2, 4, 8 as far as there are cores, and all of them. */
function workerCounts(): number[] {
  const cores = availableParallelism();
  return [...new Set([...[1, 2, 4, 8].filter((count) => count <= cores), Math.min(cores, 16)])];
}

function outputOf(bench: Workbench, workers: number): string {
  return bench.path(`workers-${workers}.ndjson`);
}

async function digest(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

function againstWorkers(name: string, title: string, samples: Readonly<Record<string, readonly number[]>>) {
  const points = Object.entries(samples).map(
    ([workers, seconds]) => [Number(workers), rounded(median(seconds))] as const,
  );
  const [, alone = 0] = points[0] ?? [];
  return {
    name: `${name}Workers`,
    title: `Replay of ${title}: time against workers`,
    x: 'workers',
    y: 'seconds',
    lines: [
      { label: 'buildfix', points },
      { label: 'if cores added up', points: points.map(([workers]) => [workers, rounded(alone / workers)] as const) },
    ],
  };
}

async function gzipped(bench: Workbench): Promise<Outcome> {
  const logs: LogFile[] = [];
  for (let part = 0; part < 20; part++) {
    logs.push(await bench.gzipLog('noisy', bench.scaled(50_000_000), part));
  }
  const paths = logs.map(({ file }) => file);
  const search = `gzip -dc "$1" | grep -cE '${pattern}' > "$1.out"; [ $? -le 1 ]`;
  const samples = await inTurn(
    bench.options.rounds,
    {
      buildfix: () => bench.timeBuildfix(replayWords(bench, paths)),
      gzip: () =>
        bench.time(['sh', '-c', `printf '%s\\n' "$@" | xargs -P 2 -n 1 sh -c '${quoted(search)}' sh`, 'sh', ...paths]),
    },
    bench.rounds('replay: .gz files'),
  );
  await bench.forget(logs);
  const sum = (pick: (log: LogFile) => number) => logs.reduce((total, log) => total + pick(log), 0);
  const details = {
    files: logs.length,
    bytes: sum(({ bytes }) => bytes),
    compressedBytes: sum(({ fileBytes }) => fileBytes),
    ...described(samples, 's'),
  };
  return { values: { gzipRatio: { value: medianRatio(samples.buildfix, samples.gzip), details } } };
}

/** For a shell, between single quotes. */
function quoted(text: string): string {
  return text.replaceAll("'", "'\\''");
}

async function againstSize(bench: Workbench): Promise<Outcome> {
  const sizes = [50, 125, 250, 500, 1_000].map((megabytes) => bench.scaled(megabytes * 1_000_000));
  const measured: { bytes: number; samples: Record<'buildfix' | 'grep' | 'reading', number[]> }[] = [];
  for (const size of sizes) {
    const log = await bench.log('noisy', size);
    const samples = await inTurn(
      bench.options.rounds,
      {
        buildfix: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1 })),
        grep: grep(bench, log.file),
        reading: reading(bench, log.file),
      },
      bench.rounds(`replay: noisy log of ${Math.round(size / 1e6)} MB`),
    );
    await bench.forget([log]);
    measured.push({ bytes: log.bytes, samples });
  }
  const line = (label: string, name: 'buildfix' | 'grep' | 'reading') => ({
    label,
    points: measured.map(({ bytes, samples }) => [rounded(bytes / 1e6), rounded(median(samples[name]))] as const),
  });
  const series: Omit<Series, 'bench'> = {
    name: 'size',
    title: 'Noisy log, 1 worker: time against size',
    x: 'MB',
    y: 'seconds',
    lines: [line('buildfix', 'buildfix'), line('grep -cE', 'grep'), line('plain reading', 'reading')],
  };
  const perByte = ({ bytes, samples }: (typeof measured)[number]) => median(samples.buildfix) / bytes;
  const [small, large] = [measured[0], measured.at(-1)] as const;
  if (!small || !large) throw new NotMeasured('there is no size to compare');
  return {
    values: {
      largeSmallRatio: {
        value: perByte(large) / perByte(small),
        details: { sizes: measured.map(({ bytes, samples }) => ({ bytes, ...described(samples, 's') })) },
      },
    },
    series: [series],
  };
}

function gigabytes(bytes: number): string {
  return `${rounded(bytes / 1e9)} GB`;
}
