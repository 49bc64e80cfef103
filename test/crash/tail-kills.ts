import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Comparison, compareFolders } from './comparison.ts';
import { inFolders } from './folders.ts';
import { Program, run } from './program.ts';
import { Random } from './random.ts';
import { RotatingLog } from './rotating-log.ts';

/**
 * A tail that is killed at random moments while its log grows and is rotated, also while it is down; and one that reads
 * the same lines from one file, undisturbed.
 */
export function killTail(seed: number, kills: number): Promise<Comparison> {
  return inFolders(async (folder, other) => {
    const random = new Random(seed);
    const log = new RotatingLog(join(folder, 'build.log'), random);
    for (let n = 0; n < kills; n++) {
      const program = new Program([...words, '--checkpoint-every', '15'], { cwd: folder });
      if (n === 0) await begin(log, program, folder);
      // Some do not come through their start, most read for a while.
      const looks = random.chance(0.15) ? random.below(3) : 4 + random.below(24);
      for (let look = 0; look < looks && !program.isOver; look++) await disturb(log, program, random);
      await program.kill();
      for (let more = random.below(3); more > 0; more--) change(log, random);
    }
    log.finish();
    const last = await run([...words, '--once'], { cwd: folder });
    if (last.status === null || last.status > 1) throw new Error(`the last run: ${last.status} ${last.stderr}`);
    writeFileSync(join(other, 'build.log'), log.written);
    await run([...words, '--once'], { cwd: other });
    return compareFolders(folder, other);
  });
}

const words = ['tail', 'build.log', '-o', 'ndjson=out.ndjson', '-o', 'summary=summary.json'];

/** What is rotated away before anything was followed is nobody's. */
async function begin(log: RotatingLog, program: Program, cwd: string): Promise<void> {
  log.grow();
  while (!program.isOver) {
    const { stdout } = await run(['state', 'stats', '--json'], { cwd });
    if (stdout.length > 0 && JSON.parse(stdout).entries.follows > 0) return;
  }
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
