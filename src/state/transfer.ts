import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { BuildfixError } from '../core/errors.ts';
import { schemaVersion } from './migrations.ts';
import type { State } from './state.ts';
import { type TableName, tableNames } from './tables.ts';

/** Entries by table, and what the folder holds. */
export async function countEntries(state: State): Promise<Record<TableName, number>> {
  const counts: Partial<Record<TableName, number>> = {};
  for (const name of tableNames) {
    let count = 0;
    for await (const _ of state[name].keys()) count++;
    counts[name] = count;
  }
  return counts as Record<TableName, number>;
}

/** Everything as lines of JSON: first the schema's version, then one entry a line. */
export async function* exportState(state: State): AsyncGenerator<string> {
  yield `${JSON.stringify({ buildfixState: schemaVersion })}\n`;
  for (const table of tableNames) {
    for await (const [key, value] of state[table].iterator()) yield `${JSON.stringify({ table, key, value })}\n`;
  }
}

/** Adds what `exportState` wrote; an entry that is there already is replaced. Returns how many it read. */
export async function importState(state: State, input: Readable): Promise<number> {
  let line = 0;
  let batch = state.db.batch();
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    const record = parse(text, line);
    if (line === 1) {
      checkSchema(record.buildfixState);
      continue;
    }
    const { table, key, value } = record;
    if (!tableNames.includes(table as TableName) || typeof key !== 'string')
      throw notAnExport(line, 'it names no table');
    batch.put(key, value, { sublevel: state[table as TableName] as never });
    if (batch.length >= batchSize) {
      await batch.write();
      batch = state.db.batch();
    }
  }
  if (line === 0) throw notAnExport(1, 'it is empty');
  await batch.write();
  return line - 1;
}

const batchSize = 1_000;

/** What an older release has exported is understood; what a newer one has may mean something else. */
function checkSchema(schema: unknown): void {
  if (!Number.isInteger(schema) || Number(schema) < 1)
    throw notAnExport(1, `it begins with no schema ${schemaVersion}`);
  if (Number(schema) <= schemaVersion) return;
  throw new BuildfixError('BUILDFIX_STATE_NEWER', {
    message: `This export has schema ${schema}; this release knows ${schemaVersion}.`,
    hint: 'Import it with the release that wrote it, or a later one.',
  });
}

function parse(text: string, line: number): Record<string, unknown> {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record === 'object' && record !== null) return record as Record<string, unknown>;
  } catch (cause) {
    throw notAnExport(line, cause instanceof Error ? cause.message : String(cause));
  }
  throw notAnExport(line, 'it is no object');
}

function notAnExport(line: number, what: string): BuildfixError {
  return new BuildfixError('BUILDFIX_USAGE', {
    message: `This is no export of a state: line ${line}: ${what}.`,
    hint: 'Give what `buildfix state export` wrote.',
  });
}
