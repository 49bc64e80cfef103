import { ByteCursor } from './byte-cursor.ts';
import { maskedCrc32c } from './crc32c.ts';
import { readTableEntry, type StoredEntry } from './entry.ts';
import { unsnappy } from './snappy.ts';

/**
 * The entries of a table file, block by block: https://github.com/google/leveldb/blob/main/doc/table_format.md. A block whose checksum does not fit is named
 * to `onDamage` and left out, the others are read.
 */
export function* readTableFile(bytes: Buffer, onDamage: (what: string) => void): Generator<StoredEntry> {
  for (const block of dataBlocks(bytes, onDamage)) {
    try {
      for (const [key, value] of blockEntries(block)) yield readTableEntry(key, value);
    } catch (error) {
      onDamage(String(error));
    }
  }
}

/** Whether every byte of it is as it was written. */
export function isWholeTable(bytes: Buffer): boolean {
  let whole = true;
  // The blocks need not be taken apart for that.
  for (const _ of dataBlocks(bytes, () => (whole = false), false)) if (!whole) break;
  return whole;
}

const footerSize = 48;
const magic = Buffer.from('57fb808b247547db', 'hex');

function* dataBlocks(bytes: Buffer, onDamage: (what: string) => void, unpack = true): Generator<Buffer> {
  const read = (handle: ByteCursor, unpacked = true) => {
    try {
      return readBlock(bytes, handle.varint(), handle.varint(), unpacked);
    } catch (error) {
      onDamage(error instanceof RangeError ? error.message : String(error));
      return undefined;
    }
  };
  if (bytes.length < footerSize || !bytes.subarray(-magic.length).equals(magic))
    return onDamage('its end is not that of a table');
  const footer = new ByteCursor(bytes.subarray(-footerSize));
  const about = read(footer);
  const index = read(footer);
  // What is stored about a table is a filter, which tells LevelDB what it need not look for.
  for (const [handles, isData] of [
    [about, false],
    [index, true],
  ] as const) {
    if (!handles) continue;
    try {
      for (const [, handle] of blockEntries(handles)) {
        const block = read(new ByteCursor(handle), unpack && isData);
        if (block && isData) yield block;
      }
    } catch (error) {
      onDamage(String(error));
    }
  }
}

function readBlock(bytes: Buffer, offset: number, size: number, unpack: boolean): Buffer {
  const content = new ByteCursor(bytes, offset).take(size + 1);
  const stored = new ByteCursor(bytes, offset + size + 1).fixed(4);
  if (maskedCrc32c(content) !== stored) throw new RangeError(`the block at byte ${offset} is damaged`);
  const isCompressed = content[size] === 1;
  const block = content.subarray(0, size);
  return isCompressed && unpack ? unsnappy(block) : block;
}

/** Keys share their beginnings with the key before; the list of places where they do not stands at the end. */
function* blockEntries(block: Buffer): Generator<[key: Buffer, value: Buffer]> {
  const restarts = new ByteCursor(block, block.length - 4).fixed(4);
  const entries = new ByteCursor(block.subarray(0, Math.max(0, block.length - 4 * (restarts + 1))));
  let key = Buffer.alloc(0);
  while (!entries.done) {
    const shared = entries.varint();
    const own = entries.varint();
    const valueSize = entries.varint();
    if (shared > key.length) throw new RangeError('a key shares more than there is');
    key = Buffer.concat([key.subarray(0, shared), entries.take(own)]);
    yield [key, entries.take(valueSize)];
  }
}
