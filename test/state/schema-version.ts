import { Level } from 'level';

/** Makes a database one of another release; `undefined`: of one that was killed before it had written any version. */
export async function setSchemaVersion(location: string, version: number | undefined): Promise<void> {
  const db = new Level<string, unknown>(location, { valueEncoding: 'json' });
  await (version === undefined ? db.del('schema-version') : db.put('schema-version', version));
  await db.close();
}
