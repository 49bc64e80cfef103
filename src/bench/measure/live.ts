import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Measured } from '../figure.ts';
import { type Latency, measureLatency } from '../latency.ts';
import { endGroup, finish, startCommand } from '../processes.ts';
import { median, rounded } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

export interface LiveOptions {
  readonly words: readonly string[];
  /** Hands text to the started command. */
  readonly write: (text: string, child: ChildProcess) => void;
  /** Lets it end by itself. */
  readonly end: (child: ChildProcess) => void;
  /** The exit status that this gives. Default: 0. */
  readonly expected?: number;
  readonly doing: string;
}

/**
 * The 99th percentile of the milliseconds that a diagnostic takes through a running `buildfix` at 10 000 lines a second:
 * the median of all rounds, each with a process of its own.
 */
export async function liveLatency(bench: Workbench, options: LiveOptions): Promise<Measured> {
  const onRound = bench.rounds(options.doing);
  const found: Latency[] = [];
  for (let round = 1; round <= bench.options.rounds; round++) {
    onRound(round);
    found.push(await oneRound(bench, options, round));
  }
  return {
    value: median(found.map(({ p99Ms }) => p99Ms)),
    details: {
      unit: 'ms',
      samples: found.map(({ p99Ms }) => rounded(p99Ms)),
      rounds: found.map(({ details }) => details),
    },
  };
}

async function oneRound(bench: Workbench, options: LiveOptions, round: number): Promise<Latency> {
  const { words, write, end, expected = 0 } = options;
  const { seed, scale, signal } = bench.options;
  const over = new AbortController();
  const command = bench.buildfix(words);
  const errors = openSync(bench.path('errors'), 'w');
  const child = startCommand(command, { folder: bench.folder, stdio: ['pipe', 'pipe', errors] });
  try {
    // Writing to a process that has died is told by its status.
    child.stdin?.on('error', () => {});
    const finished = finish(child, command, { signal, errors: bench.path('errors'), expected });
    const measured = measureLatency({
      write: (text) => write(text, child),
      answers: child.stdout as Readable,
      linesPerSecond: 10_000,
      seconds: Math.max(1, 5 * scale),
      seed: seed + round,
      signal: AbortSignal.any([signal, over.signal]),
    });
    // Of the two the first failure is told; what the other one says then is no news.
    finished.catch(() => {});
    measured.catch(() => {});
    const latency = await Promise.race([measured, finished.then(() => measured)]);
    end(child);
    await finished;
    return latency;
  } finally {
    over.abort();
    endGroup(child);
    closeSync(errors);
  }
}
