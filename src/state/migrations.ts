import type { Level } from 'level';
import { BuildfixError } from '../core/errors.ts';

/** What brings a database from the version that is its index to the next one. */
const migrations: readonly ((db: Level<string, unknown>) => Promise<void>)[] = [
  // 0, a new or unversioned database, to 1: nothing but the version itself.
  async () => {},
];

export const schemaVersion = migrations.length;

/** Throws BUILDFIX_STATE_NEWER, and leaves the database as it is, where a later release has written it. */
export async function migrate(db: Level<string, unknown>): Promise<void> {
  const version = Number((await db.get(versionKey)) ?? 0);
  if (version > schemaVersion) {
    throw new BuildfixError('BUILDFIX_STATE_NEWER', {
      message: `The state has schema ${version}; this release knows ${schemaVersion}.`,
      hint: 'Use a newer buildfix, another folder with --state, or --no-state.',
    });
  }
  for (let at = version; at < schemaVersion; at++) {
    await migrations[at]?.(db);
    await db.put(versionKey, at + 1);
  }
}

const versionKey = 'schema-version';
