import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Logger } from '../core/context.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { storeRun } from './store-run.ts';
import type { RunEntry, Tables } from './tables.ts';

/**
 * A run that could not reach the database, as lines of JSON: first the run, then its problems. A file has its final name
 * only when it is whole.
 */
export async function writeSpool(
  folder: string,
  entry: RunEntry,
  problems: AsyncIterable<Diagnostic>,
): Promise<string> {
  const spool = join(folder, 'spool');
  await mkdir(spool, { recursive: true });
  const name = join(spool, `${entry.id.replaceAll(':', '-')}${ending}`);
  const file = await open(`${name}.part`, 'w', 0o600);
  try {
    let lines = [JSON.stringify(entry)];
    for await (const problem of problems) {
      lines.push(JSON.stringify(problem));
      if (lines.length < linesAtOnce) continue;
      await file.write(`${lines.join('\n')}\n`);
      lines = [];
    }
    if (lines.length > 0) await file.write(`${lines.join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${name}.part`, name);
  return name;
}

/** Takes what waits in the spool into the database, oldest first. A file that can't be read stays there and is named. */
export async function foldSpool(folder: string, tables: Tables, logger: Logger): Promise<void> {
  const names = await readdir(join(folder, 'spool')).catch(() => []);
  for (const name of names.filter((candidate) => candidate.endsWith(ending)).sort()) {
    const file = join(folder, 'spool', name);
    try {
      await fold(file, tables);
      await rm(file);
    } catch (error) {
      logger.warn({ file, error: String(error) }, 'a spooled run could not be taken into the state; it is left there');
    }
  }
}

async function fold(file: string, tables: Tables): Promise<void> {
  const { default: split2 } = await import('split2');
  const lines = split2(JSON.parse);
  // Not `pipe`: a file that can't be read would never end. What is wrong is thrown where the lines are asked for.
  pipeline(createReadStream(file), lines).catch(() => {});
  const records = lines[Symbol.asyncIterator]();
  const { value: entry } = (await records.next()) as { value: RunEntry };
  await storeRun(tables, entry, { [Symbol.asyncIterator]: () => records as AsyncIterator<Diagnostic> });
}

const ending = '.ndjson';
const linesAtOnce = 1_000;
