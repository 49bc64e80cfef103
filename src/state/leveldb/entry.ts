import { ByteCursor } from './byte-cursor.ts';

/** One write. Of several to the same key the one with the highest sequence holds. */
export interface StoredEntry {
  readonly key: string;
  /** Absent: the key was deleted. */
  readonly value?: string;
  readonly sequence: number;
}

/** The writes of one record of a write-ahead log: LevelDB's db/write_batch.cc. Throws a RangeError. */
export function* readBatch(record: Buffer): Generator<StoredEntry> {
  const batch = new ByteCursor(record);
  let sequence = sequenceOf(batch);
  for (let count = batch.fixed(4); count > 0; count--, sequence++) {
    const isPut = batch.byte() === 1;
    const key = batch.prefixed().toString();
    yield { key, sequence, ...(isPut && { value: batch.prefixed().toString() }) };
  }
}

/** An entry of a table, whose key carries sequence and kind in its last eight bytes: LevelDB's db/dbformat.h. */
export function readTableEntry(internalKey: Buffer, value: Buffer): StoredEntry {
  const trailer = new ByteCursor(internalKey, internalKey.length - 8);
  const isPut = trailer.byte() === 1;
  const sequence = trailer.fixed(4) + trailer.fixed(3) * 2 ** 32;
  return {
    key: internalKey.toString('utf8', 0, internalKey.length - 8),
    sequence,
    ...(isPut && { value: value.toString() }),
  };
}

function sequenceOf(batch: ByteCursor): number {
  return batch.fixed(4) + batch.fixed(4) * 2 ** 32;
}
