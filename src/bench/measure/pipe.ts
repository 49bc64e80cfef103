import { readFile } from 'node:fs/promises';
import { replayWords } from '../contenders.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { described, inTurn } from '../rounds.ts';
import { builtScript } from '../script.ts';
import { median, medianRatio } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';
import { liveLatency } from './live.ts';

/** What a build at the other end of the pipe notices. */
export const pipe: readonly Measurement[] = [
  {
    figures: [
      {
        name: 'pipeReplayRatio',
        title: 'cat of the noisy log into buildfix, beside replay of it with 1 worker',
        unit: 'x',
        direction: 'lower',
        limit: 1.15,
      },
      {
        name: 'pipeDefaultReplayRatio',
        title: 'the same, beside replay with as many workers as it takes by itself',
        unit: 'x',
        direction: 'lower',
      },
    ],
    measure: besideReplay,
  },
  {
    figures: [
      {
        name: 'latencyP99Ms',
        title: 'diagnostic out of a pipe at 10 000 lines/s, 99th percentile',
        unit: 'ms',
        direction: 'lower',
        limit: 50,
      },
    ],
    async measure(bench) {
      const latencyP99Ms = await liveLatency(bench, {
        words: pipeWords,
        write: (text, { stdin }) => void stdin?.write(text),
        end: ({ stdin }) => void stdin?.end(),
        doing: 'pipe: latency',
      });
      return { values: { latencyP99Ms } };
    },
  },
  {
    figures: [
      {
        name: 'writerSlowdown',
        title: 'time that a writer of 200 MB/s takes, beside its schedule',
        unit: 'x',
        direction: 'lower',
        limit: 1.05,
      },
      {
        name: 'writerBlockedPct',
        title: 'share of the time that it waits in its writes, beyond what it waits for cat, after the first second',
        unit: '%',
        direction: 'lower',
      },
      { name: 'writerBlockedAtStartMs', title: 'the same in the first second', unit: 'ms', direction: 'lower' },
    ],
    measure: blockedWriter,
  },
];

const pipeWords = ['--no-state', '--output', 'ndjson', '--fail-on', 'never'];

async function besideReplay(bench: Workbench): Promise<Outcome> {
  const log = await bench.log('noisy', bench.scaled(500_000_000));
  const out = bench.path('pipe.ndjson');
  const words = ['--no-state', '--output', `ndjson=${out}`, '--fail-on', 'never'];
  const samples = await inTurn(
    bench.options.rounds,
    {
      pipe: () =>
        bench.time(['sh', '-c', 'file=$1; shift; cat "$file" | "$@"', 'sh', log.file, ...bench.buildfix(words)]),
      replay: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1 })),
      defaultReplay: () => bench.timeBuildfix(replayWords(bench, [log.file])),
    },
    bench.rounds('pipe: noisy log'),
  );
  const details = { bytes: log.bytes, lines: log.lines, ...described(samples, 's') };
  return {
    values: {
      pipeReplayRatio: { value: medianRatio(samples.pipe, samples.replay), details },
      pipeDefaultReplayRatio: { value: medianRatio(samples.pipe, samples.defaultReplay), details },
    },
  };
}

interface Written {
  readonly scheduledSeconds: number;
  readonly elapsedSeconds: number;
  readonly blockedSeconds: number;
  readonly blockedInFirstSecond: number;
}

async function blockedWriter(bench: Workbench): Promise<Outcome> {
  const log = await bench.log('noisy', bench.scaled(500_000_000));
  const seconds = Math.max(2, 5 * bench.options.scale);
  const answers: Record<'buildfix' | 'cat', Written[]> = { buildfix: [], cat: [] };
  const words = ['--no-state', '--output', `ndjson=${bench.path('pipe.ndjson')}`, '--fail-on', 'never'];

  /** A pipe of the shell and not one of Node, which is a socket and holds more. */
  function writeInto(reader: readonly string[], into: Written[]) {
    const answer = bench.path('written.json');
    const writer = [process.execPath, builtScript('paced-writer')];
    const script = '"$1" "$2" "$3" "$4" "$5" "$6" | { shift 6; "$@"; }';
    return async (warmUp: boolean) => {
      await bench.time(
        ['sh', '-c', script, 'sh', ...writer, log.file, String(bytesPerSecond), String(seconds), answer, ...reader],
        bench.path('pipe.out'),
      );
      const written = JSON.parse(await readFile(answer, 'utf8')) as Written;
      if (!warmUp) into.push(written);
      return written.elapsedSeconds / written.scheduledSeconds;
    };
  }

  const samples = await inTurn(
    bench.options.rounds,
    { buildfix: writeInto(bench.buildfix(words), answers.buildfix), cat: writeInto(['cat'], answers.cat) },
    bench.rounds('pipe: a writer of 200 MB/s'),
  );
  const middle = (name: 'buildfix' | 'cat', pick: (written: Written) => number) => median(answers[name].map(pick));
  const beyondCat = (pick: (written: Written) => number) => middle('buildfix', pick) - middle('cat', pick);
  const details = { bytesPerSecond, seconds, ...described(samples, 'x of the schedule'), writes: answers };
  return {
    values: {
      writerSlowdown: { value: median(samples.buildfix), details },
      writerBlockedPct: {
        value:
          100 *
          Math.max(
            0,
            beyondCat(
              ({ blockedSeconds, blockedInFirstSecond, elapsedSeconds }) =>
                (blockedSeconds - blockedInFirstSecond) / (elapsedSeconds - 1),
            ),
          ),
        details: {},
      },
      writerBlockedAtStartMs: {
        value:
          1000 *
          Math.max(
            0,
            beyondCat(({ blockedInFirstSecond }) => blockedInFirstSecond),
          ),
        details: {},
      },
    },
  };
}

const bytesPerSecond = 200_000_000;
