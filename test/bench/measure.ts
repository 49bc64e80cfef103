import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  /** Of the process itself; 0 where it is not ours to ask. */
  readonly peakMegabytes: number;
  readonly status: number | null;
}

/** Makes a Node process say at its end how much memory it had at most; file descriptor 3 takes the answer. */
const reportPeak = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

/** Runs a Node script as a whole process. Standard output goes to `out`, or nowhere. */
export function runNode(words: readonly string[], out = '/dev/null'): Measured {
  const descriptor = openSync(out, 'w');
  const start = performance.now();
  const child = spawnSync(process.execPath, ['--import', reportPeak, ...words], {
    stdio: ['ignore', descriptor, 'inherit', 'pipe'],
  });
  const seconds = (performance.now() - start) / 1000;
  closeSync(descriptor);
  return { seconds, peakMegabytes: Number(child.output[3]?.toString() ?? 0) / 1024, status: child.status };
}

/** Runs any command with its output in a file: into the null device, grep would stop at its first match. */
export function runCommand(command: string, words: readonly string[], out: string): Measured {
  const descriptor = openSync(out, 'w');
  const start = performance.now();
  const child = spawnSync(command, words, {
    stdio: ['ignore', descriptor, 'ignore'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  const seconds = (performance.now() - start) / 1000;
  closeSync(descriptor);
  return { seconds, peakMegabytes: 0, status: child.status };
}

/** The two in turn, after one round that does not count; the median of each, and of the ratios pair by pair. */
export function compare(
  rounds: number,
  a: () => Measured,
  b: () => Measured,
): { a: number; b: number; ratio: number; peakMegabytes: number } {
  a();
  b();
  const pairs = Array.from({ length: rounds }, () => ({ a: a(), b: b() }));
  return {
    a: median(pairs.map((pair) => pair.a.seconds)),
    b: median(pairs.map((pair) => pair.b.seconds)),
    ratio: median(pairs.map((pair) => pair.a.seconds / pair.b.seconds)),
    peakMegabytes: Math.max(...pairs.map((pair) => pair.a.peakMegabytes)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
