import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { NotMeasured } from './figure.ts';
import { noiseLine } from './noise.ts';
import { throwIfAborted } from './processes.ts';
import { randomNumbers } from './random.ts';
import { percentile, rounded } from './statistics.ts';

export interface LatencyOptions {
  /** Hands text to what is measured. */
  readonly write: (text: string) => void;
  /** Where it answers in ndjson. */
  readonly answers: Readable;
  readonly linesPerSecond: number;
  readonly seconds: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

export interface Latency {
  readonly p99Ms: number;
  readonly details: Readonly<Record<string, number>>;
}

/**
 * Writes lines at a steady rate, one in fifty of them a diagnostic with a name of its own, and waits for each to come
 * out: milliseconds between the two as this process sees them, its own delays included. The clock starts when the first
 * one has come, since how long a start takes is another question. Throws NotMeasured when some never come.
 */
export async function measureLatency(options: LatencyOptions): Promise<Latency> {
  const { write, answers, linesPerSecond, seconds, seed, signal } = options;
  const random = randomNumbers(seed);
  const sent: number[] = [];
  const latencies: number[] = [];
  const reader = createInterface({ input: answers });
  reader.on('line', (line) => {
    const probe = Number(/"file":"probe-(\d+)\.c"/.exec(line)?.[1] ?? Number.NaN);
    const at = sent[probe];
    if (at !== undefined) latencies.push(performance.now() - at);
  });

  let line = 0;
  function send(count: number): void {
    let text = '';
    const now = performance.now();
    for (let i = 0; i < count; i++, line++) {
      if (line % probeEvery > 0) text += `${noiseLine(random, line)}\n`;
      else text += `probe-${sent.push(now) - 1}.c:12:3: error: unknown type name 'probe_t'\n`;
    }
    write(text);
  }

  /** Until as many have come; gives up when nothing comes for long. */
  async function arrived(count: number): Promise<void> {
    for (let last = performance.now(), before = 0; latencies.length < count; before = latencies.length) {
      await pause(tickMilliseconds);
      throwIfAborted(signal);
      if (latencies.length > before) last = performance.now();
      if (performance.now() - last > patienceMilliseconds) {
        throw new NotMeasured(`of ${sent.length} diagnostics ${sent.length - latencies.length} did not come out`);
      }
    }
  }

  try {
    send(probeEvery + 1);
    await arrived(1);
    // What was sent for the start does not count; the second probe of it may still be on its way.
    const warmUp = sent.length;
    const start = performance.now();
    const first = line;
    for (let due = 0; due < linesPerSecond * seconds; ) {
      await pause(tickMilliseconds);
      throwIfAborted(signal);
      const elapsed = (performance.now() - start) / 1000;
      due = Math.min(linesPerSecond * seconds, Math.floor(elapsed * linesPerSecond));
      send(due - (line - first));
    }
    // Lines behind the last probe, so that it does not wait for what could still belong to it.
    send(probeEvery);
    await arrived(sent.length - 1);
    const counted = latencies.slice(warmUp);
    return {
      p99Ms: percentile(counted, 0.99),
      details: {
        diagnostics: counted.length,
        linesPerSecond: rounded((line - first) / ((performance.now() - start) / 1000)),
        medianMs: rounded(percentile(counted, 0.5)),
        p90Ms: rounded(percentile(counted, 0.9)),
        largestMs: rounded(percentile(counted, 1)),
      },
    };
  } finally {
    reader.close();
  }
}

const probeEvery = 50;
const tickMilliseconds = 5;
const patienceMilliseconds = 10_000;
