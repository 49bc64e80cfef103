import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { batchWrite, type WriteReport } from '../../../stages/batch-write.ts';
import { bareContext } from '../../core/context.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { replaceFile } from '../../fixes/write.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { problem } from '../problems.ts';
import { throwIfAborted } from '../processes.ts';
import { type Contender, described, inTurn } from '../rounds.ts';
import { medianRatio } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

/** One write a file for all its edits, beside one for each edit. */
export const write: readonly Measurement[] = [atEdits(20, 3), atEdits(50, 5)];

function atEdits(edits: number, limit: number): Measurement {
  return {
    figures: [
      {
        name: `batchSpeedup${edits}`,
        title: `batch-write of ${edits} edits a file, beside batch-write of each edit by itself`,
        unit: 'x',
        direction: 'higher',
        limit,
      },
      {
        name: `batchBesidePlain${edits}`,
        title: 'the same, beside replacing the file for each edit, without check, plan and journal',
        unit: 'x',
        direction: 'higher',
      },
    ],
    measure: (bench) => measure(bench, edits),
  };
}

async function measure(bench: Workbench, edits: number): Promise<Outcome> {
  const files = bench.scaled(10, 2);
  const samples = await inTurn(
    bench.options.rounds,
    {
      batch: inFreshTree(bench, files, async (root) => {
        await apply(root, fixes(files, edits));
      }),
      single: inFreshTree(bench, files, async (root) => {
        for (const fix of fixes(files, edits)) {
          throwIfAborted(bench.options.signal);
          await apply(root, [fix]);
        }
      }),
      plain: inFreshTree(bench, files, async (root) => {
        for (const { file = '' } of fixes(files, edits)) await replaceFile(join(root, file), Buffer.from(source));
      }),
    },
    bench.rounds(`write: ${edits} edits a file`),
  );
  const details = { files, edits, ...described(samples, 's') };
  return {
    values: {
      [`batchSpeedup${edits}`]: { value: medianRatio(samples.single, samples.batch), details },
      [`batchBesidePlain${edits}`]: { value: medianRatio(samples.plain, samples.batch), details },
    },
  };
}

/** Seconds of `work` alone; the tree is made before and gone after it. */
function inFreshTree(bench: Workbench, files: number, work: (root: string) => Promise<void>): Contender {
  return async () => {
    const root = await mkdtemp(bench.path('tree-'));
    try {
      await mkdir(join(root, 'src'));
      for (let n = 0; n < files; n++) await writeFile(join(root, nameOf(n)), source);
      const start = performance.now();
      await work(root);
      return (performance.now() - start) / 1000;
    } finally {
      await rm(root, { recursive: true });
    }
  };
}

async function apply(root: string, diagnostics: readonly Diagnostic[]): Promise<void> {
  const stage = batchWrite({ safety: 'safe', write: true }, bareContext({ root, clock: Date.now }));
  const [report] = (await Readable.from(diagnostics).pipe(stage).toArray()) as WriteReport[];
  if (report?.applied.length !== diagnostics.length) {
    throw new Error(`${report?.applied.length} of ${diagnostics.length} fixes were applied`);
  }
}

/** Each on a line of its own, so that none waits for another. */
function fixes(files: number, edits: number): Diagnostic[] {
  return Array.from({ length: files * edits }, (_, n) => {
    const file = nameOf(Math.floor(n / edits));
    const line = 1 + 4 * (n % edits);
    const edit = { file, line, column: 7, endLine: line, endColumn: 12, newText: 'count' };
    return problem(n, { file, line, fixes: [{ title: 'rename', origin: 'compiler', safety: 'safe', edits: [edit] }] });
  });
}

function nameOf(n: number): string {
  return `src/module${n}.ts`;
}

const source = Array.from(
  { length: 400 },
  (_, n) => `const total${n} = items.reduce((sum, { price }) => sum + price, 0);\n`,
).join('');
