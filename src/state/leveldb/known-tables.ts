import { readFile, writeFile } from 'node:fs/promises';
import type { KnownTables } from './inspect.ts';

/**
 * Which table files were found whole, kept beside the database: a table that is as it was then need not be taken apart at each opening. The
 * one sum is Node's own and ten times as fast as the many in the table. A wrong list only costs time.
 */
export async function loadKnownTables(location: string): Promise<KnownTables> {
  const text = await readFile(`${location}.tables`, 'utf8').catch(() => '');
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, name, sum] = /^(\S+) (\d+ \d+)$/.exec(line) ?? [];
      return name !== undefined && sum !== undefined ? [[name, sum] as const] : [];
    }),
  );
}

export async function saveKnownTables(location: string, before: KnownTables, now: KnownTables): Promise<void> {
  if (now.size === before.size && [...now].every(([name, sum]) => before.get(name) === sum)) return;
  const text = [...now].map(([name, sum]) => `${name} ${sum}\n`).join('');
  // Where nothing can be written the database says so itself.
  await writeFile(`${location}.tables`, text).catch(() => {});
}
