import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BuildLog } from './build-log.ts';
import { type Comparison, compareFolders, linesIn } from './comparison.ts';
import { inFolders } from './folders.ts';
import { Program, run } from './program.ts';
import { Random } from './random.ts';

/** A log through a pipe, killed at random moments: what it had written is the beginning of what the undisturbed one writes. */
export function killPipe(seed: number, kills: number): Promise<Comparison & { readonly torn: readonly string[] }> {
  return inFolders(async (folder, other) => {
    const random = new Random(seed);
    const text = new BuildLog(random);
    let log = '';
    while (log.length < 1_000_000) log += text.some();
    const input = Buffer.from(log);
    const words = ['-o', 'ndjson=out.ndjson', '-o', 'summary=summary.json'];
    await run(words, { cwd: other, input });
    const wanted = linesIn(other);
    const torn: string[] = [];
    for (let n = 0; n < kills; n++) {
      const program = new Program([...words, '--no-state'], { cwd: folder, input });
      await pause(random.below(1_000));
      await program.kill();
      const lines = linesIn(folder);
      if (!wanted.join('\n').startsWith(lines.join('\n'))) torn.push(`after kill ${n}: ${lines.length} lines`);
    }
    await run(words, { cwd: folder, input });
    return { ...compareFolders(folder, other), torn };
  });
}

/** Fixes that are killed while they write: each file is as it was or as it should be, and `undo` takes all of it back. */
export function killFix(seed: number, kills: number): Promise<{ readonly wrong: readonly string[] }> {
  return inFolders(async (folder) => {
    const random = new Random(seed);
    const names = Array.from({ length: 40 }, (_, n) => `src/f${n}.c`);
    const before = 'int main(void) {\n  int x = 3\n  return x;\n}\n';
    const after = before.replace('= 3', '= 3;');
    const said = (name: string) =>
      `${name}:2:12: error: expected ',' or ';' before 'return'\n    2 |   int x = 3\n      |            ^\n      |            ;\n    3 |   return x;\n      |   ~~~~~~    \n`;
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'build.log'), names.map(said).join(''));
    for (const name of names) writeFileSync(join(folder, name), before);
    const wrong: string[] = [];
    const look = (when: string, allowed: readonly string[]) => {
      for (const name of names)
        if (!allowed.includes(readFileSync(join(folder, name), 'utf8'))) wrong.push(`${name} ${when}`);
    };
    const words = ['fix', 'build.log', '--write', '--unsafe'];
    for (let n = 0; n < kills; n++) {
      const program = new Program(words, { cwd: folder });
      await pause(random.below(1_200));
      await program.kill();
      look(`after kill ${n}`, [before, after]);
      await run(['undo'], { cwd: folder });
      look(`after undo ${n}`, [before]);
    }
    await run(words, { cwd: folder });
    look('at the end', [after]);
    return { wrong };
  });
}
