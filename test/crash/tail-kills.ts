import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Program, run } from './program.ts';
import { Random } from './random.ts';
import { linesOf, RotatingLog } from './rotating-log.ts';

export interface Comparison {
  readonly found: readonly string[];
  readonly wanted: readonly string[];
  /** Counts of the whole run. */
  readonly summary: unknown;
  readonly wantedSummary: unknown;
  readonly kills: number;
}

/**
 * A tail that is killed at random moments while its log grows and is rotated, also while it is down; and one that reads
 * the same lines from one file, undisturbed.
 */
export async function killTail(seed: number, kills: number): Promise<Comparison> {
  const folder = mkdtempSync(join(tmpdir(), 'buildfix-crash-'));
  const random = new Random(seed);
  const log = new RotatingLog(join(folder, 'build.log'), random);
  const words = [
    'tail',
    'build.log',
    '--checkpoint-every',
    '15',
    '-o',
    'ndjson=out.ndjson',
    '-o',
    'summary=summary.json',
  ];
  try {
    for (let n = 0; n < kills; n++) {
      const program = new Program(words, { cwd: folder });
      // What is rotated away before anything was followed is nobody's.
      if (n === 0) {
        log.grow();
        while (!(await hasCheckpoint(folder)) && !program.isOver);
      }
      // Some do not come through their start, most read for a while.
      const looks = random.chance(0.15) ? random.below(3) : 4 + random.below(24);
      for (let look = 0; look < looks && !program.isOver; look++) await disturb(log, program, random);
      await program.kill();
      for (let more = random.below(3); more > 0; more--) change(log, random);
    }
    log.finish();
    const last = await run([...words, '--once'], { cwd: folder });
    if (last.status !== 1 && last.status !== 0)
      throw new Error(`the last run ended with ${last.status}: ${last.stderr}`);
    return { kills, ...(await compare(folder, log)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function hasCheckpoint(cwd: string): Promise<boolean> {
  const { stdout } = await run(['state', 'stats', '--json'], { cwd });
  return stdout.length > 0 && JSON.parse(stdout).entries.follows > 0;
}

async function disturb(log: RotatingLog, program: Program, random: Random): Promise<void> {
  if (random.chance(0.8)) change(log, random);
  if (random.chance(0.05)) {
    program.signal('SIGSTOP');
    change(log, random);
    await pause(random.below(30));
    program.signal('SIGCONT');
  }
  await pause(random.below(60));
}

function change(log: RotatingLog, random: Random): void {
  if (random.chance(0.12)) log.rotate();
  else log.grow();
}

async function compare(folder: string, log: RotatingLog): Promise<Omit<Comparison, 'kills'>> {
  const other = mkdtempSync(join(tmpdir(), 'buildfix-crash-'));
  try {
    writeFileSync(join(other, 'build.log'), log.written);
    const words = ['tail', 'build.log', '--once', '-o', 'ndjson=out.ndjson', '-o', 'summary=summary.json'];
    await run(words, { cwd: other });
    const read = (name: string) => JSON.parse(readFileSync(join(name, 'summary.json'), 'utf8').replaceAll(name, ''));
    return {
      found: linesOf(join(folder, 'out.ndjson')).map((line) => line.replaceAll(folder, '')),
      wanted: linesOf(join(other, 'out.ndjson')).map((line) => line.replaceAll(other, '')),
      summary: sorted(read(folder)),
      wantedSummary: sorted(read(other)),
    };
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
}

/** Of strata that are equally frequent, one comes first by chance. */
function sorted({
  summary,
  problems,
}: {
  summary: { strata: { tool: string; code?: string }[] };
  problems: unknown;
}): unknown {
  const key = ({ tool, code = '' }: { tool: string; code?: string }) => `${tool} ${code}`;
  return { ...summary, strata: summary.strata.sort((a, b) => (key(a) < key(b) ? -1 : 1)), problems };
}
