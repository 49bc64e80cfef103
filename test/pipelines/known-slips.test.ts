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
import { judgeFile, type Outcome } from '../helpers/mutations/judge.ts';
import { seeded } from '../helpers/mutations/mutation.ts';

/** Python's compiler knows nothing of names, and tells one error at a time. */
const syntaxOfPython = /^(?:no-(?!import)|extra-|assignment|misspelt-keyword|indent|foreign-operator|else-if)/;

const languages = [
  {
    file: 'stock.c',
    command: ['gcc', '-Wall', '-Werror=implicit-function-declaration', '-fsyntax-only', 'stock.c'],
    kinds: /^(?!no-brace|wrong-format)/,
  },
  { file: 'journey.py', command: ['python3', '-m', 'py_compile', 'journey.py'], kinds: syntaxOfPython },
  {
    file: 'cart.ts',
    command: [
      process.execPath,
      resolve('node_modules/typescript/bin/tsc'),
      ...['--noEmit', '--strict', '--noUnusedLocals', '--target', 'es2022', '--pretty', 'false', 'cart.ts'],
    ],
    kinds: /^(?!no-brace|misspelt-type)/,
  },
] as const;

it.each(languages)(
  'mends known slips in $file, and never leaves more errors than before',
  async ({ file, command, kinds }) => {
    const original = readFileSync(resolve('test/fixtures/slips', file), 'utf8');
    const outcomes: Outcome[] = [];
    for (const seed of [1, 2, 3]) {
      const { text, mutations } = breakFile(file, original, 5, seeded(seed), kinds);
      const root = mkdtempSync(join(tmpdir(), 'buildfix-slips-'));
      try {
        writeFileSync(join(root, file), text);
        const before = build(command, root).errors;
        await mendTree(command, root);
        expect(build(command, root).errors).toBeLessThanOrEqual(before);
        outcomes.push(...judgeFile(original, mutations, readFileSync(join(root, file), 'utf8')));
      } finally {
        rmSync(root, { recursive: true });
      }
    }
    const left = outcomes.filter(({ result }) => result !== 'reversed');
    expect(left.length, JSON.stringify(left)).toBeLessThanOrEqual(0.2 * outcomes.length);
  },
);

it.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  ['tabs', (text: string) => text.replaceAll('    ', '\t')],
  ['no line end at the end', (text: string) => text.trimEnd()],
])('leaves %s as it is but for the slips', async (_, dress) => {
  const root = mkdtempSync(join(tmpdir(), 'buildfix-slips-'));
  try {
    const right = 'def f(a):\n    return a + 1\n\n\ndef g(b):\n    print("b")\n    return f(b)\n';
    const wrong = right.replace('return a', 'retrun a').replace('g(b):', 'g(b)').replace('"b")', '"b)');
    writeFileSync(join(root, 'a.py'), dress(wrong));
    await mendTree(['python3', '-m', 'py_compile', 'a.py'], root);
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(dress(right));
  } finally {
    rmSync(root, { recursive: true });
  }
});

function build([name, ...words]: readonly [string, ...string[]], root: string) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const { stdout, stderr, status } = spawnSync(name, words, { cwd: root, encoding: 'utf8', env });
  const log = `${stdout}\n${stderr}`;
  return { log, exitStatus: status ?? 1, errors: countErrors(log) };
}

async function mendTree(command: readonly [string, ...string[]], root: string): Promise<void> {
  const context = createContext({ root });
  await verifyFixes({
    context,
    safety: 'unsafe',
    build: async () => {
      const { log, exitStatus } = build(command, root);
      return { problems: await proposeFixes(Readable.from([log]), { context }), exitStatus, ended: 'exited' };
    },
  });
}

function countErrors(log: string): number {
  return log.match(/\berror\b.*:|^\w*Error:/gm)?.length ?? 0;
}
