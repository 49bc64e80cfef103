import { maskedCrc32c } from './crc32c.ts';

/** What a file of records says of itself. */
export interface LogContent {
  readonly records: readonly Buffer[];
  /** Places where something else stands than was written. An end that was cut off in the middle of a write is none. */
  readonly damage: readonly string[];
}

/**
 * The records of a write-ahead log or a manifest: https://github.com/google/leveldb/blob/main/doc/log_format.md. What stands behind damage is
 * read again from the next block on.
 */
export function readLogFile(bytes: Buffer): LogContent {
  const records: Buffer[] = [];
  const damage: string[] = [];
  let open: Buffer[] | undefined;
  for (let start = 0; start < bytes.length; start += blockSize) {
    const block = bytes.subarray(start, start + blockSize);
    let at = 0;
    while (at + headerSize <= block.length) {
      const length = block.readUInt16LE(at + 4);
      const type = block[at + 6] as number;
      const end = at + headerSize + length;
      // Room that was set aside and not yet written to.
      if (type === 0 && length === 0 && block.subarray(at).every((byte) => byte === 0)) break;
      if (end > block.length || block.readUInt32LE(at) !== checksum(block, at, length)) {
        if (!isCutOff(block, at, start + blockSize >= bytes.length)) damage.push(`damage at byte ${start + at}`);
        open = undefined;
        break;
      }
      const piece = block.subarray(at + headerSize, end);
      if (type === whole) records.push(piece);
      else if (type === first) open = [piece];
      else if (open) {
        open.push(piece);
        if (type === last) {
          records.push(Buffer.concat(open));
          open = undefined;
        }
      }
      at = end;
    }
  }
  return { records, damage };
}

const blockSize = 32_768;
const headerSize = 7;
const whole = 1;
const first = 2;
const last = 4;

function checksum(block: Buffer, at: number, length: number): number {
  return maskedCrc32c(block.subarray(at + 6, at + headerSize + length));
}

/**
 * Whether a write simply ended here. A length with one wrong bit looks the same, as LevelDB itself takes it; but then the checksum
 * fits another length.
 */
function isCutOff(block: Buffer, at: number, isLast: boolean): boolean {
  const length = block.readUInt16LE(at + 4);
  if (!isLast || at + headerSize + length <= block.length) return false;
  const stored = block.readUInt32LE(at);
  for (let bit = 0; bit < 16; bit++) {
    const other = length ^ (1 << bit);
    if (at + headerSize + other <= block.length && checksum(block, at, other) === stored) return false;
  }
  return true;
}
