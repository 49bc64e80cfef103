import { readFileSync, rmSync } from 'node:fs';

/** What a Node process says of itself at its end. */
export interface Observed {
  readonly peakMegabytes: number;
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
  /** Of all threads that ended by themselves, the main one among them. */
  readonly gcMilliseconds: number;
  readonly gcCount: number;
}

/** The words for `node` that make it write an observation to `file` when it exits. Costs some milliseconds at its start. */
export function observeInto(file: string): string[] {
  rmSync(file, { force: true });
  return ['--import', `data:text/javascript,${encodeURIComponent(observer(file))}`];
}

export function readObservation(file: string): Observed {
  const threads = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { gc: number; count: number; peak: number; cpu: number });
  return {
    // Peak and time are those of the process, whichever thread asks: the last one has seen most.
    peakMegabytes: Math.max(...threads.map(({ peak }) => peak)) / 1000,
    cpuSeconds: Math.max(...threads.map(({ cpu }) => cpu)) / 1e6,
    gcMilliseconds: threads.reduce((sum, { gc }) => sum + gc, 0),
    gcCount: threads.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Runs in the observed process, in each of its threads: `--import` is handed on to worker threads. */
function observer(file: string): string {
  return `
import { appendFileSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';
let gc = 0, count = 0;
const add = (entries) => { for (const { duration } of entries) { gc += duration; count++; } };
const observer = new PerformanceObserver((list) => add(list.getEntries()));
observer.observe({ entryTypes: ['gc'] });
process.on('exit', () => {
  add(observer.takeRecords());
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const said = { gc, count, peak: maxRSS * 1.024, cpu: userCPUTime + systemCPUTime };
  appendFileSync(${JSON.stringify(file)}, JSON.stringify(said) + '\\n');
});`;
}
