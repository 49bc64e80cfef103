import { Decompress } from 'fzstd';
import xxhash from 'xxhash-wasm';
import { ByteReader, type Fail, need } from '../byte-reader.ts';
import { ArchiveDamage, type ByteSource } from '../byte-source.ts';

/**
 * Zstandard (RFC 8878), any number of frames. fzstd on every version of Node and not Node's own where it has one: that
 * drops the frames behind the first and takes a truncated file for a whole one (nodejs/node#64741, #64592). Frames are
 * taken apart here, so that memory stays within one block and the checksum, which fzstd leaves aside, is held against
 * what came out.
 */
export async function* unzstd(source: ByteSource): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source.open());
  try {
    // An empty file is a truncated one.
    do yield* readFrame(reader, source);
    while (await reader.fill(1));
  } finally {
    await reader.close();
  }
}

/** What zstd's own command line accepts without being asked for more. */
const largestWindow = 128 * 1024 * 1024;

/** fzstd waits for this many bytes before it begins. */
const fewestBytes = 18;

async function* readFrame(reader: ByteReader, source: ByteSource): AsyncGenerator<Uint8Array> {
  const fail = (reason: string) => new ArchiveDamage(source, reader.position, reason);
  const magic = (await need(reader, 4, fail)).readUInt32LE();
  if (magic >>> 4 === 0x184d2a5) {
    const length = (await need(reader, 4, fail)).readUInt32LE();
    for await (const _ of reader.pieces(length));
    return;
  }
  if (magic !== 0xfd2fb528) throw fail('what follows is not a zstd frame');

  const { header, hasChecksum } = await readHeader(reader, fail);
  const hash = hasChecksum ? (await loadHasher()).create64() : undefined;
  let unpacked: Uint8Array[] = [];
  const decompress = new Decompress((bytes) => {
    if (bytes.length > 0) unpacked.push(bytes);
  });
  let pending = header;
  for (let last = false; !last; ) {
    const block = await readBlock(reader, fail);
    last = ((block[0] as number) & 1) === 1;
    pending = Buffer.concat([pending, block]);
    if (pending.length < fewestBytes && !last) continue;
    try {
      // Told of the end only where it would wait for more; otherwise it would look for a checksum.
      decompress.push(pending, pending.length < fewestBytes);
    } catch (error) {
      throw fail((error as Error).message);
    }
    pending = Buffer.alloc(0);
    for (const bytes of unpacked) {
      hash?.update(bytes);
      yield bytes;
    }
    unpacked = [];
  }
  if (!hash) return;
  const checksum = (await need(reader, 4, fail)).readUInt32LE();
  if (Number(hash.digest() & 0xffffffffn) !== checksum) throw fail('the checksum does not match');
}

let hasher: ReturnType<typeof xxhash> | undefined;

/** WebAssembly, so not before somebody needs it. */
function loadHasher(): ReturnType<typeof xxhash> {
  hasher ??= xxhash();
  return hasher;
}

/** The frame's header with its magic, the checksum flag taken out. */
async function readHeader(reader: ByteReader, fail: Fail): Promise<{ header: Buffer; hasChecksum: boolean }> {
  const descriptor = (await need(reader, 1, fail)).readUInt8();
  const singleSegment = (descriptor & 0x20) !== 0;
  const dictionarySize = [0, 1, 2, 4][descriptor & 3] as number;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] as number;
  const rest = await need(reader, (singleSegment ? 0 : 1) + dictionarySize + contentSize, fail);
  const size = rest.subarray(rest.length - contentSize);
  const window = singleSegment ? readSize(size) : windowSize(rest.readUInt8());
  if (window > largestWindow) throw fail(`it wants a window of ${window} bytes, more than ${largestWindow}`);
  if (dictionarySize > 0) throw fail('it needs a dictionary');
  return {
    header: Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, descriptor & ~4]), rest]),
    hasChecksum: (descriptor & 4) !== 0,
  };
}

function readSize(bytes: Buffer): number {
  if (bytes.length === 8) return Number(bytes.readBigUInt64LE());
  return bytes.readUIntLE(0, bytes.length) + (bytes.length === 2 ? 256 : 0);
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

async function readBlock(reader: ByteReader, fail: Fail): Promise<Buffer> {
  const header = await need(reader, 3, fail);
  const fields = header.readUIntLE(0, 3);
  const isRepeat = ((fields >> 1) & 3) === 1;
  const size = fields >> 3;
  if (size > 128 * 1024) throw fail('a block is larger than the format allows');
  return Buffer.concat([header, await need(reader, isRepeat ? 1 : size, fail)]);
}
