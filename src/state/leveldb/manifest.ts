import { ByteCursor } from './byte-cursor.ts';

/** Which files make up the database. Others in its folder are left over, or only half written. */
export interface LiveFiles {
  /** Numbers of table files. */
  readonly tables: ReadonlySet<number>;
  /** The write-ahead logs from this number on. */
  readonly firstLog: number;
}

/** Reads the records of a manifest: `VersionEdit::DecodeFrom` in LevelDB's db/version_edit.cc. Throws a RangeError. */
export function readManifest(records: readonly Buffer[]): LiveFiles {
  if (records.length === 0) throw new RangeError('the manifest is empty');
  const tables = new Set<number>();
  let firstLog = 0;
  for (const record of records) {
    const edit = new ByteCursor(record);
    while (!edit.done) {
      switch (edit.varint()) {
        case 1: // comparator
          edit.prefixed();
          break;
        case 2:
          firstLog = edit.varint();
          break;
        case 3: // next file
        case 4: // last sequence
        case 9: // an older release's second log
          edit.varint();
          break;
        case 5: // where the next compaction begins
          edit.varint();
          edit.prefixed();
          break;
        case 6:
          edit.varint();
          tables.delete(edit.varint());
          break;
        case 7:
          edit.varint();
          tables.add(edit.varint());
          edit.varint();
          edit.prefixed();
          edit.prefixed();
          break;
        default:
          throw new RangeError('the manifest says what manifests do not say');
      }
    }
  }
  return { tables, firstLog };
}
