import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export interface Checksum {
  update(bytes: Uint8Array): void;
  /** As it stands in the file. */
  digest(): Buffer;
}

/** By the number that xz gives it; undefined for none and for those that nobody has defined yet. */
export function createChecksum(type: number): Checksum | undefined {
  if (type === 1) return createCrc32();
  if (type === 4) return createCrc64();
  if (type === 10) return createHash('sha256');
  return undefined;
}

function createCrc32(): Checksum {
  let sum = 0;
  return {
    update(bytes) {
      sum = crc32(bytes, sum);
    },
    digest() {
      const digest = Buffer.alloc(4);
      digest.writeUInt32LE(sum);
      return digest;
    },
  };
}

/** CRC-64/XZ in two halves: BigInt would be a hundred times slower. */
function createCrc64(): Checksum {
  let high = -1;
  let low = -1;
  return {
    update(bytes) {
      for (let i = 0; i < bytes.length; i++) {
        const index = (low ^ (bytes[i] as number)) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (lowTable[index] as number);
        high = (high >>> 8) ^ (highTable[index] as number);
      }
    },
    digest() {
      const digest = Buffer.alloc(8);
      digest.writeUInt32LE(~low >>> 0);
      digest.writeUInt32LE(~high >>> 0, 4);
      return digest;
    },
  };
}

const highTable = new Int32Array(256);
const lowTable = new Int32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const carry = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (carry) {
      low ^= 0xd7870f42;
      high ^= 0xc96c5795;
    }
  }
  highTable[byte] = high;
  lowTable[byte] = low;
}
