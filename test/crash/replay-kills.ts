import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { BuildLog } from './build-log.ts';
import { type Comparison, compareFolders } from './comparison.ts';
import { inFolders } from './folders.ts';
import { Program, run } from './program.ts';
import { Random } from './random.ts';
import { RotatingLog } from './rotating-log.ts';

/**
 * A replay of logs, one of them growing and rotated, that is killed at random moments and begun again; and one of the same
 * files with nothing before it.
 */
export function killReplay(seed: number, kills: number): Promise<Comparison> {
  return inFolders(async (folder, other) => {
    const random = new Random(seed);
    const text = new BuildLog(random);
    const log = new RotatingLog(join(folder, 'live.log'), random);
    for (let n = 0; n < 4; n++) {
      let content = '';
      while (content.length < 20_000 + random.below(400_000)) content += text.some();
      if (random.chance(0.5)) writeFileSync(join(folder, `old${n}.log`), content);
      else writeFileSync(join(folder, `old${n}.log.gz`), gzipSync(content));
    }
    for (let n = 0; n < kills; n++) {
      const program = new Program(words(random), { cwd: folder });
      const end = random.below(900);
      for (let waited = 0; waited < end && !program.isOver; waited += 60) {
        if (random.chance(0.2)) log.rotate();
        else log.grow();
        if (random.chance(0.1)) program.signal('SIGSTOP');
        await pause(Math.min(60, end - waited));
        program.signal('SIGCONT');
      }
      await program.kill();
    }
    log.finish();
    const last = await run(words(random), { cwd: folder });
    if (last.status === null || last.status > 1) throw new Error(`the last run: ${last.status} ${last.stderr}`);
    cpSync(folder, other, { recursive: true });
    for (const name of ['.buildfix', 'out.ndjson', 'summary.json']) rmSync(join(other, name), { recursive: true });
    await run(words(random), { cwd: other });
    return withoutBaseline(compareFolders(folder, other));
  });
}

function words(random: Random): string[] {
  const workers = String(1 + random.below(2));
  return ['replay', '*.log*', '--workers', workers, '-o', 'ndjson=out.ndjson', '-o', 'summary=summary.json'];
}

/** A run that came through before it could be killed is what the next one is compared with. */
function withoutBaseline({ found, wanted, summary, wantedSummary }: Comparison): Comparison {
  const plain = (line: string) => line.replace(/,"baseline":"(?:new|recurring)"/, '');
  const counts = (text: unknown) =>
    JSON.parse(JSON.stringify(text), (key, value) => (key === 'baseline' ? undefined : value));
  return {
    found: found.map(plain),
    wanted: wanted.map(plain),
    summary: counts(summary),
    wantedSummary: counts(wantedSummary),
  };
}
