import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BuildLog } from './build-log.ts';
import { linesIn } from './comparison.ts';
import { inFolders } from './folders.ts';
import { type Ended, Program } from './program.ts';
import { Random } from './random.ts';

export interface DayOptions {
  readonly seed: number;
  /** Of the simulated time; the log is rotated every minute of it. */
  readonly minutes: number;
  /** Milliseconds that a minute takes: 600 is a hundred times as fast as time. */
  readonly minute: number;
  /** Parts of a build's output in a minute; two of three are diagnostics. */
  readonly parts: number;
}

export interface Day {
  /** At the end of each tenth of an hour, in megabytes. */
  readonly memory: readonly number[];
  /** Files, pipes and sockets, likewise. */
  readonly handles: readonly number[];
  /** In bytes, at the end. */
  readonly state: number;
  readonly problems: number;
  readonly diagnostics: number;
  readonly ended: Ended;
}

/** A tail whose log is rotated every minute, for a day that passes faster. */
export function followDay({ seed, minutes, minute, parts }: DayOptions): Promise<Day> {
  return inFolders(async (folder) => {
    const text = new BuildLog(new Random(seed));
    const log = join(folder, 'build.log');
    while (!existsSync(log) || statSync(log).size < 2_000) appendFileSync(log, text.some());
    const program = new Program(words, { cwd: folder });
    while (!program.isOver && linesIn(folder).length === 0) await pause(20);
    const memory: number[] = [];
    const handles: number[] = [];
    const begin = performance.now();
    for (let now = 1; now <= minutes && !program.isOver; now++) {
      for (let written = 0; written < parts; ) {
        let some = '';
        for (; written < parts && some.length < 20_000; written += 4) some += text.some();
        appendFileSync(log, some);
        // A tenth of the minute each, so that it is a log that grows and not one that appears.
        await pause(minute / 10);
      }
      const rest = begin + now * minute - performance.now();
      if (rest > 0) await pause(rest);
      rotate(log);
      if (now % 6 === 0) {
        memory.push(residentMegabytes(program.pid));
        handles.push(readdirSync(`/proc/${program.pid}/fd`).length);
      }
    }
    program.signal('SIGTERM');
    const ended = await program.ended();
    const { summary } = JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8'));
    const state = sizeOf(join(folder, '.buildfix'));
    return { memory, handles, state, problems: linesIn(folder).length, diagnostics: summary.total, ended };
  });
}

const words = ['tail', 'build.log', '-o', 'ndjson=out.ndjson', '-o', 'summary=summary.json'];
const kept = 5;

function rotate(log: string): void {
  for (let n = kept; n >= 1; n--) if (existsSync(`${log}.${n}`)) renameSync(`${log}.${n}`, `${log}.${n + 1}`);
  rmSync(`${log}.${kept + 1}`, { force: true });
  renameSync(log, `${log}.1`);
  writeFileSync(log, '');
}

function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
