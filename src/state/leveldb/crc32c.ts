/**
 * CRC-32C (Castagnoli, RFC 3720 appendix B.4) of several pieces as if they were one, eight bytes at a step (Kounavis and Berry,
 * 2005). Node's own `crc32` has another polynomial.
 */
export function crc32c(...pieces: readonly Uint8Array[]): number {
  let crc = -1;
  for (const piece of pieces) crc = update(crc, piece);
  return ~crc >>> 0;
}

/** As LevelDB stores it: a checksum of bytes that hold a checksum is a weak one, so it is turned and shifted. */
export function maskedCrc32c(...pieces: readonly Uint8Array[]): number {
  const crc = crc32c(...pieces);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}

function update(before: number, bytes: Uint8Array): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables as [Int32Array, ...Int32Array[]] & { length: 8 };
  const byte = (at: number) => bytes[at] as number;
  let crc = before;
  let at = 0;
  for (const end = bytes.length - 8; at <= end; at += 8) {
    const low = crc ^ (byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24));
    const high = byte(at + 4) | (byte(at + 5) << 8) | (byte(at + 6) << 16) | (byte(at + 7) << 24);
    crc =
      look(t7, low & 255) ^
      look(t6, (low >>> 8) & 255) ^
      look(t5, (low >>> 16) & 255) ^
      look(t4, low >>> 24) ^
      look(t3, high & 255) ^
      look(t2, (high >>> 8) & 255) ^
      look(t1, (high >>> 16) & 255) ^
      look(t0, high >>> 24);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ look(t0, (crc ^ byte(at)) & 255);
  return crc;
}

function look(table: Int32Array | undefined, index: number): number {
  return (table as Int32Array)[index] as number;
}

const polynomial = 0x82f63b78;

const tables: readonly Int32Array[] = createTables();

function createTables(): Int32Array[] {
  const first = new Int32Array(256);
  for (let n = 0; n < 256; n++) {
    let crc = n;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    first[n] = crc;
  }
  const all = [first];
  for (let k = 1; k < 8; k++) {
    const before = all[k - 1] as Int32Array;
    all.push(before.map((crc) => (crc >>> 8) ^ (first[crc & 255] as number)));
  }
  return all;
}
