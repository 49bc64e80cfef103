import { ByteReader } from '../byte-reader.ts';
import { ArchiveDamage, type ByteSource } from '../byte-source.ts';
import { BitReader, OutOfBits } from './bit-reader.ts';
import { Bzip2Error, readBlock, unwindBlock } from './bzip2-block.ts';

/**
 * bzip2, any number of streams one behind the other, as pbzip2 writes them and bzip2 itself reads them. Our own and not
 * unbzip2-stream: that holds an unpacked block as an array of numbers, so that 242 bytes of packed zeros take 2 GB, and
 * it reads half as fast. Of a block that is cut off nothing can be had.
 */
export async function* unbzip2(source: ByteSource): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source.open());
  let bit = 0;
  let blockSize = 0;
  let streamChecksum = 0;
  const fail = (reason: string) => new ArchiveDamage(source, reader.position, reason);

  /** Runs `read` on the buffered bytes, with more of them each time it lacks some. */
  async function parse<T>(read: (bits: BitReader) => T): Promise<T> {
    let complete = await reader.tryFill(readAhead);
    for (let wanted = 2 * readAhead; ; wanted *= 2) {
      const bits = new BitReader(reader.buffered, bit);
      try {
        const result = read(bits);
        reader.take(bits.position >> 3);
        bit = bits.position & 7;
        return result;
      } catch (error) {
        if (error instanceof Bzip2Error) throw fail(error.message);
        if (!(error instanceof OutOfBits)) throw error;
        if (!complete && !(await reader.fill(reader.buffered.length + 1))) throw fail('unexpected end of file');
        complete = await reader.tryFill(wanted);
      }
    }
  }

  try {
    // An empty file is a truncated one.
    while (blockSize > 0 || reader.position === 0 || (await reader.fill(1))) {
      if (blockSize === 0) {
        blockSize = await parse(readStreamHeader);
        streamChecksum = 0;
      }
      const start = await parse(readMark);
      if (start.mark === 'block') {
        const block = await parse((bits) => readBlock(bits, blockSize));
        const checksum = yield* unwindBlock(block);
        if (checksum !== start.checksum) throw fail("a block's checksum does not match");
        streamChecksum = ((streamChecksum << 1) | (streamChecksum >>> 31)) ^ checksum;
      } else {
        if (streamChecksum >>> 0 !== start.checksum) throw fail('the checksum does not match');
        blockSize = 0;
        // The next stream begins at a whole byte.
        if (bit > 0) reader.take(1);
        bit = 0;
      }
    }
  } finally {
    await reader.close();
  }
}

/** More than a block of 900 kB takes, but for those made to take more. */
const readAhead = 1024 * 1024;

function readStreamHeader(bits: BitReader): number {
  const digit = bits.read(8) === 0x42 && bits.read(8) === 0x5a && bits.read(8) === 0x68 ? bits.read(8) - 0x30 : 0;
  if (digit < 1 || digit > 9) throw new Bzip2Error('what follows is not a bzip2 stream');
  return digit * 100_000;
}

function readMark(bits: BitReader): { mark: 'block' | 'end'; checksum: number } {
  const high = bits.read(24);
  const low = bits.read(24);
  const checksum = ((bits.read(16) << 16) | bits.read(16)) >>> 0;
  if (high === 0x314159 && low === 0x265359) return { mark: 'block', checksum };
  if (high === 0x177245 && low === 0x385090) return { mark: 'end', checksum };
  throw new Bzip2Error('what follows is not a bzip2 block');
}
