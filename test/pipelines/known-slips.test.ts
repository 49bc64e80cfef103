import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { createContext } from '../../pipelines/context.ts';
import { proposeFixes } from '../../pipelines/fix.ts';
import { verifyFixes } from '../../pipelines/verify.ts';
import { breakFile } from '../helpers/mutations/index.ts';
import { judgeFile } from '../helpers/mutations/judge.ts';
import { seeded } from '../helpers/mutations/mutation.ts';

/** What builds one file, with all of its errors at once where the tool can. */
const languages = [
  { file: 'stock.c', command: ['gcc', '-Wall', '-Werror=implicit-function-declaration', '-fsyntax-only', 'stock.c'] },
  { file: 'journey.py', command: ['python3', '-m', 'py_compile', 'journey.py'] },
  {
    file: 'cart.ts',
    command: [
      process.execPath,
      resolve('node_modules/typescript/bin/tsc'),
      '--noEmit',
      '--strict',
      '--noUnusedLocals',
      '--lib',
      'es2022',
      '--target',
      'es2022',
      '--pretty',
      'false',
      'cart.ts',
    ],
  },
] as const;

const cases = languages.flatMap((language) => [1, 2, 3].map((seed) => ({ ...language, seed })));

it.each(cases)('mends $file with the slips of seed $seed and does no harm', async ({ file, command, seed }) => {
  const root = mkdtempSync(join(tmpdir(), 'buildfix-slips-'));
  try {
    const path = join(root, file);
    const original = readFileSync(resolve('test/fixtures/slips', file), 'utf8');
    const { text, mutations } = breakFile(file, original, 5, seeded(seed));
    writeFileSync(path, text);
    const build = () => {
      const [name, ...words] = command;
      const { stdout, stderr, status } = spawnSync(name, words, {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      return { log: `${stdout}\n${stderr}`, exitStatus: status ?? 1 };
    };
    const errorsBefore = countErrors(build().log);
    const context = createContext({ root });
    await verifyFixes({
      context,
      safety: 'unsafe',
      build: async () => {
        const { log, exitStatus } = build();
        return { problems: await proposeFixes(Readable.from([log]), { context }), exitStatus, ended: 'exited' };
      },
    });
    const errorsAfter = countErrors(build().log);
    expect(errorsAfter).toBeLessThanOrEqual(errorsBefore);
    const outcomes = judgeFile(original, mutations, readFileSync(path, 'utf8'));
    console.log(
      file,
      seed,
      errorsBefore,
      errorsAfter,
      report.rounds,
      report.builds,
      report.stopped,
      outcomes.filter((o) => o.result !== 'reversed'),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});

function countErrors(log: string): number {
  return log.match(/\berror\b.*:|^\w*Error:/gm)?.length ?? 0;
}
